import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmorph.exposure.assess import assess_economy, assess_job
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.ids import MOMENTS, PARTS
from jobmorph.schema.parameter import ParameterChange, SharedDraws
from jobmorph.schema.tables import VERDICT_COLUMNS

SIGMA = 0.6
UNHURRIED = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.fixture(scope="session")
def assess(parameters, draws, make_calibration):
    def run(facts, **changes):
        keywords = {
            "parameters": parameters,
            "draws": draws,
            "calibration": make_calibration(changes.get("draws", draws).count),
            "horizon_years": 5.0,
            "time_share_sigma": SIGMA,
            **changes,
        }
        return assess_job(facts, **keywords)

    return run


def _mids(verdict, row=0):
    shown = verdict.tasks.row(row, named=True)
    return {f"{m}_{p}": shown[f"{m}_{p}_mid"] for m in MOMENTS for p in PARTS}


def test_oracle_a_task_seen_in_chat(make_facts, assess, central):
    """All raters E1, T3, no hard reason; 1,000 people, 40 hours, share of chat .001.

    reach     R = .60, delta = .60: delegated .36, assisted .24, human .40
    intensity chat .001/40,000 = 2.5e-8 (prediction equal); API unseen .5 x .000015/40,000
              = 1.875e-10; I^a = 2.5e-8 (1 - .2 x .5) = 2.25e-8;
              I^d = .8 x 1.875e-10 + .1 x 2.5e-8 = 2.65e-9
    today     theta_a 1e7: a = .6 (1 - e^-.225) = .6 x .2014838 = .1208903
              theta_d 1e8: d = .36 (1 - e^-.265) = .36 x .2327942 = .0838059
    horizon   5 years: G = .2659791, R(5) = .6285488 (test_adoption); o = .2046962 + .4238526 G
              = .3174322; del = .4094160 + .1905840 G = .4601074
              d = .1460529, a = .1713793, human .6825678
    """
    verdict = assess(make_facts(), draws=central)
    expected = {
        "reach_delegated": 0.36,
        "reach_assisted": 0.24,
        "reach_human": 0.40,
        "today_delegated": 0.0838059,
        "today_assisted": 0.1208903,
        "today_human": 0.7953038,
        "horizon_delegated": 0.1460529,
        "horizon_assisted": 0.1713793,
        "horizon_human": 0.6825678,
    }
    assert _mids(verdict) == pytest.approx(expected, abs=2e-7)
    # freed .1460529 x .9 + .1713793 x .25 = .1742924; checking .1460529 x .1
    assert verdict.hours_freed_share["horizon"].mid == pytest.approx(0.1742924, abs=2e-7)
    assert verdict.checking_share["horizon"].mid == pytest.approx(0.0146053, abs=2e-7)


def test_oracle_b_physical_task_with_every_hard_reason(make_facts, assess, central):
    """Raters E0 and E2, T2, physical, never seen; use signal 1.

    reach     half .03, half .50 = .265, capped at .10; odds .1/.9 x e^(.25 x 1) = 1/7.0092071
              -> R = 1/8.0092071 = .1248563
    delta     .25 (1 - .9)(1 - .6 x .75)(1 - .5 x .8)(1 - .5 x .5)(1 - .4 x .5 x .5)
              = .25 x .1 x .55 x .6 x .75 x .9 = .00556875
    reach     delegated .00069529, assisted .12416101
    today     chat and API unseen: .5 x min(2.5e-8, 3.75e-10) = 1.875e-10 and
              .5 x min(1e-9, 3.75e-10) = 1.875e-10; I^a = .9 x 1.875e-10 = 1.6875e-10,
              I^d = .8 x 1.875e-10 + .1 x 1.875e-10 = 1.6875e-10
              a = .1248563 (1 - e^-.0016875) = .0002105, d = .00069529 (1 - e^-.016875)
              = .0000116
    horizon   R stays .1248563 (above its limit .10): o = .0002222 + .1246341 x .2659791
              = .0333722; del = .0523724 + (.0055688 - .0523724) x .2659791 = .0399237;
              d = .0013323
    """
    facts = make_facts(
        {
            "label_e1_share": 0.0,
            "label_e0_share": 0.5,
            "label_e2_share": 0.5,
            "automation_t3_share": 0.0,
            "automation_t2_share": 1.0,
            "is_physical": True,
            "usage_signal": 1.0,
            "regulation_demand": 3.0,
            "accountability_percentile": 50.0,
            "error_cost_percentile": 80.0,
            "access_strength": 0.5,
            "preference_percentile": 50.0,
            "other_side": "colleague",
            "usage_chat_share": None,
        }
    )
    mids = _mids(assess(facts, draws=central))
    assert mids["reach_delegated"] == pytest.approx(0.1248563 * 0.00556875, abs=1e-9)
    assert mids["reach_human"] == pytest.approx(1 - 0.1248563, abs=1e-7)
    assert mids["today_assisted"] == pytest.approx(0.0002105, abs=1e-7)
    assert mids["today_delegated"] == pytest.approx(0.0000116, abs=1e-7)
    assert mids["horizon_delegated"] == pytest.approx(0.0013323, abs=2e-7)
    assert mids["horizon_human"] == pytest.approx(1 - 0.0333722, abs=2e-7)


def test_oracle_c_two_tasks_in_a_saturated_job(make_facts, assess, central):
    """Everything within reach is used; shares .25 and .75 of the week.

    task 1    labels .25 E0, .25 E1, .5 E2: R = .0075 + .15 + .25 = .4075; half T1, half T4 = .475,
              error cost unknown (middle rank): delta = .475 (1 - .5 x .5) = .35625
              both uses saturate and are scaled to R: a = .4075/1.35625 = .3004608,
              d = .4075 - .3004608 = .1070392
    task 2    R = .6, delta = .6: a = .6/1.6 = .375, d = .225
    job       a = .25 x .3004608 + .75 x .375 = .3563652, d = .0267598 + .16875 = .1955098
    """
    facts = make_facts(
        {
            "time_share": 0.25,
            "label_e0_share": 0.25,
            "label_e1_share": 0.25,
            "label_e2_share": 0.5,
            "label_source": "dwa",
            "automation_t3_share": 0.0,
            "automation_t1_share": 0.5,
            "automation_t4_share": 0.5,
            "error_cost_percentile": None,
            "relative_adoption": 9.0,
        },
        {"time_share": 0.75},
    )
    calibration = pl.DataFrame(
        {"draw": [0], "theta_assisted": [1e15], "theta_delegated": [1e15], "adopted_share": [0.2]}
    )
    verdict = assess(facts, draws=central, calibration=calibration)
    mids = _mids(verdict)
    assert mids["today_assisted"] == pytest.approx(0.3004608, abs=1e-7)
    assert mids["today_delegated"] == pytest.approx(0.1070392, abs=1e-7)
    summary = {
        (row["moment"], row["part"]): row["mid"] for row in verdict.summary.iter_rows(named=True)
    }
    assert summary["today", "assisted"] == pytest.approx(0.3563652, abs=1e-7)
    assert summary["today", "delegated"] == pytest.approx(0.1955098, abs=1e-7)
    assert verdict.tasks["time_share"].to_list() == pytest.approx([0.25, 0.75])


@UNHURRIED
@given(seed=st.integers(0, 10_000), years=st.floats(0.0, 15.0))
def test_shares_sum_to_one_and_ranges_hold_their_mid(random_facts, assess, seed, years):
    verdict = assess(random_facts(seed), horizon_years=years)
    for moment in MOMENTS:
        total = sum(verdict.tasks[f"{moment}_{part}_mid"] for part in PARTS)
        assert (total - 1.0).abs().max() < 1e-9
        rows = verdict.summary.filter(pl.col("moment") == moment)
        assert abs(rows["mid"].sum() - 1.0) < 1e-9
        for part in PARTS:
            low, mid, high = (verdict.tasks[f"{moment}_{part}_{b}"] for b in ("low", "mid", "high"))
            assert (low <= mid).all()
            assert (mid <= high).all()
    assert (verdict.summary["low"] <= verdict.summary["mid"]).all()
    assert (verdict.summary["mid"] <= verdict.summary["high"]).all()
    numbers = verdict.tasks.select(*VERDICT_COLUMNS, "time_share")
    assert numbers.null_count().sum_horizontal()[0] == 0
    assert np.isfinite(numbers.to_numpy()).all()


@UNHURRIED
@given(seed=st.integers(0, 10_000))
def test_tasks_roll_up_to_the_summary(random_facts, assess, seed):
    verdict = assess(random_facts(seed))
    for moment in MOMENTS:
        for part in PARTS:
            rolled = (verdict.tasks["time_share"] * verdict.tasks[f"{moment}_{part}_mid"]).sum()
            shown = verdict.summary.row(
                by_predicate=(pl.col("moment") == moment) & (pl.col("part") == part), named=True
            )
            assert rolled == pytest.approx(shown["mid"], abs=1e-9)


@UNHURRIED
@given(seed=st.integers(0, 10_000), theta=st.floats(0, 40))
def test_use_so_far_never_exceeds_reach(random_facts, assess, make_calibration, draws, seed, theta):
    calibration = make_calibration(draws.count, np.exp(theta), np.exp(theta))
    verdict = assess(random_facts(seed), calibration=calibration).draws
    today, within = verdict.moments["today"], verdict.moments["reach"]
    reach = within.delegated + within.assisted
    assert (today.delegated + today.assisted <= reach + 1e-12).all()
    assert (today.delegated <= within.delegated + 1e-12).all()


@UNHURRIED
@given(seed=st.integers(0, 10_000))
def test_other_tasks_and_their_order_change_nothing(random_facts, assess, seed):
    facts = random_facts(seed)
    whole = assess(facts).tasks.sort("task_id")
    turned = assess(facts.reverse()).tasks.sort("task_id")
    numbers = [*VERDICT_COLUMNS, "time_share"]
    assert turned.select(numbers).to_numpy() == pytest.approx(
        whole.select(numbers).to_numpy(), abs=1e-12
    )
    # In a smaller job a task has a larger share of the week, hence thinner use; reach is its own.
    some = assess(facts[[4, 1]]).draws.moments["reach"]
    own = assess(facts).draws.moments["reach"]
    assert (some.delegated == own.delegated[[4, 1]]).all()
    assert (some.assisted == own.assisted[[4, 1]]).all()


def test_same_seed_same_bytes_other_seed_other_draws(random_facts, assess, draws):
    facts = random_facts(4)
    one, two = assess(facts), assess(facts)
    assert one.tasks.equals(two.tasks)
    assert one.summary.equals(two.summary)
    other = assess(facts, draws=SharedDraws(seed=8, z=draws.z))
    assert not other.tasks.equals(one.tasks)


def test_horizon_zero_is_today(random_facts, assess):
    verdict = assess(random_facts(6), horizon_years=0.0)
    for part in PARTS:
        for bound in ("low", "mid", "high"):
            assert verdict.tasks[f"horizon_{part}_{bound}"].to_numpy() == pytest.approx(
                verdict.tasks[f"today_{part}_{bound}"].to_numpy(), abs=1e-12
            )


def test_far_away_with_full_ceiling_is_reach(random_facts, assess, parameters):
    patched = parameters.patched(
        [
            ParameterChange("exposure.adoption_ceiling", 1.0, 1.0, 1.0),
            ParameterChange("exposure.adoption_speed", 0.2, 0.25, 0.3),
            ParameterChange("exposure.reach_growth", 0.0, 0.0, 0.0),
        ]
    )
    verdict = assess(random_facts(6), parameters=patched, horizon_years=1e4)
    for part in PARTS:
        assert verdict.tasks[f"horizon_{part}_mid"].to_numpy() == pytest.approx(
            verdict.tasks[f"reach_{part}_mid"].to_numpy(), abs=1e-6
        )


def test_an_economy_gives_every_job_its_own_verdict(
    random_facts, assess, parameters, draws, make_calibration
):
    facts = random_facts(9, 5)
    keywords = {
        "parameters": parameters,
        "draws": draws,
        "calibration": make_calibration(draws.count),
        "horizon_years": 5.0,
        "time_share_sigma": SIGMA,
    }
    whole = assess_economy(facts.sample(fraction=1.0, shuffle=True, seed=1), **keywords)
    batched = assess_economy(facts, batch_tasks=7, **keywords)
    assert batched.tasks.height == whole.tasks.height == 30
    for code, job in facts.group_by("occupation_onet2019"):
        alone = assess(job)
        for economy in (whole, batched):
            tasks = alone.tasks.select("task_id").join(
                economy.tasks, on="task_id", maintain_order="left"
            )
            assert tasks.drop("task_id").to_numpy() == pytest.approx(
                alone.tasks.drop("task_id").to_numpy(), abs=1e-12
            )
            rolled = alone.summary.join(
                economy.occupations.filter(pl.col("occupation_onet2019") == code[0]),
                on=["moment", "part"],
                maintain_order="left",
            )
            for bound in ("low", "mid", "high"):
                assert rolled[f"{bound}_right"].to_numpy() == pytest.approx(
                    rolled[bound].to_numpy(), abs=1e-12
                )


def test_a_task_without_time_still_has_a_verdict(make_facts, assess):
    verdict = assess(make_facts({}, {"time_share": 0.0}))
    assert verdict.tasks["time_share"].to_list() == [1.0, 0.0]
    assert verdict.tasks["reach_human_mid"][1] == pytest.approx(0.40, abs=0.05)


def test_calibration_and_draws_must_belong_together(make_facts, assess, make_calibration):
    with pytest.raises(DataError, match="calibration has 3 draws, the run 80"):
        assess(make_facts(), calibration=make_calibration(3))


def test_bad_questions_are_refused(make_facts, assess, parameters, draws, make_calibration):
    with pytest.raises(ParameterError, match="horizon"):
        assess(make_facts(), horizon_years=-1.0)
    with pytest.raises(DataError, match="no tasks"):
        assess_economy(
            make_facts().clear(),
            parameters=parameters,
            draws=draws,
            calibration=make_calibration(draws.count),
            horizon_years=5.0,
            time_share_sigma=SIGMA,
        )
