import polars as pl
import pytest

from jobmorph.build.contracts import validate_table
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import SchemaError
from jobmorph.schema.tables import EDITION_TABLES, EMPLOYMENT, SKILL_ACTIVITY


@pytest.mark.parametrize("name", sorted(EDITION_TABLES))
def test_every_table_of_the_edition_keeps_its_contract(name):
    table = open_edition().table(name)
    assert validate_table(EDITION_TABLES[name], table).height > 0


def test_breaches_are_told_together():
    row = {
        "occupation_soc2018": "41-1011",
        "year": 1700,
        "published_code": None,
        "is_employment_split": False,
        "employment_heads": -1.0,
        **{f"wage_{p}_usd_year": 1.0 for p in ("p10", "p25", "median", "p75", "p90")},
        "is_wage_topcoded": False,
    }
    frame = pl.DataFrame([row], schema=EMPLOYMENT.polars_schema)
    with pytest.raises(SchemaError, match=r"table employment") as caught:
        validate_table(EMPLOYMENT, frame)
    told = " ".join(caught.value.items)
    assert "published_code" in told
    assert "employment_heads" in told
    assert "year" in told


def test_a_repeated_key_is_a_breach():
    frame = pl.DataFrame({"skill_id": ["2.A.1.a"] * 2, "gwa_id": ["4.A.1.a.1"] * 2})
    with pytest.raises(SchemaError):
        validate_table(SKILL_ACTIVITY, frame)
