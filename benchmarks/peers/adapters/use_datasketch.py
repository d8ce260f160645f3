"""datasketch: MinHash.bulk, MinHashLSH, candidates filtered by the estimate, as its documents say."""

from datasketch import MinHash, MinHashLSH
from xxhash import xxh32_intdigest

from articles import read_articles, read_options, shingles, write_groups

PERMUTATIONS = 128
DEFAULT_THRESHOLD = 0.9


def encode_shingles(text):
    return [shingle.encode() for shingle in shingles(text)]


def find_pairs(ids, sketches, index, threshold):
    # Asked before it is put in, so that each pair comes once.
    for number, sketch in enumerate(sketches):
        for other in index.query(sketch):
            if sketch.jaccard(sketches[other]) >= threshold:
                yield ids[other], ids[number]
        index.insert(number, sketch, check_duplication=False)


options = read_options()
ids, texts = read_articles(options.articles)
# SHA-1 is its default; a faster hash is what it advises.
sketches = MinHash.bulk(
    map(encode_shingles, texts), num_perm=PERMUTATIONS, hashfunc=xxh32_intdigest
)
banding = {"params": (options.bands, options.rows)} if options.bands else {}
index = MinHashLSH(num_perm=PERMUTATIONS, **banding)
threshold = DEFAULT_THRESHOLD if options.threshold is None else options.threshold
write_groups(options.groups, find_pairs(ids, sketches, index, threshold))
