"""gaoya: its own word analyzer and its parallel batch calls; it filters by the estimate itself."""

from gaoya.minhash import MinHashStringIndex

from articles import read_articles, read_options, write_groups

options = read_options()
banding = (
    {
        "jaccard_threshold": options.threshold,
        "num_bands": options.bands,
        "band_size": options.rows,
    }
    if options.bands
    else {}
)
ids, texts = read_articles(options.articles)
# smallvec: for few near-duplicates an article, less memory and faster.
index = MinHashStringIndex(
    analyzer="word", lowercase=True, ngram_range=(5, 5), id_container="smallvec", **banding
)
index.par_bulk_insert_docs(list(range(len(texts))), texts)
write_groups(
    options.groups,
    (
        (ids[number], ids[other])
        for number, matches in enumerate(index.par_bulk_query(texts))
        for other in matches
        if number < other
    ),
)
