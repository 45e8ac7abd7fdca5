"""Hours freed and hours of checking, as shares of the week (section 1.7)."""

from dataclasses import dataclass

from jobmorph.exposure.verdict import VerdictDraws
from jobmorph.schema.estimate import Estimate, estimate_of_draws
from jobmorph.schema.ids import MOMENTS, Moment


@dataclass(frozen=True, slots=True)
class FreedHours:
    """Shares of the job's week at each moment.

    Parameters
    ----------
    freed : dict of moment to Estimate
        Hours freed after checking, sum of w [d (1 - chi) + a sav].
    checking : dict of moment to Estimate
        Hours of checking, sum of w d chi; they live here and nowhere else.
    """

    freed: dict[Moment, Estimate]
    checking: dict[Moment, Estimate]


def freed_hours(draws: VerdictDraws) -> FreedHours:
    """Roll hours freed and hours of checking up within each draw.

    Parameters
    ----------
    draws : VerdictDraws
        The draws of one job's verdict.

    Returns
    -------
    FreedHours
        Multiply by the hours of the week for hours. The equations are those of
        `jobmorph.work.mix.WorkDraws`, so that no other view can free different hours.
    """
    freed, checking = {}, {}
    for moment in MOMENTS:
        work = draws.work_at(moment)
        freed[moment] = estimate_of_draws(work.freed.sum(axis=0))
        checking[moment] = estimate_of_draws(work.checking.sum(axis=0))
    return FreedHours(freed, checking)
