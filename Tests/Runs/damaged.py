"""Damages lines of an archive at random, and looks for every one: each good article comes out as it was, each bad line
is told in problems.ndjson by its number.

    damaged.py ONRECORD ARCHIVE.ndjson [SHARE [SEED]]
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

command, archive = sys.argv[1:3]
share = float(sys.argv[3]) if len(sys.argv) > 3 else 0.05
chance = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)


def cut(line):
    return line[: chance.randrange(len(line))]


def swapped(line):
    bytes_ = bytearray(line)
    for _ in range(chance.randrange(1, 40)):
        a, b = chance.randrange(len(bytes_)), chance.randrange(len(bytes_))
        bytes_[a], bytes_[b] = bytes_[b], bytes_[a]
    return bytes(bytes_)


def wrong_charset(line):
    return line.decode("utf-8").encode(chance.choice(["big5", "gb18030", "utf-16-le", "shift_jis"]), "replace")


def nested(line):
    depth = chance.choice([10, 2_000, 100_000])
    return b'{"text": ' + b"[" * depth + b"]" * chance.choice([0, depth]) + b"}"


def huge_numbers(line):
    return b'{"id": 1e999999, "text": ' + b"9" * chance.choice([30, 100_000]) + b"}"


def nothing_of_it(line):
    return bytes(chance.randrange(256) for _ in range(chance.randrange(1, 400))).replace(b"\n", b" ")


KINDS = [cut, swapped, wrong_charset, nested, huge_numbers, nothing_of_it]


def run(folder, lines):
    (folder / "archive.ndjson").write_bytes(b"".join(line.replace(b"\n", b" ") + b"\n" for line in lines))
    done = subprocess.run([command, "extract", "archive.ndjson", "--format", "ndjson", "--output", "out", "--write", "none"],
                          cwd=folder, capture_output=True)
    assert done.returncode in (0, 2), (done.returncode, done.stderr[-2000:])
    graphs = {}
    for line in (folder / "out/articles.ndjson").read_bytes().split(b"\n")[:-1]:
        graphs[json.loads(line)["article"]["source"]["record"]] = line
    problems = [json.loads(line) for line in (folder / "out/problems.ndjson").read_bytes().split(b"\n")[:-1]]
    return done.returncode, graphs, problems


lines = Path(archive).read_bytes().split(b"\n")
lines = [line for line in lines if line.strip()]
damaged = {number: chance.choice(KINDS) for number in range(1, len(lines) + 1) if chance.random() < share}
with tempfile.TemporaryDirectory() as folder:
    whole, broken = Path(folder) / "whole", Path(folder) / "broken"
    whole.mkdir()
    broken.mkdir()
    _, expected, problems = run(whole, lines)
    assert not problems and len(expected) == len(lines), problems[:3]
    code, found, problems = run(broken, [damaged[n](line) if n in damaged else line for n, line in enumerate(lines, 1)])

told = {problem["line"] for problem in problems}
lost = [n for n in expected if n not in damaged and found.get(n) != expected[n]]
untold = [n for n in damaged if n not in told and n not in found]
both = told & set(found)
print(f"{len(lines)} lines, {len(damaged)} damaged: {len(found)} articles, {len(problems)} problems, exit code {code}")
for kind in KINDS:
    numbers = [n for n, chosen in damaged.items() if chosen is kind]
    print(f"  {kind.__name__:14} {len(numbers):5}, still an article {sum(n in found for n in numbers)}")
print(f"good articles that are not as they were: {len(lost)}; bad lines that nothing tells of: {len(untold)}; both: {len(both)}")
sys.exit(1 if lost or untold or both or not problems else 0)
