"""Writes the same articles as tables of Parquet in many ways. The argument is a folder."""

import datetime
import sys

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

folder = sys.argv[1]
count = 50
ids = [9007199254740993 + n for n in range(count)]
texts = [f"Text {n}: déjà vu, “quoted”, 新聞.\nA second line of {n}." for n in range(count)]
when = [datetime.datetime(2024, 5, 6, 7, 8, n, tzinfo=datetime.timezone.utc) for n in range(count)]
table = pa.table(
    {
        "id": pa.array(ids, pa.int64()),
        "headline": pa.array([f"Title {n % 5}" for n in range(count)]),
        "published_at": pa.array(when, pa.timestamp("us", tz="UTC")),
        "publisher": pa.array([{"name": f"Paper {n % 3}", "rank": n} for n in range(count)]),
        "link": pa.array([f"https://example.org/{n}" for n in range(count)]),
        "body": pa.array(texts),
        "embedding": pa.array([[0.5] * 8] * count, pa.list_(pa.float32())),
    }
)

for codec in ["none", "snappy", "gzip", "zstd", "brotli", "lz4"]:
    pq.write_table(table, f"{folder}/{codec}.parquet", compression=codec, row_group_size=20)
pq.write_table(table, f"{folder}/plain.parquet", use_dictionary=False, data_page_size=200)
pq.write_table(table, f"{folder}/pages-v2.parquet", data_page_version="2.0", data_page_size=300)
pq.write_table(table, f"{folder}/old.parquet", version="1.0", use_deprecated_int96_timestamps=True)
pq.write_table(
    table, f"{folder}/delta.parquet", use_dictionary=False,
    column_encoding={"id": "DELTA_BINARY_PACKED", "body": "DELTA_LENGTH_BYTE_ARRAY"},
)
body = table.schema.get_field_index("body")


def with_body(values):
    return table.set_column(body, "body", values)


pq.write_table(with_body(pa.array(texts, pa.large_string())), f"{folder}/large-string.parquet")
pq.write_table(
    with_body(pa.array([t.encode() for t in texts], pa.binary())), f"{folder}/binary.parquet",
    store_schema=False,
)
pq.write_table(
    with_body(pa.array(texts).dictionary_encode()), f"{folder}/dictionary.parquet"
)
paragraphs = pa.array([t.split("\n") for t in texts], pa.list_(pa.string()))
pq.write_table(with_body(paragraphs), f"{folder}/paragraphs.parquet")
some = pa.array([t if n % 10 else None for n, t in enumerate(texts)])
pq.write_table(with_body(some), f"{folder}/nulls.parquet")
pq.write_table(table.slice(0, 0), f"{folder}/empty.parquet")

duckdb.register("news", table)
for codec in ["snappy", "zstd", "gzip"]:
    duckdb.sql(f"COPY news TO '{folder}/duckdb-{codec}.parquet' (FORMAT parquet, CODEC {codec})")
