import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.errors import DataError
from jobmorph.skills.demand import ActivityLinkModel, shift_importance
from jobmorph.skills.use import (
    SkillHourDraws,
    change_table,
    hours_table,
    use_hours,
    use_table,
)
from jobmorph.work.freed_time import FreedTime, ReinvestmentTarget
from jobmorph.work.mix import WorkDraws, mix_draws

IDS = ("user:1", "user:2")
LINKS = pl.DataFrame(
    {
        "task_id": ["user:1", "user:2", "user:9"],
        "skill_id": ["2.A.1.b", "2.A.1.c", "2.A.1.b"],
        "link_share": [1.0, 1.0, 0.5],
    }
)
RATINGS = pl.DataFrame(
    {"skill_id": ["2.A.1.b", "2.A.1.c", "2.B.4.e"], "importance_today": [3.0, 4.0, 2.0]}
)


def work(delegated, assisted, count=1, checking=0.1, saving=0.25):
    ones = np.ones(count)
    return WorkDraws(
        IDS,
        0.5 * np.ones((2, count)),
        np.outer(delegated, ones),
        np.outer(assisted, ones),
        checking * ones,
        saving * ones,
    )


def require(mix, elasticity=0.5):
    model = ActivityLinkModel(np.full(mix.vanished.size, elasticity))
    return model.require(mix, links=LINKS, ratings=RATINGS, hours_week=40.0)


def test_split_is_exact_and_hand_computed():
    rule = FreedTime.reinvested(
        [ReinvestmentTarget("user:2", 1.0), ReinvestmentTarget("user:9", 1.0)], 0.5
    )
    demand = require(mix_draws(work([0.4, 0.0], [0.2, 0.0]), freed_time=rule))
    change = {(skill, part): value for skill, part, _, value, _ in demand.change.iter_rows()}
    # Freed .5 (.36 + .05) = .205 of 40 hours = 8.2; half put back: 2.05 each.
    assert change["2.A.1.b", "ai_takes"] == pytest.approx(-8.2)
    assert change["2.A.1.b", "remaining_work"] == 0.0
    assert change["2.A.1.b", "new_work"] == pytest.approx(0.5 * 2.05)
    assert change["2.A.1.c", "remaining_work"] == pytest.approx(2.05)
    assert change["2.A.1.c", "ai_takes"] == 0.0
    hours = {(skill, moment): value for skill, moment, _, value, _ in demand.hours.iter_rows()}
    assert hours["2.A.1.b", "today"] == pytest.approx(20.0)
    assert hours["2.A.1.b", "horizon"] == pytest.approx(20.0 - 8.2 + 1.025)
    assert hours["2.A.1.c", "horizon"] == pytest.approx(22.05)


def test_hours_at_the_horizon_equal_the_direct_formula():
    rng = np.random.default_rng(4)
    delegated = rng.uniform(0, 0.6, (3, 7))
    job = WorkDraws(
        ("user:1", "user:2", "user:3"),
        np.tile([[0.2], [0.3], [0.5]], 7),
        delegated,
        rng.uniform(0, 0.4, (3, 7)),
        rng.uniform(0, 0.3, 7),
        rng.uniform(0, 0.4, 7),
    )
    links = rng.uniform(0, 1, (4, 3))
    mix = mix_draws(job, freed_time=FreedTime.refilled(0.7))
    hours = use_hours(mix, links=links, new_links=np.zeros((4, 0)), hours_week=38.0)
    direct = 38.0 * links @ (job.kept + job.checking + mix.put_back)
    np.testing.assert_allclose(hours.horizon, direct, atol=1e-12)


def test_no_change_reproduces_the_published_importance():
    demand = require(mix_draws(work([0.0, 0.0], [0.0, 0.0]), freed_time=FreedTime.vanishing()))
    table = demand.importance
    assert table["importance_horizon"].to_list() == [3.0, 4.0, None]
    assert table["direction"].to_list() == ["unclear"] * 3


def test_larger_share_of_a_smaller_week_is_not_called_rising():
    demand = require(mix_draws(work([0.8, 0.0], [0.0, 0.0]), freed_time=FreedTime.vanishing()))
    rows = {row["skill_id"]: row for row in demand.importance.iter_rows(named=True)}
    assert rows["2.A.1.c"]["importance_horizon"] > 4.0
    assert rows["2.A.1.c"]["direction"] == "unclear"
    assert rows["2.A.1.b"]["direction"] == "falling"


def test_hours_and_not_the_share_tell_the_direction():
    # Three quarters of the week go; the second skill's hours fall less than the week: its share
    # grows, its hours do not.
    demand = require(mix_draws(work([0.9, 0.4], [0.0, 0.0]), freed_time=FreedTime.vanishing()))
    rows = {row["skill_id"]: row for row in demand.importance.iter_rows(named=True)}
    assert rows["2.A.1.c"]["importance_horizon"] > 4.0
    assert rows["2.A.1.c"]["direction"] == "falling"


def test_changes_count_from_the_mix_of_today():
    rule = FreedTime.refilled(0.5)
    today = mix_draws(work([0.2, 0.1], [0.1, 0.0]), freed_time=rule)
    model = ActivityLinkModel(np.array([0.5]))
    same = model.require(today, links=LINKS, ratings=RATINGS, hours_week=40.0, since=today)
    assert set(same.change["change_hours_week"]) == {0.0}
    assert same.importance["importance_horizon"].to_list() == [3.0, 4.0, None]
    later = mix_draws(work([0.4, 0.1], [0.1, 0.0]), freed_time=rule)
    demand = model.require(later, links=LINKS, ratings=RATINGS, hours_week=40.0, since=today)
    takes = demand.change.filter(
        (pl.col("skill_id") == "2.A.1.b") & (pl.col("change_part") == "ai_takes")
    )
    # .5 of 40 hours x .2 more delegated x .9 after checking.
    assert takes["change_hours_week"].item() == pytest.approx(-3.6)


def test_changes_of_another_job_are_refused():
    mix = mix_draws(work([0.1, 0.1], [0, 0]), freed_time=FreedTime.vanishing())
    links = np.array([[1.0, 0.0]])
    hours = use_hours(mix, links=links, new_links=np.zeros((1, 0)), hours_week=40.0)
    other = use_hours(mix, links=links, new_links=np.zeros((1, 0)), hours_week=38.0)
    with pytest.raises(DataError, match="same job"):
        hours.since(other)


def test_more_hours_and_more_share_is_rising():
    rule = FreedTime.reinvested([ReinvestmentTarget("user:2", 1.0)], 1.0)
    demand = require(mix_draws(work([0.8, 0.0], [0.0, 0.0]), freed_time=rule))
    assert demand.importance["direction"].to_list() == ["falling", "rising", "unclear"]


def test_draws_of_mix_and_model_must_agree():
    mix = mix_draws(work([0.1, 0.1], [0, 0], count=3), freed_time=FreedTime.vanishing())
    with pytest.raises(DataError, match="same draws"):
        ActivityLinkModel(np.ones(2)).require(mix, links=LINKS, ratings=RATINGS, hours_week=40.0)


def test_importance_shift_by_hand_and_at_the_ends_of_the_scale():
    # logit(.5) + .5 ln 4 = ln 2, so x = 2/3.
    middle = shift_importance(np.array([3.0]), np.array([[4.0]]), np.array([0.5]))
    assert middle.item() == pytest.approx(1 + 4 * 2 / 3)
    ends = shift_importance(
        np.array([1.0, 5.0, 5.0, 3.0]), np.array([[3.0], [0.5], [0.0], [0.0]]), np.array([1.0])
    )
    assert ends[:, 0].tolist() == [1.0, 5.0, 1.0, 1.0]


@given(
    delegated=st.floats(0, 0.9),
    more=st.floats(0, 0.1),
    checking=st.floats(0, 1),
    saving=st.floats(0, 1),
)
def test_delegating_more_never_raises_hours_at_fixed_hours_put_back(
    delegated, more, checking, saving
):
    totals = [
        use_hours(
            mix_draws(
                work([share, 0.2], [0.0, 0.3], checking=checking, saving=saving),
                freed_time=FreedTime.vanishing(),
            ),
            links=np.array([[1.0, 0.0], [0.3, 0.7]]),
            new_links=np.zeros((2, 0)),
            hours_week=40.0,
        ).horizon
        for share in (delegated, delegated + more)
    ]
    assert (totals[1] <= totals[0] + 1e-12).all()


def test_the_wide_table_holds_what_the_long_ones_say():
    rng = np.random.default_rng(7)
    draws = [rng.normal(size=(3, 40)) for _ in range(3)]
    hours = SkillHourDraws(rng.uniform(20.0, 30.0, (3, 40)), *draws)
    reach = SkillHourDraws(hours.today, *(2.0 * each for each in draws))
    ids = ["2.A.1.a", "2.A.1.b", "2.A.1.c"]
    wide = use_table(ids, hours, reach)
    change, long = change_table(ids, hours), hours_table(ids, hours)
    total = change.filter(pl.col("change_part") == "total")
    for name in ("change_hours_week_low", "change_hours_week", "change_hours_week_high"):
        assert wide[name].to_list() == total[name].to_list()
    for part in ("ai_takes", "remaining_work", "new_work"):
        own = change.filter(pl.col("change_part") == part)["change_hours_week"]
        assert wide[part].to_list() == own.to_list()
    today = long.filter(pl.col("moment") == "today")["time_hours_week"]
    assert wide["time_hours_week_today"].to_list() == today.to_list()
    assert tuple(wide["direction"]) == hours.directions
    assert tuple(wide["direction_reach"]) == reach.directions
    rows = np.array([2, 0])
    some = use_table([ids[2], ids[0]], hours.at(rows), reach.at(rows))
    assert some.equals(wide[[2, 0]])
