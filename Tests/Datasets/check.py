"""Opens every file of a dataset with the programs that analysts use, and counts the same things in each.

    pip install pandas duckdb networkx frictionless jsonschema lxml
    onrecord extract Tests/Articles/texts --output Output/check --write all
    python3 Tests/Datasets/check.py Output/check [--quick]

Exit code 1 where something cannot be read, or where two files do not agree.
"""

import csv
import json
import pathlib
import sqlite3
import sys

import duckdb
import jsonschema
import networkx
import pandas
from lxml import etree

folder = pathlib.Path(sys.argv[1])
quick = "--quick" in sys.argv
root = pathlib.Path(__file__).resolve().parents[2]
failures = []


def check(name, truth, detail=""):
    print(f"{'ok  ' if truth else 'FAIL'} {name}{f': {detail}' if detail != '' else ''}")
    if not truth:
        failures.append(name)


def graphs():
    with open(folder / "articles.ndjson", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


# Article graphs against their schema, and edges against nodes.
validator = jsonschema.Draft202012Validator(json.loads((root / "Output/graph.schema.json").read_text(encoding="utf-8")))
articles = quotes = figures = mentions = 0
errors, loose = [], 0
for number, graph in enumerate(graphs()):
    articles += 1
    quotes += sum(node["type"] == "quote" for node in graph["nodes"])
    figures += sum(node["type"] == "figure" for node in graph["nodes"])
    mentions += sum(len(node.get("mentions", [])) for node in graph["nodes"])
    ids = {node["id"] for node in graph["nodes"]}
    loose += sum(edge["from"] not in ids or edge["to"] not in ids for edge in graph["edges"])
    if not quick or number < 50:
        body = [error for definition in [graph] for error in validator.iter_errors(definition)]
        errors += [f"{graph['article']['id']}: {error.json_path} {error.message[:200]}" for error in body]
check("articles.ndjson fits graph.schema.json", not errors, errors[:3] or f"{articles} articles")
check("every edge ends at nodes", loose == 0, loose)

# The texts, where they are there: every slice is its text.
texts = folder / "texts.ndjson"
if texts.exists():
    known = {}
    for line in open(texts, encoding="utf-8"):
        text = json.loads(line)
        known[text["sha256"]] = text["text"]
    wrong = 0
    for graph in graphs():
        text = known.get(graph["article"]["sha256"])
        if text is None:
            continue
        for node in graph["nodes"]:
            for span in node.get("mentions", []) + node.get("content", []):
                wrong += text[span["start"] : span["end"]] != span["text"]
    check("every span's text is its slice", wrong == 0, f"{len(known)} texts")

# The merged graph.
if (folder / "graph.json").exists():
    corpus = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    ids = {node["id"] for node in corpus["nodes"]}
    loose = [edge for edge in corpus["edges"] if edge["from"] not in ids or edge["to"] not in ids]
    check("graph.json: every edge ends at nodes", not loose, f"{len(ids)} nodes, {len(corpus['edges'])} edges")

# SQLite.
if (folder / "onrecord.sqlite").exists():
    database = sqlite3.connect(f"file:{folder / 'onrecord.sqlite'}?mode=ro", uri=True)
    one = lambda sql, *values: database.execute(sql, values).fetchall()[0][0]
    check("sqlite: integrity_check", one("PRAGMA integrity_check") == "ok")
    check("sqlite: foreign_key_check", database.execute("PRAGMA foreign_key_check").fetchall() == [])
    check("sqlite: articles", one("SELECT count(*) FROM articles") <= articles, one("SELECT count(*) FROM articles"))
    if one("SELECT count(*) FROM articles") == articles:
        for table, count in [("quotes", quotes), ("figures", figures), ("mentions", mentions)]:
            check(f"sqlite: {table}", one(f"SELECT count(*) FROM {table}") == count, count)
    for (view,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name").fetchall():
        check(f"sqlite: view {view}", database.execute(f"SELECT * FROM {view} LIMIT 5") is not None)
    # A word of two characters out of a quote is found in it.
    quote, text = database.execute("SELECT quote, text FROM quotes WHERE length(text) > 12 LIMIT 1").fetchone()
    word = next(text[i : i + 2] for i in range(len(text) - 1) if all("\u4e00" <= c < "\ua000" for c in text[i : i + 2]))
    found = database.execute("SELECT rowid FROM quotes_search WHERE quotes_search MATCH ?", [f'"{" ".join(word)}"'])
    check("sqlite: search finds two characters", quote in {row[0] for row in found}, word)

# CSV, by three readers.
tables = sorted((folder / "tables").glob("*.csv")) if (folder / "tables").exists() else []
for path in tables:
    frame = pandas.read_csv(path, encoding="utf-8-sig", low_memory=False)
    rows = duckdb.sql(f"SELECT count(*) FROM read_csv('{path}', header = true, sample_size = -1)").fetchall()[0][0]
    with open(path, encoding="utf-8-sig", newline="") as lines:
        cells = list(csv.reader(lines)) if path.stat().st_size < 50_000_000 else None
    same = len(frame) == rows and (cells is None or len(cells) - 1 == rows)
    check(f"csv: {path.name}: pandas and DuckDB agree", same, f"{len(frame)} rows, {len(frame.columns)} columns")
    if cells:
        risky = [cell for row in cells[1:] for cell in row if cell[:1] in "=+-@\t\r" and cell and not cell[1:].replace(".", "").replace("e", "").replace("-", "").replace("+", "").isdigit()]
        check(f"csv: {path.name}: nothing that a spreadsheet would run", not risky, risky[:3] or "")
if (folder / "datapackage.json").exists():
    import frictionless

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described = all(field["description"] for resource in package["resources"] for field in resource["schema"]["fields"])
    check("datapackage: every column is described", described)
    report = frictionless.Package(str(folder / "datapackage.json")).validate(limit_errors=5, limit_rows=2000 if quick else None)
    check("datapackage: valid by frictionless", report.valid, report.flatten(["title", "note"])[:3] or "")

# Networks.
networks = {}
for name, read in [("graph.graphml", networkx.read_graphml), ("graph.gexf", networkx.read_gexf)]:
    if (folder / name).exists():
        networks[name] = read(folder / name)
        check(f"{name}: read by networkx", True, networks[name])
if len(networks) == 2:
    a, b = networks.values()
    check("GraphML and GEXF hold the same", (set(a.nodes), a.number_of_edges()) == (set(b.nodes), b.number_of_edges()))

# GEXF against its schema, and what a schema cannot say: references, and values of the declared types.
if (folder / "graph.gexf").exists():
    gexf = etree.parse(folder / "graph.gexf")
    schema = etree.RelaxNG(etree.parse(pathlib.Path(__file__).parent / "gexf.rng"))
    check("graph.gexf: valid GEXF 1.2", schema.validate(gexf), schema.error_log.last_error or "")
    space = {"g": "http://www.gexf.net/1.2draft"}
    nodes = [node.get("id") for node in gexf.iterfind(".//g:node", space)]
    ids = set(nodes)
    check("graph.gexf: every node once", len(ids) == len(nodes), len(nodes))
    loose = [edge.get("id") for edge in gexf.iterfind(".//g:edge", space) if not {edge.get("source"), edge.get("target")} <= ids]
    check("graph.gexf: every edge ends at nodes", not loose, loose[:3] or "")
    for kind in ["node", "edge"]:
        types = {item.get("id"): item.get("type") for item in gexf.iterfind(f".//g:attributes[@class='{kind}']/g:attribute", space)}
        wrong = [value.attrib for value in gexf.iterfind(f".//g:{kind}/g:attvalues/g:attvalue", space)
                 if value.get("for") not in types or types[value.get("for")] == "integer" and not value.get("value").isdigit()]
        check(f"graph.gexf: values of {kind}s are as declared", not wrong, wrong[:3] or "")

# Annotations.
if (folder / "annotations.jsonl").exists():
    count = 0
    for line in open(folder / "annotations.jsonl", encoding="utf-8"):
        annotation = json.loads(line)
        count += annotation["type"] == "Annotation" and bool(annotation["target"])
    check("annotations.jsonl", count == quotes + figures + mentions, count)
for path in sorted((folder / "brat").glob("*.ann"))[: 50 if quick else None] if (folder / "brat").exists() else []:
    text = path.with_suffix(".txt").read_text(encoding="utf-8", newline="") if sys.version_info >= (3, 13) else open(path.with_suffix(".txt"), encoding="utf-8", newline="").read()
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("T"):
            _, places, slice_ = line.split("\t")
            spans = [list(map(int, place.split())) for place in places.split(" ", 1)[1].split(";")]
            if " ".join(text[start:end] for start, end in spans) != slice_:
                check(f"brat: {path.name}", False, line)

print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
