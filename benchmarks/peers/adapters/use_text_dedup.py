"""text-dedup: its MinHash command as it is; its clusters are read from what --debug leaves."""

import os
import pickle
from collections import defaultdict
from tempfile import TemporaryDirectory

os.environ["HF_HUB_OFFLINE"] = "1"

from text_dedup.minhash import main  # noqa: E402

from articles import read_options, write_groups  # noqa: E402

options = read_options()
banding = (
    ["--num_perm", "128", "--b", str(options.bands), "--r", str(options.rows)]
    if options.bands
    else []
)
# A cache of its own each time, or the second run would find the signatures of the first.
with TemporaryDirectory() as folder:
    main(
        [
            *("--path", "json", "--data_files", options.articles, "--split", "train"),
            *("--column", "text", "--idx_column", "id", "--ngram", "5", "--hash_func", "xxh3"),
            *("--cache_dir", f"{folder}/cache", "--output", f"{folder}/output", "--debug"),
            *banding,
        ],
        standalone_mode=False,
    )
    with open(f"{folder}/output/uf.pkl", "rb") as file:
        found = pickle.load(file)

clusters = defaultdict(list)
for id in found.parent:
    clusters[found.find(id)].append(id)
write_groups(options.groups, clusters.values())
