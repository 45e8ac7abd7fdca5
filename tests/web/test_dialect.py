"""Advice for the command line, said for programs and for assistants."""

import ast
import re
from pathlib import Path

import pytest

import jobmorph
from jobmorph.reports.words import CATALOGUE
from jobmorph.schema.errors import ParameterError
from jobmorph.web.dialect import ASSISTANT, PROGRAM
from jobmorph.web.problem import problem_of

SOURCE = Path(jobmorph.__file__).parent
# Where errors come from that a server may meet; those of `cli` and `build` never reach one.
ROOMS = ("schema", "work", "exposure", "skills", "pathways", "market", "redesign", "reference",
         "intake", "studies")  # fmt: skip
TYPED = re.compile(r"(?<![\w-])--[a-z]|\bjobmorph [a-z]")
OPTION = re.compile(r"(?<![\w-])--[a-z]")


def texts_of(tree):
    """Every text of a module but its docstrings; what is filled in reads as 'filled in'."""
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                skipped.add(id(first.value))
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(each) for each in ast.walk(node) if each is not node}
            yield "".join(
                each.value if isinstance(each, ast.Constant) else "filled in"
                for each in node.values
            )
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in skipped:
            yield node.value


def typed_texts():
    for room in ROOMS:
        for file in sorted((SOURCE / room).rglob("*.py")):
            yield from texts_of(ast.parse(file.read_text(encoding="utf-8")))
    yield from (text for key, text in CATALOGUE.items() if re.search(r"error|hint|fault", key))


TEXTS = sorted({text for text in typed_texts() if TYPED.search(text)})


def test_there_is_something_to_swap():
    assert len(TEXTS) > 60
    assert any("--level" in text for text in TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_no_advice_to_a_program_names_an_option_of_the_command_line(text):
    said = PROGRAM.said(text)
    assert not OPTION.search(said), said
    fault = ParameterError(text, where="--level", hint=text)
    document = problem_of(fault).document()
    assert not OPTION.search(" ".join(map(str, (document["what"], document["hint"]))))
    assert document["where"] == "level"


@pytest.mark.parametrize(
    ("text", "program", "assistant"),
    [
        ("Try: --hours 4", "Try: hours=4", "Try: hours_week=4"),
        ("Ask for more: --draws 64.", "Ask for more: draws=64.", "Ask for more: draws=64."),
        ("Give one, or: --drop COLUMN", "Give one, or: drop=COLUMN", "Give one, or: drop=COLUMN"),
        ("Choose another --map", "Choose another mapping", "Choose another map"),
        (
            "Or describe a week: jobmorph role --tasks week.csv",
            "Or describe a week: GET /api/v1/role, or POST with tasks",
            "Or describe a week: the tool role",
        ),
        (
            "See: jobmorph library list, jobmorph title TITLE",
            "See: GET /api/v1/library, GET /api/v1/title",
            "See: the tool library_roles, the tool read_title",
        ),
        (
            'Try: jobmorph title "Sr. Acct Exec"',
            "Try: GET /api/v1/title",
            "Try: the tool read_title",
        ),
        (
            "All of it: jobmorph history --atlas. Then ask.",
            "All of it: GET /api/v1/history/atlas. Then ask.",
            "All of it: jobmorph history --atlas. Then ask.",
        ),
        (
            "Run: jobmorph data build --from DIR",
            "Run: jobmorph data build on the server",
            "Run: jobmorph data build --from DIR",
        ),
        # Somebody's own words, and the command itself where it is meant.
        ('No job found for "chief --level x"', None, None),
        ("On your own computer there is no such limit: jobmorph team ROSTER", None, None),
        ("this is no profile that jobmorph wrote", None, None),
    ],
)
def test_what_is_typed_becomes_what_is_asked(text, program, assistant):
    assert PROGRAM.said(text) == (program or text)
    assert ASSISTANT.said(text) == (assistant or text)
