"""OnRecord on Apache Spark: an archive that outgrows one machine, read by every executor, as Parquet tables.

    spark-submit --files onrecord spark.py 'archive/*.ndjson.gz' --output dataset --command ./onrecord

Each task pipes its lines through `onrecord filter`, so a graph has the very bytes that one machine gives, parses each
graph once, and hands its rows over in columns; Spark does the rest without Python. Executors need pyarrow and the command, which `--files` may bring as one static file; they do not need this package. Articles need
an `id`: a line without one is known by its number inside its task only.

Tables: articles, mentions, quotes, figures, edges, entities, aliases with the columns of `onrecord extract`, but
ids of articles and entities instead of numbers; bad_lines with what could not be read and why. `onrecord merge
dataset/lines/part-*` makes the whole dataset of one machine from `--lines`, joined entities, graph and report included.
"""
import argparse
import json
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Dict, Iterable, Iterator, List, Sequence, Tuple

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# Column and type; `long` and `double` may be null.
TABLES: Dict[str, List[Tuple[str, str]]] = {
    "articles": [("id", "string"), ("path", "string"), ("record", "long"), ("url", "string"), ("title", "string"),
                 ("byline", "string"), ("outlet", "string"), ("published", "string"), ("language", "string"),
                 ("scalars", "long"), ("sha256", "string")],
    "mentions": [("article", "string"), ("entity", "string"), ("start", "long"), ("stop", "long"), ("text", "string"),
                 ("rule", "string")],
    "quotes": [("id", "string"), ("article", "string"), ("form", "string"), ("text", "string"), ("start", "long"),
               ("stop", "long"), ("cue", "string"), ("cue_start", "long"), ("cue_stop", "long"), ("source", "string"),
               ("source_start", "long"), ("source_stop", "long"), ("standing", "string"), ("continuation", "boolean"),
               ("addressee", "string"), ("venue", "string"), ("content_rule", "string"), ("source_rule", "string")],
    "figures": [("id", "string"), ("article", "string"), ("kind", "string"), ("text", "string"), ("start", "long"),
                ("stop", "long"), ("low", "double"), ("high", "double"), ("value", "string"), ("high_value", "string"),
                ("unit", "string"), ("modifier", "string"), ("change", "string"), ("interval_start", "string"),
                ("interval_end", "string"), ("days", "long"), ("of", "string"), ("per", "string"), ("rule", "string")],
    "edges": [("type", "string"), ("article", "string"), ("from", "string"), ("to", "string"), ("title", "string"),
              ("past", "boolean"), ("start", "long"), ("stop", "long"), ("rule", "string")],
    # One row an article that names the entity: what `entities` is reduced from.
    "namings": [("article", "string"), ("id", "string"), ("type", "string"), ("name", "string"),
                ("romanization", "string"), ("gazetteer", "string"), ("mentions", "long"), ("quotes", "long")],
    "alias_namings": [("entity", "string"), ("alias", "string"), ("mentions", "long")],
}

# MARK: Lines to graphs


class ChildFailed(RuntimeError):
    """The command ended with an error or lost lines: the task fails, and with it the job."""


def filtered(lines: Iterable[str], command: Sequence[str]) -> Iterator[Tuple[str, str]]:
    """Each line with what the command answers, in order; raises ChildFailed unless it answers all and ends well."""
    child = subprocess.Popen(list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    given: List[str] = []
    broken: List[BaseException] = []
    messages: List[bytes] = []

    def feed():
        try:
            with child.stdin as pipe:
                for line in lines:
                    given.append(line)
                    pipe.write(line.replace("\n", " ").encode("utf-8", "surrogatepass") + b"\n")
        except BrokenPipeError:
            pass
        except BaseException as error:  # the source of the lines failed
            broken.append(error)

    threads = [threading.Thread(target=feed, daemon=True),
               threading.Thread(target=lambda: messages.append(child.stderr.read()[-2000:]), daemon=True)]
    for thread in threads:
        thread.start()
    answered = 0
    try:
        for answer in child.stdout:
            if answered >= len(given):
                raise ChildFailed(f"{command[0]}: more answers than lines")
            line, given[answered] = given[answered], ""
            answered += 1
            yield line, answer.decode("utf-8").rstrip("\n")
        code = child.wait()
        for thread in threads:
            thread.join()
        if broken:
            raise broken[0]
        if code != 0 or answered != len(given):
            told = b"".join(messages).decode("utf-8", "replace").strip()
            raise ChildFailed(f"{' '.join(command)}: exit code {code}, {answered} answers to {len(given)} lines; {told}")
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _split(pairs: Iterable[Tuple[str, str]]) -> Iterator[Tuple[str, str, str]]:
    """Graph, error, line: a graph, or an error with its line."""
    for line, answer in pairs:
        if answer.startswith('{"error"'):
            yield None, json.loads(answer)["error"], line
        else:
            yield answer, None, None


# What reading gives: a row an article, with the rows of every table, or with an error.
SCHEMA = "graph string, error string, line string, " + ", ".join(
    f"{name} array<struct<{', '.join(f'`{column}`: {kind}' for column, kind in columns)}>>"
    for name, columns in TABLES.items())


def _columns(rows: Sequence[Tuple[str, str, str]]):
    """A batch of `SCHEMA`: each graph is parsed once, and the rows of its tables become columns at once."""
    import pyarrow

    types = {"string": pyarrow.string(), "long": pyarrow.int64(), "double": pyarrow.float64(), "boolean": pyarrow.bool_()}
    graphs = [None if graph is None else json.loads(graph) for graph, _, _ in rows]
    columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*rows)]
    for name, fields in TABLES.items():
        found, ends = [], [0]
        for graph in graphs:
            if graph is not None:
                found.extend(ROWS[name](graph))
            ends.append(len(found))
        values = zip(*found) if found else [[] for _ in fields]
        arrays = [pyarrow.array(value, types[kind]) for value, (_, kind) in zip(values, fields)]
        structs = pyarrow.StructArray.from_arrays(arrays, names=[column for column, _ in fields])
        columns.append(pyarrow.ListArray.from_arrays(pyarrow.array(ends, pyarrow.int32()), structs))
    return pyarrow.RecordBatch.from_arrays(columns, names=["graph", "error", "line", *TABLES])


def _batches(rows: Iterable[Tuple[str, str, str]], size: int = 200):
    batch: List[Tuple[str, str, str]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield _columns(batch)
            batch = []
    if batch:
        yield _columns(batch)


def read_lines(lines: "DataFrame", command: Sequence[str]) -> "DataFrame":
    """A frame of `SCHEMA` from one with a column `value` of NDJSON lines."""

    def task(batches):
        texts = (text for batch in batches for text in batch.column(0).to_pylist())
        yield from _batches(_split(filtered(texts, command)))

    return lines.select("value").mapInArrow(task, SCHEMA)


def read_archives(files: "DataFrame", command: Sequence[str]) -> "DataFrame":
    """A frame of `SCHEMA` from whole files in any format `onrecord extract` reads (WARC, HTML, CSV, …): one task a file,
    which has to fit a task's memory. `files` is a frame of Spark's source `binaryFile`; `command` is the bare command."""

    def rows(path: str, content: bytes):
        with tempfile.TemporaryDirectory() as folder:
            name = path.rsplit("/", 1)[-1]
            (Path(folder) / name).write_bytes(content)
            done = subprocess.run([str(Path(command[0]).resolve()) if "/" in command[0] else command[0], *command[1:],
                                   "extract", name, "--output", "out", "--write", "graph"], cwd=folder, capture_output=True)
            # 2: some records could not be read, and problems.ndjson tells which.
            if done.returncode not in (0, 2):
                raise ChildFailed(f"{path}: exit code {done.returncode}; {done.stderr[-2000:].decode('utf-8', 'replace')}")
            with open(Path(folder) / "out" / "articles.ndjson", encoding="utf-8", newline="\n") as graphs:
                for graph in graphs:
                    yield graph.rstrip("\n"), None, None
            with open(Path(folder) / "out" / "problems.ndjson", encoding="utf-8", newline="\n") as problems:
                for problem in problems:
                    yield None, json.loads(problem)["error"], problem.rstrip("\n")

    def task(batches):
        yield from _batches(row for batch in batches for path, content in zip(batch.column(0), batch.column(1))
                            for row in rows(path.as_py(), content.as_py()))

    return files.select("path", "content").repartition(max(1, files.count())).mapInArrow(task, SCHEMA)


# MARK: Graphs to tables


def _span(part, *names):
    return tuple((part or {}).get(name) for name in names)


def _number(value):
    return float(value) if isinstance(value, (int, float)) else None


def _articles(graph):
    head = graph["article"]
    source = head["source"] or {}
    yield (head["id"], source.get("path"), source.get("record"), head["url"], head["title"], "、".join(head["byline"]) or None,
           head["outlet"], head["published"], head["language"], head["scalars"], head["sha256"])


def _entities(graph):
    return (node for node in graph["nodes"] if node["type"] in ("person", "organization", "place"))


def _mentions(graph):
    for node in _entities(graph):
        for mention in node["mentions"]:
            yield (graph["article"]["id"], node["id"], *_span(mention, "start", "end", "text", "rule"))


def _quotes(graph):
    for node in graph["nodes"]:
        if node["type"] != "quote":
            continue
        content = node["content"]
        yield (node["id"], graph["article"]["id"], node["form"], "…".join(part["text"] for part in content), content[0]["start"],
               content[-1]["end"], *_span(node["cue"], "text", "start", "end"),
               *_span(node["source"], "text", "start", "end", "standing"), node["continuation"],
               *_span(node.get("addressee"), "text"), *_span(node.get("venue"), "text"), node["rules"]["content"],
               node["rules"]["source"])


def _figures(graph):
    for node in graph["nodes"]:
        if node["type"] != "figure":
            continue
        low, high = node.get("low"), node.get("high")
        # The ends of a range of dates or times are texts.
        value = low if isinstance(low, str) else node.get("value")
        yield (node["id"], graph["article"]["id"], node["kind"], node["text"], node["start"], node["end"], _number(low),
               _number(high), value, high if isinstance(high, str) else None, node.get("unit"), node.get("modifier"),
               node.get("change"), *_span(node.get("interval"), "start", "end", "days"), node.get("of"), node.get("per"),
               node["rule"])


def _edges(graph):
    for edge in graph["edges"]:
        yield (edge["type"], graph["article"]["id"], edge["from"], edge["to"], edge.get("title"), edge.get("past", False),
               edge.get("start"), edge.get("end"), edge.get("rule"))


def _namings(graph):
    own = {node["id"] for node in graph["nodes"] if node["type"] == "quote" and not node["continuation"]}
    said: Dict[str, int] = {}
    for edge in graph["edges"]:
        if edge["type"] == "said" and edge["to"] in own:
            said[edge["from"]] = said.get(edge["from"], 0) + 1
    for node in _entities(graph):
        yield (graph["article"]["id"], node["id"], node["type"], node["name"], node["romanization"], node["gazetteer"],
               len(node["mentions"]), said.get(node["id"], 0))


def _alias_namings(graph):
    for node in _entities(graph):
        counts = {alias: 0 for alias in [node["name"], *node["aliases"]]}
        for mention in node["mentions"]:
            counts[mention["text"]] = counts.get(mention["text"], 0) + 1
        for alias, count in counts.items():
            yield node["id"], alias, count


ROWS: Dict[str, Callable] = {
    "articles": _articles, "mentions": _mentions, "quotes": _quotes, "figures": _figures, "edges": _edges,
    "namings": _namings, "alias_namings": _alias_namings,
}


def table(found: "DataFrame", name: str) -> "DataFrame":
    """The rows of one of `TABLES`, from a frame of `SCHEMA`."""
    from pyspark.sql import functions as f

    return found.select(f.explode(name).alias("row")).select("row.*")


def entities(namings: "DataFrame") -> "DataFrame":
    """One row an entity, by sums and smallest values: in any order and grouping the same rows.

    The name is the one that most articles give, the smallest of equals."""
    from pyspark.sql import functions as f

    names = (namings.groupBy("id", "name").agg(f.count("article").alias("given"))
             .groupBy("id").agg(f.min(f.struct((-f.col("given")).alias("order"), "name")).alias("best"))
             .select("id", f.col("best.name").alias("name")))
    sums = namings.groupBy("id").agg(
        f.min("type").alias("type"), f.min("romanization").alias("romanization"), f.min("gazetteer").alias("gazetteer"),
        f.countDistinct("article").alias("articles"), f.sum("mentions").alias("mentions"), f.sum("quotes").alias("quotes"))
    return sums.join(names, "id").select("id", "type", "name", "romanization", "gazetteer", "articles", "mentions", "quotes")


def aliases(namings: "DataFrame") -> "DataFrame":
    """One row an entity and a way to write its name, with the number of mentions."""
    from pyspark.sql import functions as f

    return namings.groupBy("entity", "alias").agg(f.sum("mentions").alias("mentions"))


def write(found: "DataFrame", output: str, lines: bool = False) -> Dict[str, int]:
    """Writes all tables as Parquet below `output`; gives the number of graphs and of bad lines."""
    from pyspark.sql import functions as f

    found.write.mode("overwrite").parquet(f"{output}/read")
    # Read again what is written, so that nothing is extracted twice.
    found = found.sparkSession.read.parquet(f"{output}/read")
    graphs = found.where(f.col("graph").isNotNull()).select("graph")
    bad = found.where(f.col("error").isNotNull()).select("line", "error")
    for name in ("articles", "mentions", "quotes", "figures", "edges"):
        table(found, name).write.mode("overwrite").parquet(f"{output}/{name}")
    entities(table(found, "namings")).write.mode("overwrite").parquet(f"{output}/entities")
    aliases(table(found, "alias_namings")).write.mode("overwrite").parquet(f"{output}/aliases")
    bad.write.mode("overwrite").parquet(f"{output}/bad_lines")
    if lines:
        graphs.write.mode("overwrite").text(f"{output}/lines")
    return {"graphs": graphs.count(), "bad_lines": bad.count()}


def main(arguments: Sequence[str] = None) -> None:
    parser = argparse.ArgumentParser(description="Reads an archive of articles on Spark and writes Parquet tables.")
    parser.add_argument("input", nargs="+", help="NDJSON, plain or compressed, by any path or pattern Spark reads")
    parser.add_argument("--output", required=True, help="the folder of the tables")
    parser.add_argument("--command", default="onrecord", help="the command as executors find it (default: onrecord)")
    parser.add_argument("--archives", action="store_true", help="the inputs are WARC, HTML, CSV or other files, a task each")
    parser.add_argument("--partitions", type=int, help="into how many tasks lines are dealt out (default: as Spark reads them)")
    parser.add_argument("--lines", action="store_true", help="also the graphs as NDJSON, for onrecord merge")
    options = parser.parse_args(arguments)
    from pyspark.sql import SparkSession

    spark: "SparkSession" = SparkSession.builder.appName("onrecord").getOrCreate()
    if options.archives:
        source = spark.read.format("binaryFile").load(options.input)
        found = read_archives(source, [options.command])
    else:
        source = spark.read.text(options.input, lineSep="\n")
        if options.partitions:
            source = source.repartition(options.partitions)
        found = read_lines(source, [options.command, "filter"])
    counts = write(found, options.output, options.lines)
    print(f"{counts['graphs']} graphs, {counts['bad_lines']} bad lines, written to {options.output}")


if __name__ == "__main__":
    main()
