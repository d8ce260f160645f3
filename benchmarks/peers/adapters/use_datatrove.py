"""datatrove: its MinHash stages one to three on a LocalPipelineExecutor, clusters with their ids."""

import os
import struct
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import (
    MinhashConfig,
    MinhashDedupBuckets,
    MinhashDedupCluster,
)

from articles import read_articles, read_options, write_groups

WORKERS = os.cpu_count()


class ArticleReader:
    """Deals one file out to all workers; datatrove's own readers give a file to one worker."""

    def __init__(self, path):
        self.path = path

    def __call__(self, data, rank, world_size):
        ids, texts = read_articles(self.path)
        for id, text in list(zip(ids, texts))[rank::world_size]:
            yield Document(id=id, text=text)


def find_clusters(options, folder):
    banding = (
        {"num_buckets": options.bands, "hashes_per_bucket": options.rows} if options.bands else {}
    )
    config = MinhashConfig(n_grams=5, **banding)
    signatures, buckets, clusters = (
        f"{folder}/{name}" for name in ("signatures", "buckets", "clusters")
    )
    stages = [
        (
            WORKERS,
            [
                ArticleReader(options.articles),
                MinhashDedupSignature(output_folder=signatures, config=config),
            ],
        ),
        (
            config.num_buckets,
            [MinhashDedupBuckets(input_folder=signatures, output_folder=buckets, config=config)],
        ),
        (
            1,
            [
                MinhashDedupCluster(
                    input_folder=buckets,
                    output_folder=clusters,
                    config=config,
                    save_cluster_id=True,
                )
            ],
        ),
    ]
    for number, (tasks, pipeline) in enumerate(stages):
        LocalPipelineExecutor(
            pipeline=pipeline,
            tasks=tasks,
            workers=min(tasks, WORKERS),
            logging_dir=f"{folder}/logs/{number}",
            # Quicker than its forkserver, and the workers' time is told to who waits for us.
            start_method="fork",
        ).run()
    return clusters


def read_clusters(folder, ids):
    """Groups ids by the pairs (article of the worker, cluster) that a file a worker holds."""
    members = defaultdict(list)
    for file in Path(folder).glob("*.clusters"):
        worker = int(file.stem)
        for article, cluster in struct.iter_unpack("<2I", file.read_bytes()):
            members[cluster].append(ids[worker + article * WORKERS])
    return members.values()


if __name__ == "__main__":
    options = read_options()
    with TemporaryDirectory() as folder:
        clusters = read_clusters(find_clusters(options, folder), read_articles(options.articles)[0])
    write_groups(options.groups, clusters)
