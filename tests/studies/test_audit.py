import hashlib
import json
from pathlib import Path

import pytest

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.record import RunRecord
from jobmorph.studies.audit import SolverNote, audit_of, edition_hash, hash_bytes

RECORD = RunRecord("1.2.3", "2026.11", "expected", 7, (), ())
COLUMNS = (
    ColumnUse(0, "Name", "personal", detail="names"),
    ColumnUse(1, "Mail of Erika", "personal", detail="e-mails"),
    ColumnUse(2, "Vorname", "personal", detail="names"),
    ColumnUse(3, "Funktion", "kept", "title"),
    ColumnUse(4, "Notiz", "unknown"),
)


def log(**changes):
    options = {
        "choices": {
            "design": ("grow", "hold"),
            "map": Path("/home/erika/titles.yaml"),
            "allow_layoffs": False,
            "budget": None,
            "horizon": 5.0,
        },
        "columns": COLUMNS,
        "hidden": {"years of hire folded": 2, "pay repeated": 1},
        "solver": [
            SolverNote("hold", "HiGHS", "1.11", "optimal", 0.001),
            SolverNote("grow", "HiGHS", "1.11", "optimal"),
        ],
        "outputs": {"plan.md": "# Plan\n", "plan.xlsx": b"PK"},
    } | changes
    inputs = {"roster": hash_bytes(b"a;b"), "mapping": hash_bytes(b"titles: {}")}
    return audit_of(inputs, RECORD, open_edition().manifest, **options)


def test_the_same_run_has_the_same_bytes_whatever_the_order():
    turned = log(
        choices=dict(
            reversed(
                {
                    "design": ("grow", "hold"),
                    "map": Path("elsewhere/titles.yaml"),
                    "allow_layoffs": False,
                    "horizon": 5.0,
                }.items()
            )
        ),
        columns=COLUMNS[::-1],
        hidden={"pay repeated": 1, "years of hire folded": 2},
        outputs={"plan.xlsx": b"PK", "plan.md": b"# Plan\n"},
    )
    assert log().to_json() == log().to_json() == turned.to_json()
    other = log(outputs={"plan.md": "# Plan!\n", "plan.xlsx": b"PK"})
    assert other.to_json() != log().to_json()


def test_the_log_holds_hashes_counts_and_choices_and_nobody():
    told = json.loads(log().to_json())
    assert told["inputs"][1]["sha256"] == hashlib.sha256(b"a;b").hexdigest()
    assert [each["name"] for each in told["inputs"]] == ["mapping", "roster"]
    assert told["choices"] == [
        {"name": "allow_layoffs", "value": "no"},
        {"name": "design", "value": "grow, hold"},
        {"name": "horizon", "value": "5.0"},
        {"name": "map", "value": "titles.yaml"},
    ]
    assert told["columns"] == [
        {"what": "kept: title", "count": 1},
        {"what": "personal: e-mails", "count": 1},
        {"what": "personal: names", "count": 2},
        {"what": "unknown", "count": 1},
    ]
    assert [each["design"] for each in told["solver"]] == ["grow", "hold"]
    assert (told["solver"][0]["gap_share"], told["solver"][1]["gap_share"]) == (None, 0.001)
    assert (told["version"], told["edition"], told["seed"]) == ("1.2.3", "2026.11", 7)
    assert told["made_on"] is None
    assert "erika" not in log().to_json().lower()


def test_a_day_is_logged_only_if_somebody_says_it():
    assert json.loads(log().dated("2026-11-23").to_json())["made_on"] == "2026-11-23"
    assert json.loads(log().to_json())["made_on"] is None


def test_hashes_are_sha256():
    assert hash_bytes("abc") == hash_bytes(b"abc")
    assert hash_bytes(b"abc") == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert len(edition_hash(open_edition().manifest)) == 64
    with pytest.raises(ParameterError, match="roster"):
        audit_of({"roster": "abc"}, RECORD, open_edition().manifest)
