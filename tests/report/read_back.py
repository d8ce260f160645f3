"""Reads results with libraries of others and prints figures as JSON: read_back.py FORM PATH."""
import json
import sys
import xml.etree.ElementTree as xml


def duckdb_counts(folder, form):
    import duckdb

    def rows(table):
        # Everything as text: the reader must not guess the type of an id.
        source = f"'{folder}/{table}.{form}'"
        read = f"read_csv({source}, all_varchar=true, header=true)" if form == "csv" else f"read_parquet({source})"
        return duckdb.sql(f"SELECT * FROM {read}").fetchall()

    return {table: len(rows(table)) for table in TABLES}


def pandas_frames(folder, form):
    import pandas

    if form == "parquet":
        return {table: pandas.read_parquet(f"{folder}/{table}.parquet") for table in TABLES}
    options = {"dtype": {"id": str, "article": str}, "keep_default_na": False}
    return {table: pandas.read_csv(f"{folder}/{table}.csv", **options) for table in TABLES}


TABLES = [
    *("articles", "novel", "clusters", "members", "edits", "links", "forms", "form_members", "blanks"),
    *("passages", "occurrences", "paths", "repeats", "sources", "seen", "skipped", "notices", "summary"),
]


def tables(folder, form):
    frames = pandas_frames(folder, form)
    return {
        "duckdb": duckdb_counts(folder, form),
        "pandas": {table: len(frame) for table, frame in frames.items()},
        "words": int(frames["articles"]["words"].sum()),
        "jaccard": round(float(frames["members"]["jaccard"].sum()), 4),
        "ids": frames["articles"]["id"].tolist(),
        "spans": int(frames["occurrences"]["end"].sum()),
        "edits": frames["edits"][["origin_start", "origin_end", "start", "end"]].astype(int).values.tolist(),
        "blanks": frames["blanks"][["start", "end"]].astype(int).values.tolist(),
        "steps": frames["paths"]["step"].astype(int).tolist(),
    }


def junit(file):
    suites = xml.parse(file).getroot()
    return {
        "suites": {
            suite.get("name"): [int(suite.get("tests")), int(suite.get("failures"))] for suite in suites
        },
        "cases": {suite.get("name"): len(suite.findall("testcase")) for suite in suites},
        "failed": {suite.get("name"): len(suite.findall("testcase/failure")) for suite in suites},
        "text": "".join(suites.itertext()),
    }


def graph(file, read):
    import networkx

    graph = getattr(networkx, read)(file)
    edges = [[source, target, round(data["weight"], 4)] for source, target, data in graph.edges(data=True)]
    return {
        "nodes": sorted(node for node, data in graph.nodes(data=True) if data["kind"] == "article"),
        "edges": sorted(edge for edge in edges if graph.edges[edge[0], edge[1]]["relation"] != "source"),
        "sources": {data["source"]: node for node, data in graph.nodes(data=True) if data["kind"] == "source"},
        "given": sorted(edge for edge in edges if graph.edges[edge[0], edge[1]]["relation"] == "source"),
        "titles": sorted(
            data["title"] for _, data in graph.nodes(data=True) if data["kind"] == "article" and "title" in data
        ),
        "directed": graph.is_directed(),
    }


def markdown(file):
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(open(file, encoding="utf8").read())
    tables, inline, is_inside = [], set(), False
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            is_inside = token.type == "table_open"
            tables += [[]] if is_inside else []
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type == "inline":
            inline.update(child.type for child in token.children)
            if is_inside:
                tables[-1][-1].append("".join(child.content for child in token.children))
    headings = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]
    blocks = {token.type for token in tokens}
    return {"tables": tables, "inline": sorted(inline), "headings": headings, "blocks": sorted(blocks)}


FORMS = {
    "csv": lambda path: tables(path, "csv"),
    "parquet": lambda path: tables(path, "parquet"),
    "junit": junit,
    "gexf": lambda path: graph(path, "read_gexf"),
    "graphml": lambda path: graph(path, "read_graphml"),
    "markdown": markdown,
}

json.dump(FORMS[sys.argv[1]](sys.argv[2]), sys.stdout)
