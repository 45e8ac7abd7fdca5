"""The same question gives the same bytes, whatever the threads and the seed of hashes."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import jobmorph

QUESTIONS = {
    "ladder": ["skills", "SDR", "--ladder"],
    "history": ["history", "typists"],
    "path": ["path", "SDR"],
    "path to": ["path", "SDR", "--to", "customer success manager"],
    "role": ["role", "SDR"],
    "skills": ["skills", "SDR"],
    "outlook": ["outlook", "SDR"],
}
ASK_ALL = """
import contextlib, hashlib, io, json, sys
from jobmorph.cli.main import run

digests = {}
for name, words in json.loads(sys.argv[1]).items():
    sys.argv = ["jobmorph", *words, "--format", "json"]
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        run()
    said.flush()
    answer = said.buffer.getvalue()
    json.loads(answer)
    digests[name] = hashlib.sha256(answer).hexdigest()
print(json.dumps(digests))
"""
ROOMS = ("exposure", "pathways", "redesign", "reports", "skills", "studies")
ORDERLESS_JOINS = ("semi", "anti", "cross")


def digests(threads, seed):
    ended = subprocess.run(
        [sys.executable, "-c", ASK_ALL, json.dumps(QUESTIONS)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "POLARS_MAX_THREADS": threads, "PYTHONHASHSEED": seed},
    )
    return json.loads(ended.stdout)


def test_answers_are_the_same_bytes_in_every_process():
    first = digests("1", "1")
    assert list(first) == list(QUESTIONS)
    assert digests("2", "2") == first


def without_order(source):
    """Joins and groups of polars that leave the order of their rows open."""
    for call in ast.walk(ast.parse(source)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        words = {each.arg: each.value for each in call.keywords}
        if "maintain_order" in words:
            continue
        # Joins of strings have no keywords.
        is_join = call.func.attr == "join" and {"on", "left_on", "how"} & set(words)
        how = getattr(words.get("how"), "value", "inner")
        if call.func.attr == "group_by" or (is_join and how not in ORDERLESS_JOINS):
            yield call.func.end_lineno


def test_joins_and_groups_say_their_order():
    # The last digit of a sum follows the order of rows; that of an open join follows the threads.
    root = Path(jobmorph.__file__).parent
    found = [
        f"{path.relative_to(root)}:{line}"
        for room in ROOMS
        for path in sorted((root / room).rglob("*.py"))
        for line in without_order(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_an_open_join_is_found():
    assert list(without_order('a.join(b, on="x")\n", ".join(c)\na.group_by("x").agg("y")')) == [
        1,
        3,
    ]
    assert not list(without_order('a.join(b, on="x", how="semi")'))
    assert not list(without_order('a.join(b, on="x", maintain_order="left")'))
