import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmorph.exposure.assess import assess_job
from jobmorph.exposure.calibration import (
    Level,
    assumed_level,
    calibrate,
    count_capped_draws,
    solve_level,
)
from jobmorph.exposure.observed import Shares
from jobmorph.schema.errors import DataError, InfeasibleError
from jobmorph.schema.parameter import ParameterChange

SIGMA = 0.6


def test_one_task_economy_has_a_closed_form(make_facts, parameters, central):
    # R = .6, delta = .6, H_a = .05, H_d = .2 x .05 = .01, intensities as in test_observed:
    # .05 = .6 (1 - e^(-theta_a 2.25e-8))       -> theta_a = -ln(1 - .05/.6)/2.25e-8 = 3.8672e6
    # .01 = .36 (1 - e^(-theta_d 2.65e-9))      -> theta_d = -ln(1 - .01/.36)/2.65e-9 = 1.0630e7
    # adopted share (.05 + .01)/.6 = .1
    found = calibrate(make_facts(), parameters=parameters, draws=central, time_share_sigma=SIGMA)
    row = found.row(0, named=True)
    assert row["theta_assisted"] == pytest.approx(-np.log(1 - 0.05 / 0.6) / 2.25e-8, rel=1e-7)
    assert row["theta_assisted"] == pytest.approx(3.8672e6, rel=1e-4)
    assert row["theta_delegated"] == pytest.approx(1.0630e7, rel=1e-4)
    assert row["adopted_share"] == pytest.approx(0.1)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_level_equation_holds_in_every_draw(random_facts, parameters, draws, seed):
    # Rolled up through the verdict itself, not through the solver's own sums.
    facts = random_facts(seed, 4)
    keywords = {"parameters": parameters, "draws": draws, "time_share_sigma": SIGMA}
    calibration = calibrate(facts, **keywords)
    assisted, delegated, reach, heads = 0.0, 0.0, 0.0, 0.0
    for _, job in facts.group_by("occupation_onet2019", maintain_order=True):
        verdict = assess_job(job, calibration=calibration, horizon_years=5.0, **keywords).draws
        people = job["employment_heads"][0]
        today, within = verdict.moments["today"], verdict.moments["reach"]
        assisted += people * (verdict.time_share * today.assisted).sum(axis=0)
        delegated += people * (verdict.time_share * today.delegated).sum(axis=0)
        reach += people * (verdict.time_share * (within.assisted + within.delegated)).sum(axis=0)
        heads += people
    wanted = assumed_level(parameters, draws)
    met_assisted = np.abs(assisted / heads / wanted.assisted - 1.0) < 1e-6
    met_delegated = np.abs(delegated / heads / wanted.delegated - 1.0) < 1e-6
    capped = count_capped_draws(facts, **keywords)
    assert (~met_assisted).sum() == capped.assisted
    assert (~met_delegated).sum() == capped.delegated
    # Where reach does not allow the level, less is met, never more.
    assert (assisted / heads <= wanted.assisted * (1 + 1e-6)).all()
    assert (delegated / heads <= wanted.delegated * (1 + 1e-6)).all()
    adopted = calibration["adopted_share"].to_numpy()
    assert adopted == pytest.approx((assisted + delegated) / reach, rel=1e-6)


def test_a_level_above_reach_takes_what_is_attainable(make_facts, parameters, central):
    # delta = .05, so at most .6 x .05/1.05 = .02857 can be delegated beside full assistance;
    # H_d = .5 x .09 = .045 is above that: .95 x .02857 = .02714 is taken.
    facts = make_facts({"automation_t3_share": 0.0, "automation_t1_share": 1.0})
    patched = parameters.patched(
        [
            ParameterChange("exposure.hours_assisted_level", 0.09, 0.09, 0.09),
            ParameterChange("exposure.hours_delegated_ratio", 0.5, 0.5, 0.5),
        ]
    )
    keywords = {"parameters": patched, "draws": central, "time_share_sigma": SIGMA}
    found = calibrate(facts, **keywords)
    assert found["adopted_share"][0] == pytest.approx((0.09 + 0.95 * 0.6 * 0.05 / 1.05) / 0.6)
    capped = count_capped_draws(facts, **keywords)
    assert (capped.count, capped.assisted, capped.delegated) == (1, 0, 1)


def test_chunks_and_row_order_change_nothing(random_facts, parameters, draws):
    facts = random_facts(11, 3)
    keywords = {"parameters": parameters, "draws": draws, "time_share_sigma": SIGMA}
    whole = calibrate(facts, **keywords)
    pieces = calibrate(facts.reverse(), chunk_draws=7, **keywords)
    for column in ("theta_assisted", "theta_delegated", "adopted_share"):
        assert pieces[column].to_numpy() == pytest.approx(whole[column].to_numpy(), rel=1e-6)
    assert whole.equals(calibrate(facts, **keywords))


def test_employment_must_be_one_number_per_occupation(make_facts, parameters, central):
    facts = make_facts({}, {"employment_heads": 5.0})
    with pytest.raises(DataError, match=r"disagree on its employment: 11-1111\.00"):
        calibrate(facts, parameters=parameters, draws=central, time_share_sigma=SIGMA)


def test_an_economy_without_jobs_is_refused(make_facts, parameters, central):
    with pytest.raises(DataError, match="employs anybody"):
        calibrate(
            make_facts({"employment_heads": 0.0}),
            parameters=parameters,
            draws=central,
            time_share_sigma=SIGMA,
        )


def test_no_use_within_reach_has_no_level():
    one = np.ones((1, 1))
    level = Level(one, one, one, one, one)
    target = Shares(delegated=np.zeros(1), assisted=np.array([0.1]))
    with pytest.raises(InfeasibleError, match="no use of AI is within reach"):
        solve_level(level, target)


def test_two_eager_uses_share_a_task(parameters):
    # Both uses saturate one task: a + d = R = 1 with d/a = used parts; the level still is met.
    one = np.ones((1, 1))
    level = Level(one, 0.8 * one, 2.0 * one, 3.0 * one, 2.0 * one)
    target = Shares(delegated=np.array([0.40]), assisted=np.array([0.52]))
    theta = solve_level(level, target)
    part = level.delegated_part(theta.delegated)
    assert level.assisted_hours(part, theta.assisted) == pytest.approx([0.52])
    assert level.delegated_hours(level.assisted_part(theta.assisted), theta.delegated) == (
        pytest.approx([0.40])
    )
