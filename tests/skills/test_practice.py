import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jobmorph.schema.errors import DataError
from jobmorph.skills.practice import (
    PracticeDraws,
    PracticeWorth,
    design_hours,
    practice_hours,
    practice_table,
)
from jobmorph.work.freed_time import FreedTime, ReinvestmentTarget
from jobmorph.work.mix import WorkDraws, mix_draws

IDS = ("user:1", "user:2")


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


def account(mix, links=((1.0, 0.2),), new_links=None, worth=(0.5, 0.3)):
    count = mix.vanished.size
    new = np.zeros((len(links), len(mix.new_task_ids))) if new_links is None else new_links
    return practice_hours(
        mix,
        links=np.array(links),
        new_links=np.array(new),
        hours_week=40.0,
        worth=PracticeWorth(np.full(count, worth[0]), np.full(count, worth[1])),
    )


def test_practice_by_hand():
    mix = mix_draws(work([0.4, 0.0], [0.2, 0.0]), freed_time=FreedTime.vanishing())
    hours = account(mix)
    # 20 h x 1 + 20 h x .2; kept 20 (.4 + .5 x .2 + .3 x .1 x .4) + 4.
    assert hours.today.item() == pytest.approx(24.0)
    assert hours.kept.item() == pytest.approx(20 * 0.512 + 4)
    assert hours.lost.item() == pytest.approx(20 * 0.488)
    assert hours.given_back.item() == 0.0


def test_new_and_enlarged_tasks_give_practice_back():
    rule = FreedTime.reinvested(
        [ReinvestmentTarget("user:2", 1.0), ReinvestmentTarget("user:9", 3.0)], 1.0
    )
    mix = mix_draws(work([0.5, 0.0], [0.0, 0.0], checking=0.0), freed_time=rule)
    hours = account(mix, new_links=[[0.5]])
    # 10 freed hours: 2.5 into the second task (.2), 7.5 into the new one (.5).
    assert hours.given_back.item() == pytest.approx(2.5 * 0.2 + 7.5 * 0.5)


@given(
    shares=arrays(float, (2, 2, 5), elements=st.floats(0, 0.5)),
    links=arrays(float, (3, 2), elements=st.floats(0, 1)),
    assisted=st.floats(0, 1),
    checking=st.floats(0, 1),
)
def test_kept_and_lost_are_todays_hours_and_more_delegation_never_teaches_more(
    shares, links, assisted, checking
):
    ones = np.ones(5)
    worth = PracticeWorth(assisted * ones, checking * ones)
    job = WorkDraws(IDS, 0.5 * np.ones((2, 5)), shares[0], shares[1], 0.1 * ones, 0.25 * ones)
    none = WorkDraws(IDS, job.time_share, 0 * shares[0], shares[1], 0.1 * ones, 0.25 * ones)
    kept = []
    for each in (job, none):
        hours = practice_hours(
            mix_draws(each, freed_time=FreedTime.vanishing()),
            links=links,
            new_links=np.zeros((3, 0)),
            hours_week=40.0,
            worth=worth,
        )
        np.testing.assert_allclose(hours.kept + hours.lost, hours.today, atol=1e-12)
        assert (hours.lost >= 0).all()
        kept.append(hours.kept)
    # An hour checked teaches at most as much as the hour itself.
    assert (kept[0] <= kept[1] + 1e-12).all()


def test_mids_of_kept_and_lost_sum_to_today_in_the_table():
    rng = np.random.default_rng(3)
    job = work([0.3, 0.5], [0.2, 0.1], count=50, saving=0.3)
    mix = mix_draws(job, freed_time=FreedTime.refilled(0.5))
    hours = practice_hours(
        mix,
        links=rng.uniform(0, 1, (4, 2)),
        new_links=np.zeros((4, 0)),
        hours_week=38.0,
        worth=PracticeWorth(rng.uniform(0, 1, 50), rng.uniform(0, 0.6, 50)),
    )
    table = practice_table(list("abcd"), {"horizon": hours})
    wide = table.pivot("practice_part", index="skill_id", values="practice_hours_week")
    total = wide["kept"].to_numpy() + wide["lost"].to_numpy()
    np.testing.assert_allclose(total, wide["today"].to_numpy(), atol=1e-9)


def test_learning_takes_longer_by_the_hours_that_are_missing_up_to_three_times():
    hours = PracticeDraws(
        today=np.array([[6.0], [6.0], [6.0], [0.0]]),
        kept=np.array([[3.0], [0.5], [6.0], [0.0]]),
        given_back=np.array([[1.0], [0.0], [30.0], [2.0]]),
    )
    assert hours.slower()[:, 0].tolist() == pytest.approx([1.5, 3.0, 1 / 3, 1.0])
    designed = np.array([2.0, 5.5, 0.0, 1.0])
    assert hours.slower(designed)[:, 0].tolist() == pytest.approx([1.0, 1.0, 1 / 3, 1.0])


def test_designed_hours_fill_gaps_and_share_out_what_a_team_can_give():
    hours = PracticeDraws(
        np.array([[6.0], [4.0], [2.0]]), np.array([[1.0], [3.0], [2.0]]), np.zeros((3, 1))
    )
    assert design_hours(hours, most=10.0).tolist() == pytest.approx([5.0, 1.0, 0.0])
    assert design_hours(hours, most=3.0).tolist() == pytest.approx([2.5, 0.5, 0.0])


def test_draws_must_agree():
    mix = mix_draws(work([0.1, 0.1], [0, 0], count=3), freed_time=FreedTime.vanishing())
    with pytest.raises(DataError, match="same draws"):
        practice_hours(
            mix,
            links=np.ones((1, 2)),
            new_links=np.zeros((1, 0)),
            hours_week=40.0,
            worth=PracticeWorth(np.ones(2), np.ones(3)),
        )
