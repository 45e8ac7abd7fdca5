"""How sure a family and its level are, learned from left-out names and strangers."""

import numpy as np
import polars as pl
import pytest

from jobmorph.build.train.title_families import EXACT_LEVEL, fit_families
from jobmorph.build.train.title_labels import LabelledTitles
from jobmorph.work.title.normalise import plain_title

ROLES = {
    "Sales Development Representative": "sdr/entry",
    "Sales Development Rep Inbound": "sdr/entry",
    "Senior Sales Development Representative": "sdr/senior",
    "Lead Sales Development Representative": "sdr/lead",
    "Customer Success Manager": "csm/mid",
    "Customer Success Manager Digital": "csm/mid",
    "Junior Customer Success Manager": "csm/entry",
    "Client Success Manager": "csm/mid",
}
KIN = {"sdr": frozenset({"41-3"}), "csm": frozenset({"43-4"})}
STRANGERS = ("Construction Manager", "Registered Nurse", "Success Coach", "Sales Engineer")


@pytest.fixture(scope="module")
def fitted():
    aliases = pl.DataFrame({"title": list(ROLES), "role_id": list(ROLES.values())})
    plain = tuple(plain_title(title) for title in (*STRANGERS, "Customer Success Rep"))
    filed = LabelledTitles(
        (*STRANGERS, "Customer Success Rep"),
        plain,
        (*[frozenset({"29-1141"})] * 4, frozenset({"43-4051"})),
        np.zeros(5, dtype=bool),
        np.zeros(5, dtype=int),
    )

    def chances(titles):
        return [
            {"29-1141": 0.9}
            if title in plain
            else {"41-3091" if "sales" in title.words else "43-4051": 0.9}
            for title in titles
        ]

    return fit_families(aliases, KIN, filed, chances)


def test_names_left_out_find_their_family(fitted):
    assert fitted.hit == 1.0


def test_known_names_are_surer_than_strangers(fitted):
    def chance(title, code):
        return fitted.index.read(plain_title(title), {code: 0.9}).probability

    assert chance("Sales Development Representative", "41-3091") > 0.8
    assert chance("Construction Manager", "29-1141") < 0.5
    assert fitted.index.scaling.agreement > 0


def test_shares_of_levels_are_drawn_towards_a_half(fitted):
    assert fitted.levels.exact == EXACT_LEVEL
    for share in (fitted.levels.known, fitted.levels.named, fitted.levels.assumed):
        assert 0.0 < share < 1.0
    # 'Senior', 'Lead' and 'Junior' say themselves which level they are: three of three.
    assert fitted.levels.named == pytest.approx(4 / 5)
