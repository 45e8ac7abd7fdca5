import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.schema.errors import ParameterError, SchemaError
from jobmorph.schema.tables import TASK_MIX, VERDICT_COLUMNS
from jobmorph.work.freed_time import FreedTime, ReinvestmentTarget
from jobmorph.work.mix import WorkDraws, mix_draws, task_mix

TARGETS = (ReinvestmentTarget("user:1", 2.0), ReinvestmentTarget("user:9", 1.0))
RULES = [
    FreedTime.vanishing(),
    FreedTime.refilled(0.6),
    FreedTime.reinvested(TARGETS, 0.7),
]


def verdicts_of(time_share, delegated, assisted):
    parts = {
        "delegated": delegated,
        "assisted": assisted,
        "human": [1 - d - a for d, a in zip(delegated, assisted, strict=True)],
    }
    columns = {name: parts[name.split("_")[1]] for name in VERDICT_COLUMNS}
    ids = [f"user:{number}" for number in range(1, len(time_share) + 1)]
    return pl.DataFrame({"task_id": ids, "time_share": time_share, **columns})


@st.composite
def works(draw):
    tasks = draw(st.integers(1, 5))
    count = draw(st.integers(1, 4))
    unit = st.floats(0.0, 1.0)
    weight = np.array(draw(st.lists(st.floats(0.01, 1), min_size=tasks, max_size=tasks)))
    raw = np.array(
        draw(st.lists(unit, min_size=2 * tasks * count, max_size=2 * tasks * count))
    ).reshape(2, tasks, count)
    delegated = raw[0]
    return WorkDraws(
        tuple(f"user:{number}" for number in range(1, tasks + 1)),
        np.repeat((weight / weight.sum())[:, None], count, axis=1),
        delegated,
        raw[1] * (1 - delegated),
        np.array(draw(st.lists(unit, min_size=count, max_size=count))),
        np.array(draw(st.lists(unit, min_size=count, max_size=count))),
    )


@given(work=works(), rule=st.sampled_from(RULES))
def test_hours_before_are_hours_after_plus_hours_vanished(work, rule):
    mix = mix_draws(work, freed_time=rule)
    np.testing.assert_allclose(mix.person_time + mix.vanished, 1.0, atol=1e-12)
    put_back = mix.put_back.sum(axis=0) + mix.new.sum(axis=0)
    np.testing.assert_allclose(put_back + mix.vanished, work.freed.sum(axis=0), atol=1e-12)
    assert (mix.vanished >= -1e-12).all()


@given(work=works())
def test_vanishing_frees_exactly_the_freed_hours(work):
    mix = mix_draws(work, freed_time=FreedTime.vanishing())
    np.testing.assert_allclose(mix.vanished, work.freed.sum(axis=0), atol=1e-15)
    assert not mix.put_back.any()
    assert mix.new.shape == (0, mix.vanished.size)


@given(work=works(), rule=st.sampled_from(RULES))
def test_relabelling_tasks_permutes_the_mix(work, rule):
    order = np.arange(len(work.task_ids))[::-1]
    turned = WorkDraws(
        tuple(work.task_ids[row] for row in order),
        work.time_share[order],
        work.delegated[order],
        work.assisted[order],
        work.checking_share,
        work.saving_share,
    )
    there, here = mix_draws(turned, freed_time=rule), mix_draws(work, freed_time=rule)
    np.testing.assert_allclose(there.put_back[order], here.put_back, atol=1e-12)
    np.testing.assert_allclose(there.vanished, here.vanished, atol=1e-12)


def test_hand_computed_mix_with_hours_put_into_named_tasks():
    # Freed: .5(.4*.9 + .2*.25) + .5(.1*.25) = .205 + .0125 = .2175; 80% put back, 2 to 1.
    mix = task_mix(
        verdicts_of([0.5, 0.5], [0.4, 0.0], [0.2, 0.1]),
        freed_time=FreedTime.reinvested(TARGETS, 0.8),
        checking_share=0.1,
        saving_share=0.25,
        moments=["horizon"],
    )
    TASK_MIX.check(mix)
    rows = {(row["task_id"], row["origin"]): row for row in mix.iter_rows(named=True)}
    assert set(rows) == {
        ("user:1", "existing"),
        ("user:2", "existing"),
        ("user:1", "checking"),
        ("user:9", "new"),
    }
    assert rows["user:1", "existing"]["time_share"] == 0.5
    assert rows["user:1", "existing"]["put_back_time_share"] == pytest.approx(0.116)
    assert rows["user:1", "existing"]["person_time_share"] == pytest.approx(0.275 + 0.116)
    assert rows["user:2", "existing"]["person_time_share"] == pytest.approx(0.4875)
    assert rows["user:1", "checking"]["person_time_share"] == pytest.approx(0.02)
    assert rows["user:9", "new"]["time_share"] == pytest.approx(0.058)
    assert mix["person_time_share"].sum() == pytest.approx(1 - 0.2 * 0.2175, abs=1e-12)


def test_parts_of_every_row_sum_to_one_at_every_moment():
    mix = task_mix(
        verdicts_of([0.2, 0.3, 0.5], [0.1, 0.7, 0.0], [0.3, 0.1, 0.0]),
        freed_time=FreedTime.refilled(),
        checking_share=0.2,
        saving_share=0.3,
    )
    parts = mix.select(pl.sum_horizontal("delegated", "assisted", "human")).to_series()
    assert parts.to_list() == pytest.approx([1.0] * mix.height, abs=1e-12)
    for total in mix.group_by("moment").agg(pl.sum("person_time_share")).iter_rows():
        assert total[1] == pytest.approx(1.0, abs=1e-12)


def test_refilling_keeps_the_proportions_of_the_work_people_keep():
    mix = task_mix(
        verdicts_of([0.5, 0.5], [0.5, 0.0], [0.0, 0.0]),
        freed_time=FreedTime.refilled(),
        checking_share=0.0,
        saving_share=0.0,
        moments=["horizon"],
    )
    # People keep .25 and .5 hours; the freed .25 goes back 1 to 2.
    assert mix["put_back_time_share"].to_list() == pytest.approx([0.25 / 3, 0.5 / 3])


def test_nothing_left_to_refill_lets_hours_vanish():
    mix = task_mix(
        verdicts_of([1.0], [1.0], [0.0]),
        freed_time=FreedTime.refilled(),
        checking_share=0.1,
        saving_share=0.0,
        moments=["horizon"],
    )
    assert mix["person_time_share"].to_list() == pytest.approx([0.0, 0.1])


def test_drawn_shares_replace_the_rule_share():
    work = WorkDraws(
        ("user:1",),
        np.ones((1, 2)),
        np.full((1, 2), 0.5),
        np.zeros((1, 2)),
        np.zeros(2),
        np.zeros(2),
    )
    mix = mix_draws(work, freed_time=FreedTime.refilled(), share=np.array([0.0, 1.0]))
    assert mix.vanished.tolist() == [0.5, 0.0]
    with pytest.raises(ParameterError, match="need 2 shares"):
        mix_draws(work, freed_time=FreedTime.refilled(), share=np.array([0.0, 1.1]))
    with pytest.raises(ParameterError, match="cannot vanish"):
        mix_draws(work, freed_time=FreedTime.vanishing(), share=np.array([0.0, 1.0]))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: FreedTime.refilled(1.2), "not within 0..1"),
        (lambda: FreedTime("vanishes"), "cannot vanish"),
        (lambda: FreedTime("reinvested"), "needs tasks"),
        (lambda: FreedTime("refilled", 1.0, TARGETS), "needs tasks"),
        (lambda: FreedTime.reinvested([TARGETS[0], TARGETS[0]]), "named twice"),
        (lambda: FreedTime.reinvested([ReinvestmentTarget("user:1", 0.0)]), "above 0"),
    ],
)
def test_impossible_rules_are_refused(make, message):
    with pytest.raises(ParameterError, match=message):
        make()


def test_shares_that_overflow_a_task_are_refused():
    one = np.ones(1)
    with pytest.raises(SchemaError, match=r"outside 0\.\.1"):
        WorkDraws(("user:1",), one[None], 0.8 * one[None], 0.3 * one[None], 0 * one, 0 * one)
    with pytest.raises(SchemaError, match="do not sum to 1"):
        WorkDraws(("user:1",), 0.9 * one[None], 0 * one[None], 0 * one[None], 0 * one, 0 * one)
    with pytest.raises(SchemaError, match="shape"):
        WorkDraws(("user:1",), one[None], np.ones((1, 2)), 0 * one[None], 0 * one, 0 * one)
