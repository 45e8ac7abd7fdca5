"""Shares of ISCO-08 groups: the same bytes, whatever order their rows come in."""

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from jobmorph.build.compile import isco
from jobmorph.build.compile.isco import compile_isco_bridge

BAKER, POET = "51-3011.00", "27-3043.00"
OFFICIAL = pl.DataFrame(
    {"occupation_onet2019": [BAKER, BAKER, POET], "isco08": ["7512", "7515", "2641"]}
)
# In floats (0.1 + 0.2) + 0.3 is not (0.3 + 0.2) + 0.1.
LINKS = pl.DataFrame(
    [
        ("a", "7512", BAKER, "published", 0.1),
        ("b", "7512", BAKER, "published", 0.2),
        ("c", "7512", BAKER, "published", 0.3),
        ("d", "5120", BAKER, "published", 0.7),
        ("e", "5131", BAKER, "published", 0.1),
        ("f", "9412", BAKER, "names", 0.9),
        ("g", "2642", POET, "names", 0.63),
    ],
    schema=["esco_occupation", "isco08", "occupation_onet2019", "link", "strength"],
    orient="row",
)


def compiled(monkeypatch, links, official):
    monkeypatch.setattr(isco, "link_esco", lambda raw, occupations: links)
    monkeypatch.setattr(isco, "_official_groups", lambda raw, occupations: official)
    return compile_isco_bridge(None, None)


def test_the_order_of_rows_changes_no_digit(monkeypatch):
    first = compiled(monkeypatch, LINKS, OFFICIAL)
    for seed in range(12):
        shuffled = LINKS.sample(fraction=1.0, shuffle=True, seed=seed)
        again = compiled(monkeypatch, shuffled, OFFICIAL.reverse() if seed % 2 else OFFICIAL)
        assert_frame_equal(first, again, check_exact=True)


def test_shares_follow_the_weights(monkeypatch):
    table = compiled(monkeypatch, LINKS, OFFICIAL)
    shares = {(code, group): share for code, group, share, _ in table.iter_rows()}
    # Official 1.1 and 0.5, others 0.8; a link by names counts for nothing beside a published one.
    assert shares[BAKER, "7512"] == pytest.approx(1.1 / 2.4)
    assert shares[BAKER, "7515"] == pytest.approx(0.5 / 2.4)
    assert shares[BAKER, "5120"] == pytest.approx(0.7 / 2.4)
    assert (BAKER, "9412") not in shares
    assert shares[POET, "2641"] == pytest.approx(1.0 / 1.63)
