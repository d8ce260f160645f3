"""What the adapters have in common: their arguments, the articles, shingles, the file of groups."""

import argparse
import json
import re

WORD = re.compile(r"\w+")


def read_options():
    """The arguments of every adapter; without bands, the peer's own defaults hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", help="JSON Lines with the fields id and text")
    parser.add_argument("groups", help="where to write, a line each, JSON arrays of ids")
    parser.add_argument("--bands", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--threshold", type=float)
    parser.add_argument("--redis", help="where Redis is unpacked, for an index in it")
    return parser.parse_args()


def read_articles(path):
    """The ids and the texts, in the order of the file."""
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [record["id"] for record in records], [record["text"] for record in records]


def shingles(text):
    """Runs of five words, as wirecopy takes them; a shorter text is one shingle."""
    words = WORD.findall(text.lower())
    if len(words) < 5:
        return [" ".join(words)]
    return list(map(" ".join, zip(words, words[1:], words[2:], words[3:], words[4:])))


def write_groups(path, groups):
    """Writes ids that belong together: pairs or whole clusters, as the peer gives them."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(group) + "\n" for group in groups)
