"""rensa: full-token RMinHash in one batch, RMinHashLSH, candidates filtered by the estimate."""

from rensa import RMinHash, RMinHashLSH

from articles import read_articles, read_options, shingles, write_groups

SEED = 42
# Of its README and its benchmarks.
DEFAULT_BANDS, DEFAULT_ROWS, DEFAULT_THRESHOLD = 8, 16, 0.8

options = read_options()
bands = options.bands or DEFAULT_BANDS
# Its bands must fill the signature: 126 slots for 42 bands of 3.
slots = bands * (options.rows or DEFAULT_ROWS)
threshold = DEFAULT_THRESHOLD if options.threshold is None else options.threshold

ids, texts = read_articles(options.articles)
sketches = RMinHash.from_token_sets(map(shingles, texts), num_perm=slots, seed=SEED)
index = RMinHashLSH(threshold=threshold, num_perm=slots, num_bands=bands)
index.insert_many(sketches)
write_groups(
    options.groups,
    (
        (ids[number], ids[other])
        for number, candidates in enumerate(index.query_all(sketches))
        for other in candidates
        if number < other and index.is_similar(sketches[number], sketches[other])
    ),
)
