"""Reads the output of `wirecopy dedup` with DuckDB and with pandas: read-results.py MARKED.jsonl

Prints how many articles of each source are copies, and which articles were copied most.
"""

import sys

import duckdb
import pandas

COPIES = ["identical", "same-text", "near-duplicate", "contained", "edited"]

[path] = sys.argv[1:]

# DuckDB reads the field as a STRUCT: its parts are columns.
print("copies by source")
for source, articles, copies in duckdb.execute(
    """
    SELECT source, count(*), count(*) FILTER (WHERE list_contains($copies, wirecopy.verdict))
    FROM read_json($path, format = 'newline_delimited') GROUP BY source ORDER BY source
    """,
    {"copies": COPIES, "path": path},
).fetchall():
    print(f"{source}: {copies} of {articles}")

# pandas makes a column of each part: wirecopy.verdict, wirecopy.canonical and so on. No type is guessed.
records = pandas.read_json(path, lines=True, dtype=False)
answers = pandas.json_normalize(records["wirecopy"].tolist())
copied = answers[answers["verdict"].isin(COPIES)].groupby("canonical").size()
print("copied most")
for article, copies in copied.sort_values(ascending=False, kind="stable").head(10).items():
    print(f"{article}: {copies}")
