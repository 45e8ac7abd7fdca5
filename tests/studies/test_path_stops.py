import polars as pl
import pytest

from jobmorph.studies.paths import study_paths


@pytest.fixture(scope="module")
def answer():
    return study_paths("sales development representative")


def test_every_job_on_a_route_is_described_once(answer):
    on_routes = set(answer.routes.get_column("place_ids").explode())
    direct = set(answer.destinations.get_column("place_id"))
    stops = answer.stops.get_column("place_id").to_list()
    assert len(stops) == len(set(stops))
    assert set(stops) == on_routes - direct
    assert stops, "the role library knows ways of two steps from here"
    assert answer.stops.schema == answer.destinations.schema


def test_a_stop_is_no_counted_move(answer):
    assert answer.stops.get_column("group").unique().to_list() == ["step"]
    assert answer.stops.get_column("move_probability").null_count() == answer.stops.height
    parts = answer.stops.select(
        pl.sum_horizontal("delegated_share", "assisted_share", "human_share")
    ).to_series()
    assert parts.drop_nulls().to_list() == pytest.approx([1.0] * parts.len(), abs=2e-4)


def test_a_stop_says_what_its_own_answer_says(answer):
    """Going there straight, asked for by name, takes the same learning."""
    place = "role:partnerships/mid"
    row = answer.stops.filter(place_id=place).row(0, named=True)
    asked = study_paths("sales development representative", to="partnerships/mid")
    other = asked.destinations.filter(place_id=place).row(0, named=True)
    for name in ("brings", "asks", "learn", "human_share", "wage_usd_year", "barriers"):
        assert row[name] == other[name], name


def test_where_there_is_no_route_there_is_no_stop():
    bare = study_paths("registered nurse")
    if bare.routes.is_empty():
        assert bare.stops.is_empty()
        assert bare.stops.columns == bare.destinations.columns
