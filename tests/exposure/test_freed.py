import numpy as np
import pytest

from jobmorph.exposure.freed import freed_hours
from jobmorph.exposure.observed import Shares
from jobmorph.exposure.verdict import VerdictDraws
from jobmorph.schema.ids import MOMENTS


def test_freed_hours_pay_for_their_checking():
    # task 1, half the week: .4 x .9 + .2 x .25 = .41; task 2: .1 x .9 + .5 x .25 = .215;
    # freed .5 x .41 + .5 x .215 = .3125; checking .5 x .04 + .5 x .01 = .025
    shares = Shares(delegated=np.array([[0.4], [0.1]]), assisted=np.array([[0.2], [0.5]]))
    draws = VerdictDraws(
        ("onet:1", "onet:2"),
        np.full((2, 1), 0.5),
        dict.fromkeys(MOMENTS, shares),
        np.array([0.1]),
        np.array([0.25]),
    )
    hours = freed_hours(draws)
    assert hours.freed["horizon"].mid == pytest.approx(0.3125)
    assert hours.checking["horizon"].mid == pytest.approx(0.025)
    assert tuple(hours.freed) == MOMENTS
