import numpy as np
import polars as pl
import pytest

from jobmorph.build.score.market_history import computer_parameters, history_rows
from jobmorph.build.score.market_history_counts import (
    JobCount,
    census_count,
    census_heads,
    group_count,
    model_change,
    routine_shares,
    start_heads,
    survey_count,
    survey_heads,
)
from jobmorph.build.score.market_history_groups import GROUPS, group_of_occupation
from jobmorph.build.score.market_history_network import joined_network, occupation_network
from jobmorph.build.score.market_history_rows import CountScores, count_rows
from jobmorph.build.sources.routine_tasks import read_soc2010_codes
from jobmorph.market.network import network_from_entries
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError


@pytest.fixture(scope="module")
def edition():
    return open_edition()


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("4", "managers"),
        ("23", "business specialists"),
        ("229", "technicians"),
        ("274", "sales"),
        ("348", "office work"),
        ("433", "services"),
        ("473", "farming"),
        ("779", "machine operators and assemblers"),
        ("889", "transport and labour"),
    ],
)
def test_groups_are_ranges_of_codes(code, group):
    assert GROUPS[group_of_occupation(code)] == group


@pytest.mark.parametrize("code", ["999", "2", "", "x"])
def test_a_code_of_no_civilian_occupation_is_refused(code):
    with pytest.raises(DataError):
        group_of_occupation(code)


def tables():
    survey = pl.DataFrame(
        {
            "occupation_occ1990dd": ["4", "7", "313"],
            "1984": [10.0, 30.0, 60.0],
            "1990": [20.0, 30.0, 50.0],
            "2010": [30.0, 30.0, 20.0],
        }
    )
    census = pl.DataFrame(
        {
            "series_id": ["a", "b", "c", "d"],
            "occupation_occ1990dd": ["4", "313", "313", "999"],
            "1970": [100.0, 200.0, None, 5.0],
            "1980": [200.0, 200.0, 100.0, 5.0],
            "1990": [300.0, 200.0, 100.0, 5.0],
            "2000": [300.0, 100.0, 100.0, 5.0],
        }
    ).filter(pl.col("occupation_occ1990dd") != "999")
    return survey, census


def test_the_run_starts_with_the_groups_of_1980():
    # 200 managers of the census lie as 10 to 30 did in 1984; 300 in office work.
    assert start_heads(*tables()) == pytest.approx([50.0, 150.0, 300.0])


def test_census_changes_and_trend_by_hand():
    survey, census = tables()
    count = census_count(census, tuple(survey["occupation_occ1990dd"]))
    # Series c was not counted in 1970.
    assert count.shares == pytest.approx([0.5, 0.5])
    assert count.change == pytest.approx(np.log([1.5, 0.5]))
    # Shares of 1970: 1/3, 2/3; twice that change, levelled.
    grown = np.array([0.5, 0.5]) * np.exp(2 * np.log([1.5, 0.75]))
    assert count.trend == pytest.approx(np.log(grown / grown.sum() / 0.5))
    assert count.member.tolist() == [[1, 0, 0], [0, 0, 1]]


def one_of_each():
    """An occupation of each group, and a second one of managers; people double where it says so."""
    codes = ["4", "7", *(str(code) for code in (23, 43, 203, 243, 303, 405, 473, 503, 558, 628))]
    codes += ["703", "803"]
    survey = pl.DataFrame({"occupation_occ1990dd": codes, "1984": [1.0] * 14, "1990": [1.0] * 14})
    survey = survey.with_columns(pl.Series("2010", [3.0, 1.0, *[1.0] * 12]))
    census = pl.DataFrame(
        {
            "series_id": codes[1:],
            "occupation_occ1990dd": codes[1:],
            "1970": [1.0] * 13,
            "1980": [2.0, *[1.0] * 12],
            "1990": [3.0, *[1.0] * 12],
        }
    )
    return survey, census


def test_trend_of_the_survey_is_of_the_group():
    count = survey_count(*one_of_each())
    assert count.change[0] - count.change[1] == pytest.approx(np.log(3))
    assert count.trend[0] == count.trend[1]
    # Managers doubled in the ten years before: 26 years of that.
    assert count.trend[0] - count.trend[2] == pytest.approx(2.6 * np.log(2))
    assert count.shares @ np.exp(count.trend) == pytest.approx(1.0)


def test_changes_of_groups_are_added_and_never_their_levels():
    survey, census = one_of_each()
    count = group_count(survey, census)
    # Up half in the census to 1990, doubled in the survey after it.
    assert count.change[0] - count.change[1] == pytest.approx(np.log(1.5) + np.log(2))
    assert count.trend[0] - count.trend[1] == pytest.approx(3 * np.log(2))
    again = group_count(survey.with_columns(pl.col("1990", "2010") * 7), census)
    assert again.change == pytest.approx(count.change)
    assert count.member.sum(axis=1).tolist() == [2, *[1] * 12]


def test_a_unit_without_people_has_no_change():
    with pytest.raises(DataError, match="without people"):
        survey_count(*tables())


def two_groups():
    return JobCount(
        "census",
        (1980, 1982),
        np.array([0.25, 0.75]),
        np.log([2.0, 2 / 3]),
        np.zeros(2),
        np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        np.arange(2),
    )


def test_a_unit_grows_as_its_occupations_do_together():
    path = np.ones((3, 3, 1))
    path[2, :, 0] = [3.0, 1.0, 1.0]
    change = model_change(two_groups(), np.array([10.0, 30.0, 60.0]), path, 1980)
    # 40 become 60 and 60 stay: in shares of the count's first year .25 x 1.5 beside .75.
    grown = np.array([0.25 * 1.5, 0.75])
    assert change[:, 0] == pytest.approx(np.log(grown / grown.sum() / [0.25, 0.75]))


def test_moves_are_carried_over_to_occupations():
    moves = network_from_entries(3, np.array([0, 0, 1, 2]), np.array([1, 2, 0, 0]), np.ones(4))
    parts = np.array([[1.0, 0, 0, 0], [0, 0.5, 0.5, 0], [0, 0, 1.0, 0]])
    heads, group = np.array([4.0, 3.0, 2.0, 1.0]), np.array([0, 0, 1, 1])
    network = joined_network(moves, np.array([8.0, 2.0, 2.0]), parts, heads, group)
    table = np.zeros((4, 4))
    table[network.origins, network.destinations] = network.shares
    # Node 0's eight leavers: four to node 1, split over two occupations, four to occupation 2.
    assert table[0] == pytest.approx([0, 0.25, 0.75, 0])
    assert table[1] == pytest.approx([1, 0, 0, 0])
    # Nothing leads to the last occupation: it moves as its group, which is occupation 2.
    assert table[3] == pytest.approx([1, 0, 0, 0])


def test_rows_of_a_count_by_hand():
    change = np.array([0.4, -0.2, 0.1, -0.3, 0.05])
    count = JobCount(
        "groups", (1980, 2010), np.full(5, 0.2), change, -change, np.eye(5), np.arange(5)
    )
    runs = {"run": np.stack([change / 50, change / 100], axis=1)}
    runs |= dict.fromkeys(("apart", "wanted", "high", "strongest"), runs["run"])
    rows = count_rows(CountScores(count, runs))
    assert rows[0].metric_id == "market.variants.computerisation.groups.told"
    assert rows[0].value == pytest.approx(1.4)
    found = {row.metric_id.removeprefix("market."): row for row in rows}
    slope = found["computerisation.groups.slope"]
    assert slope.value == pytest.approx(1 / 0.015)
    assert slope.baseline_value == 1.0
    spread = found["variants.computerisation.groups.run.spread"]
    assert spread.value == pytest.approx(0.015)
    error = found["computerisation.groups.rmse"]
    assert error.value == pytest.approx(0.985 * np.sqrt((change**2).mean()))
    assert error.baseline_value == pytest.approx(2 * np.sqrt((change**2).mean()))
    assert found["computerisation.groups.spearman"].baseline_value == pytest.approx(-1.0)
    assert found["variants.computerisation.groups.run.positive_draws"].value == 1.0
    gain = found["variants.computerisation.groups.run.rmse_gain_none"]
    assert gain.value == pytest.approx(-0.015 * np.sqrt((change**2).mean()))


def test_computers_spread_at_their_own_pace(edition):
    known = computer_parameters(edition)
    assert known["exposure.adoption_speed"].value == 0.10
    assert known["exposure.adoption_ceiling"].value == 0.50


@pytest.mark.raw
def test_codes_of_today_lead_to_joined_occupations(raw):
    codes = dict(read_soc2010_codes(raw).iter_rows())
    assert codes["11-1011"] == "4"
    assert codes["43-3071"] == "383"


@pytest.mark.raw
def test_counts_have_the_sizes_that_were_counted(raw, edition):
    census = census_heads(edition)
    survey = survey_heads(raw).join(routine_shares(raw), on="occupation_occ1990dd")
    occupations = tuple(survey["occupation_occ1990dd"])
    assert len(occupations) == 321
    start = start_heads(survey, census)
    assert start.sum() == pytest.approx(census["1980"].sum())
    groups = group_count(survey, census)
    assert dict(zip(GROUPS, groups.change.round(2), strict=True))[
        "machine operators and assemblers"
    ] == pytest.approx(-1.0, abs=0.02)
    listed = census_count(census, occupations)
    assert listed.change.size == 170
    for count in (groups, listed, survey_count(survey, census)):
        assert count.shares @ np.exp(count.change) == pytest.approx(1.0)
        assert count.shares @ np.exp(count.trend) == pytest.approx(1.0)
    network = occupation_network(
        raw, edition, occupations, start, survey_count(survey, census).group
    )
    assert network.has_moves.all()


@pytest.mark.raw
def test_the_run_orders_occupations_and_moves_them_far_too_little(raw, edition):
    rows = {row.metric_id: row for row in history_rows(raw, edition)}
    order = rows["market.computerisation.occupations.spearman"]
    assert order.low > 0.2
    for name in ("groups", "occupations"):
        assert rows[f"market.computerisation.{name}.slope"].low > 5
    # In a quarter to a third of draws the cheaper work gains, and the order turns round.
    sign = rows["market.variants.computerisation.survey.run.positive_draws"]
    assert 0.6 < sign.value < 0.9
    gain = rows["market.variants.computerisation.groups.run.rmse_gain_trend"]
    assert gain.low < 0 < gain.high
