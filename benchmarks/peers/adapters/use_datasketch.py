"""datasketch: MinHash.bulk, MinHashLSH, candidates filtered by the estimate, as its documents say.

With --redis its index is in a server, which begins empty and keeps nothing on the disk.
"""

import os
import subprocess
import time
from contextlib import contextmanager
from glob import glob
from tempfile import TemporaryDirectory

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


@contextmanager
def storage(home):
    """The settings of the index; a server of its own as long as they are used."""
    if home is None:
        yield {}
        return
    with TemporaryDirectory() as folder:
        socket = f"{folder}/socket"
        libraries = ":".join(glob(f"{home}/usr/lib/*-linux-gnu"))
        server = subprocess.Popen(
            [f"{home}/usr/bin/redis-server", "--port", "0", "--unixsocket", socket, "--save", ""],
            env={**os.environ, "LD_LIBRARY_PATH": libraries},
            stdout=subprocess.DEVNULL,
        )
        try:
            while not os.path.exists(socket):
                time.sleep(0.01)
            redis = {"unix_socket_path": socket}
            yield {"storage_config": {"type": "redis", "redis": redis}}
        finally:
            server.kill()
            server.wait()


options = read_options()
ids, texts = read_articles(options.articles)
# SHA-1 is its default; a faster hash is what it advises.
sketches = MinHash.bulk(
    map(encode_shingles, texts), num_perm=PERMUTATIONS, hashfunc=xxh32_intdigest
)
banding = {"params": (options.bands, options.rows)} if options.bands else {}
threshold = DEFAULT_THRESHOLD if options.threshold is None else options.threshold
with storage(options.redis) as where:
    index = MinHashLSH(num_perm=PERMUTATIONS, **banding, **where)
    write_groups(options.groups, find_pairs(ids, sketches, index, threshold))
