"""An occupation's codes in every classification."""

import polars as pl
import pytest

from jobmorph.reference.tables import CompiledTables
from jobmorph.schema.errors import NoMatchError
from jobmorph.studies.codes import codes_of


@pytest.fixture
def tables() -> CompiledTables:
    return CompiledTables(
        {
            "occupation": pl.DataFrame(
                {
                    "occupation_onet2019": ["43-4051.00", "43-4061.00"],
                    "title": ["Customer service", "Eligibility"],
                    "occupation_soc2018": ["43-4051", "43-4061"],
                }
            ),
            "isco_bridge": pl.DataFrame(
                {
                    "occupation_onet2019": ["43-4051.00"] * 2,
                    "isco08": ["4225", "4222"],
                    "isco_share": [0.3, 0.7],
                    "link": ["esco", "official"],
                }
            ),
            "isco_group": pl.DataFrame({"isco08": ["4222", "4225"], "title": ["Calls", "Desks"]}),
            "esco_bridge": pl.DataFrame(
                {
                    "occupation_onet2019": ["43-4051.00"],
                    "esco_occupation": ["ab-12"],
                    "esco_label": ["chat operator"],
                    "isco08": ["4222"],
                    "esco_weight": [1.0],
                    "link": ["inherited"],
                }
            ),
        }
    )


def test_codes_come_largest_first_with_their_names(tables):
    codes = codes_of("43-4051.00", tables)
    assert (codes.occupation_soc2018, codes.title) == ("43-4051", "Customer service")
    assert [(g.isco08, g.title, g.share, g.link) for g in codes.isco] == [
        ("4222", "Calls", 0.7, "official"),
        ("4225", "Desks", 0.3, "esco"),
    ]
    (concept,) = codes.esco
    assert concept.uri == "http://data.europa.eu/esco/occupation/ab-12"
    assert (concept.label, concept.weight, concept.link) == ("chat operator", 1.0, "inherited")


def test_what_is_not_known_is_empty(tables):
    codes = codes_of("43-4061.00", tables)
    assert codes.isco == () == codes.esco


def test_an_unknown_code_gets_the_nearest(tables):
    with pytest.raises(NoMatchError, match=r"43-4059\.00.*43-4051\.00"):
        codes_of("43-4059.00", tables)
