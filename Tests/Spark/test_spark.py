"""PySpark with two executors gives what one machine gives, row for row; bad lines have a table, a failing child fails the job."""
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas
import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("ONRECORD_COMMAND", str(ROOT / ".build/release/onrecord"))
JOB = ROOT / "Sources/Python/onrecord/spark.py"
BAD = ["{", '{"id": "no text"}', "no JSON"]


def submit(*arguments, code=0):
    """Runs the job on two executors, each a process of its own."""
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_SCALA_VERSION": "2.12",
                   "PYSPARK_SUBMIT_ARGS": "--master local-cluster[2,1,1024] --conf spark.driver.host=127.0.0.1 "
                                          "--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=4 "
                                          "--conf spark.sql.execution.arrow.maxRecordsPerBatch=100 pyspark-shell"}
    done = subprocess.run([sys.executable, str(JOB), *map(str, arguments)], env=environment, capture_output=True, text=True)
    assert (done.returncode == 0) == (code == 0), done.stderr[-4000:]
    return done


def archive():
    """The lines of ONRECORD_ARCHIVE, else our own articles, several times under ids of their own; and bad lines."""
    if "ONRECORD_ARCHIVE" in os.environ:
        with open(os.environ["ONRECORD_ARCHIVE"], encoding="utf-8", newline="\n") as file:
            lines = [line.rstrip("\n") for line in file]
    else:
        texts = sorted((ROOT / "Tests/Articles/texts").glob("*.txt"))
        lines = [json.dumps({"id": f"{text.stem}-{copy}", "text": text.read_text(encoding="utf-8"), "published": "2025-12-18"},
                            ensure_ascii=False) for copy in range(5) for text in texts]
    return lines[:1] + BAD + lines[1:]


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runs")
    lines = archive()
    (folder / "archive.ndjson").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    told = submit(folder / "archive.ndjson", "--output", folder / "spark", "--command", COMMAND, "--partitions", 4, "--lines")
    print(told.stdout)
    with open(folder / "archive.ndjson", "rb") as file:
        answers = subprocess.run([COMMAND, "filter"], stdin=file, capture_output=True, check=True).stdout.split(b"\n")[:-1]
    graphs = [answer for answer in answers if not answer.startswith(b'{"error"')]
    assert len(graphs) == len(answers) - len(BAD)
    (folder / "one.ndjson").write_bytes(b"".join(graph + b"\n" for graph in graphs))
    for name, inputs in (("one", [folder / "one.ndjson"]), ("two", sorted((folder / "spark/lines").glob("part-*")))):
        subprocess.run([COMMAND, "merge", *inputs, "--output", folder / name, "--write", "all"], check=True)
    return folder


def test_graphs_are_the_same_bytes(runs):
    found = [line for part in (runs / "spark/lines").glob("part-*") for line in part.read_bytes().split(b"\n")[:-1]]
    assert sorted(found) == sorted((runs / "one.ndjson").read_bytes().split(b"\n")[:-1])


def test_merged_datasets_are_the_same_bytes(runs):
    files = {path.relative_to(runs / "one") for path in (runs / "one").rglob("*") if path.is_file()}
    assert files == {path.relative_to(runs / "two") for path in (runs / "two").rglob("*") if path.is_file()}
    assert Path("graph.json") in files and Path("tables/quotes.csv") in files
    # SQLite notes the version of its writer and a counter of changes: its tables are compared below.
    for path in files:
        assert (runs / "one" / path).read_bytes() == (runs / "two" / path).read_bytes(), path


def test_bad_lines_have_a_table(runs):
    bad = pandas.read_parquet(runs / "spark/bad_lines")
    assert sorted(bad["line"]) == sorted(BAD)
    assert all(bad["error"])


QUERIES = {
    "articles": "SELECT id, path, record, url, title, byline, outlet, published, language, scalars, sha256 FROM articles",
    "entities": "SELECT id, type, name, romanization, gazetteer, articles, mentions, quotes FROM entities",
    "aliases": "SELECT e.id AS entity, alias, a.mentions FROM aliases a JOIN entities e USING (entity)",
    "mentions": "SELECT a.id AS article, e.id AS entity, start, stop, text, rule FROM mentions "
                "JOIN articles a USING (article) JOIN entities e USING (entity)",
    "quotes": "SELECT q.id, a.id AS article, form, text, start, stop, cue, cue_start, cue_stop, source, source_start, "
              "source_stop, standing, continuation, addressee, venue, content_rule, source_rule "
              "FROM quotes q JOIN articles a USING (article)",
    "figures": "SELECT f.id, a.id AS article, kind, text, start, stop, low, high, value, high_value, unit, modifier, change, "
               "interval_start, interval_end, days, \"of\", per, rule FROM figures f JOIN articles a USING (article)",
    "edges": "SELECT e.type, a.id AS article, coalesce(fe.id, fq.id, ff.id, fd.id) AS \"from\", coalesce(te.id, tq.id, tf.id, td.id) AS \"to\", "
             "e.title, past, e.start, e.stop, e.rule FROM edges e JOIN articles a USING (article) "
             "LEFT JOIN entities fe ON fe.entity = from_entity LEFT JOIN quotes fq ON fq.quote = from_quote "
             "LEFT JOIN figures ff ON ff.figure = from_figure LEFT JOIN declined fd ON fd.declined = from_declined "
             "LEFT JOIN entities te ON te.entity = to_entity LEFT JOIN quotes tq ON tq.quote = to_quote "
             "LEFT JOIN figures tf ON tf.figure = to_figure LEFT JOIN declined td ON td.declined = to_declined",
}


def rows(frame):
    def value(cell):
        if cell is None or cell != cell:
            return ""
        return repr(float(cell)) if isinstance(cell, (int, float)) or hasattr(cell, "dtype") else str(cell)

    return sorted(tuple(value(cell) for cell in row) for row in frame.astype(object).itertuples(index=False))


@pytest.mark.parametrize("table", QUERIES)
def test_tables_are_the_same_row_for_row(runs, table):
    with sqlite3.connect(runs / "one/onrecord.sqlite") as database:
        expected = pandas.read_sql_query(QUERIES[table], database)
    found = pandas.read_parquet(runs / "spark" / table)
    assert list(found.columns) == list(expected.columns)
    assert len(found) > 0
    assert rows(found) == rows(expected)


def test_a_failing_child_fails_the_job(runs, tmp_path):
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\nhead -n 3 >/dev/null\necho it broke >&2\nexit 3\n")
    failing.chmod(0o755)
    done = submit(runs / "archive.ndjson", "--output", tmp_path / "out", "--command", failing, code=1)
    assert "exit code 3" in done.stderr and "it broke" in done.stderr
    assert not (tmp_path / "out/articles").exists()


def test_whole_files_are_read_as_archives(tmp_path):
    texts = sorted((ROOT / "Tests/Articles/texts").glob("*.txt"))[:3]
    submit(*texts, "--archives", "--output", tmp_path / "out", "--command", COMMAND)
    articles = pandas.read_parquet(tmp_path / "out/articles")
    assert sorted(articles["path"]) == [text.name for text in texts]
