import numpy as np
import pytest

from jobmorph.exposure.observed import Shares
from jobmorph.exposure.verdict import VerdictDraws, rolled_up, summary_frame, task_frame
from jobmorph.schema.errors import SchemaError
from jobmorph.schema.ids import MOMENTS


def _draws(time_share, delegated, assisted):
    shares = Shares(delegated=np.array(delegated), assisted=np.array(assisted))
    count = shares.delegated.shape[1]
    return VerdictDraws(
        task_ids=("onet:1", "onet:2"),
        time_share=np.array(time_share),
        moments=dict.fromkeys(MOMENTS, shares),
        checking_share=np.full(count, 0.1),
        saving_share=np.full(count, 0.25),
    )


TWO_DRAWS = _draws([[0.2, 0.8], [0.8, 0.2]], [[0.5, 0.1], [0.0, 0.0]], [[0.0, 0.2], [0.4, 0.4]])


def test_a_mid_is_expected_hours_over_expected_time():
    # task 1: (.2 x .5 + .8 x .1)/(.2 + .8) = .18, where a plain mean would say .3
    tasks = task_frame(TWO_DRAWS)
    assert tasks["today_delegated_mid"][0] == pytest.approx(0.18)
    assert tasks["time_share"].to_list() == pytest.approx([0.5, 0.5])


def test_the_summary_adds_up_within_each_draw():
    # delegated: .2 x .5 = .10 and .8 x .1 = .08; mean .09
    summary = summary_frame(TWO_DRAWS)
    assert summary["mid"].to_list()[0] == pytest.approx(0.09)
    assert summary["low"].to_list()[0] == pytest.approx(0.082)
    assert summary["high"].to_list()[0] == pytest.approx(0.098)
    assert summary.height == 9


def test_a_mean_above_its_90th_percentile_widens_the_range():
    # nine draws of 0 and one of 1: mean .1 and q90 .1; twenty draws: mean .05, q90 0
    delegated = np.zeros((2, 20))
    delegated[0, 0] = 1.0
    frame = task_frame(_draws(np.full((2, 20), 0.5), delegated, np.zeros((2, 20))))
    assert frame["today_delegated_mid"][0] == pytest.approx(0.05)
    assert frame["today_delegated_high"][0] == pytest.approx(0.05)
    assert frame["today_delegated_low"][0] == 0.0


def test_a_mid_outside_its_quantiles_widens_the_range():
    # The one draw in which AI does all of it is the one in which the task takes long:
    # .9/(.9 + 19 x .1) = .3214, above q90 (0) and above the plain mean (.05); human below q10 (1).
    time_share = np.full((2, 20), 0.1)
    time_share[0, 0] = 0.9
    time_share[1] = 1.0 - time_share[0]
    delegated = np.zeros((2, 20))
    delegated[0, 0] = 1.0
    row = task_frame(_draws(time_share, delegated, np.zeros((2, 20)))).row(0, named=True)
    assert (
        row["today_delegated_mid"]
        == row["today_delegated_high"]
        == pytest.approx(0.32143, abs=1e-5)
    )
    assert row["today_human_mid"] == row["today_human_low"] == pytest.approx(0.67857, abs=1e-5)


def test_time_that_does_not_sum_to_one_is_refused():
    with pytest.raises(SchemaError, match="sum to 1"):
        rolled_up(_draws([[0.5], [0.4]], [[0.0], [0.0]], [[0.0], [0.0]]), np.array([0]))
