"""Origin records refuse what a reader could not trace."""

from dataclasses import FrozenInstanceError, replace

import pytest

from jobmorph.build.origin import TIERS, Origin
from jobmorph.schema.errors import ParameterError

GOOD = Origin(
    source_id="prices_2024",
    producer="Office of Prices",
    title="Price index",
    edition="2024",
    url="https://example.org/data/index.csv?fmt=csv",
    licence="CC BY 4.0",
    credit="Office of Prices, CC BY 4.0.",
    accessed="2026-11-22",
    redistribution=True,
    tier="official",
)


def test_an_origin_is_frozen_and_names_its_file_without_the_query():
    assert GOOD.file_name == "index.csv"
    with pytest.raises(FrozenInstanceError):
        GOOD.licence = "other"


def test_the_tiers_are_the_six_of_the_project():
    assert TIERS == ("official", "peer-reviewed", "survey", "vendor", "model", "assumption")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"licence": " "}, "licence is empty"),
        ({"credit": ""}, "credit is empty"),
        ({"url": "ftp://example.org/x"}, "not http(s)"),
        ({"tier": "gossip"}, "tier 'gossip'"),
        ({"sha256": "ABC"}, "not 64 hex digits"),
        ({"accessed": "22.11.2026"}, "not YYYY-MM-DD"),
    ],
)
def test_a_field_that_cannot_be_right_is_refused(change, said):
    with pytest.raises(ParameterError, match="prices_2024") as caught:
        replace(GOOD, **change)
    assert said in str(caught.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(ParameterError) as caught:
        replace(GOOD, licence="", credit="", url="x")
    assert caught.value.count == 3
