"""Parameters of the labour flows: weekly shares, search, matching, and the switches."""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]
Number = float | FloatArray

WEEKS_PER_YEAR: Final = 52.0
WEEKS_PER_MONTH: Final = 4.345
# Separations answer to tightness from an eighth of its steady level to eight times it.
MOST_RELATIVE_TIGHTNESS: Final = 8.0

# Fields that are not shares: their own bounds.
_BOUNDS: Final = {
    "effort_decay_month": (0.0, 10.0),
    "separation_cyclicality": (0.0, 5.0),
    "search_cyclicality": (0.0, 5.0),
    "wage_response": (-5.0, 5.0),
    "replacement_band": (0.0, 1.0),
    "vacancy_window": (1.0, 13.0),
}
_ABOVE_ZERO: Final = ("matching_window", "own_search_unemployed", "own_search_employed")


@dataclass(frozen=True, slots=True)
class FlowParameters:
    """One draw of the parameters, or M of them: numbers, or arrays of shape (M, 1).

    Shares are of one week.

    Parameters
    ----------
    separation_share : float
        delta, people who lose their job whatever demand does, before relative risks.
    separation_cyclicality : float
        kappa: where tightness is not at its steady level fewer or more lose their job whatever
        demand does, delta (tightness / its steady level) ^ -kappa; 0 switches it off.
    separation_speed, opening_speed : float
        gamma_u, gamma_v: share of the gap to the target closed in a week.
    replacement_share : float
        rep, posts of those who left that are opened again while the target is not exceeded.
    replacement_band : float
        Excess over the target, as its share, at which no post is opened again; 0 is a sharp edge.
    entrant_unemployed_share : float
        sh_U, entrants who are counted as unemployed; the rest search from outside.
    matching_window : float
        mu, applications of a week that stand at one time, 0 to 1; not a step size.
    vacancy_window : float
        tau, weeks that a post gathers applications before one is taken: at most 1 / tau of posts
        fill in a week, and success answers to posts per searcher; 1 is the plain form.
    effort_floor, effort_decay_month : float
        Duration dependence: effort z_k = floor + (1 - floor) exp(-decay k / 4.345) after k weeks
        without work; floor 1 switches it off.
    own_search_unemployed, own_search_employed : float
        r_U, r_E: share of search in the occupation of the last (the present) job.
    job_search_share : float
        phi_0, people at work who search; 0 switches on-the-job search off.
    search_cyclicality : float
        phi_1, phi = phi_0 (tightness / its steady level) ^ phi_1.
    wage_response : float
        rho, elasticity of search in the wage of a destination; 0 is off.
    discouragement_share : float
        Extra exits from 27 and more weeks without work; 0 is off.
    recall_share, recall_rate : float
        Separations that wait for recall, and how many of them return in a week; share 0 is off.
    growth_share : float
        Growth of the labour force in a week.

    Raises
    ------
    ParameterError
        If values lie outside their range; all of them at once.
    """

    separation_share: Number = 0.0031
    separation_cyclicality: Number = 0.0
    separation_speed: Number = 0.025
    opening_speed: Number = 0.025
    replacement_share: Number = 0.8
    replacement_band: Number = 0.02
    entrant_unemployed_share: Number = 0.3
    matching_window: Number = 0.0838
    vacancy_window: Number = 1.0
    effort_floor: Number = 0.5
    effort_decay_month: Number = 0.3
    own_search_unemployed: Number = 0.55
    own_search_employed: Number = 0.70
    job_search_share: Number = 0.064
    search_cyclicality: Number = 0.5
    wage_response: Number = 0.0
    discouragement_share: Number = 0.0
    recall_share: Number = 0.0
    recall_rate: Number = 0.1
    growth_share: Number = 0.0

    def __post_init__(self) -> None:
        wrong = []
        for field in fields(self):
            values = np.asarray(getattr(self, field.name), dtype=np.float64)
            low, high = _BOUNDS.get(field.name, (0.0, 1.0))
            inside = (values >= low) & (values <= high)
            if field.name in _ABOVE_ZERO:
                inside &= values > 0.0
            if not inside.all():
                edge = "above " if field.name in _ABOVE_ZERO else ""
                shown = f"{values[~inside].flat[0]:g}"
                wrong.append(f"{field.name} {shown}, not {edge}{low:g} to {high:g}")
            if values.ndim not in {0, 2} or (values.ndim == 2 and values.shape[1] != 1):
                wrong.append(f"{field.name} has shape {values.shape}, not () or (M, 1)")
        if wrong:
            raise ParameterError("parameters of the labour flows are out of range", items=wrong)

    def effort(self, classes: int) -> FloatArray:
        """Search effort z_k by weeks without work; shape (K,), or (M, 1, K) for M draws."""
        weeks = np.arange(classes, dtype=np.float64)
        floor, decay = np.asarray(self.effort_floor), np.asarray(self.effort_decay_month)
        if floor.ndim or decay.ndim:
            floor, decay = floor.reshape(-1, 1, 1), decay.reshape(-1, 1, 1)
        effort: FloatArray = floor + (1.0 - floor) * np.exp(-decay * weeks / WEEKS_PER_MONTH)
        return effort


def flow_parameters_of(
    parameters: ParameterSet, draws: SharedDraws | None = None
) -> FlowParameters:
    """Take the entries `market.flow_<name>`: mids, or one row for each shared draw.

    Entries that are not there keep the default of `FlowParameters`.
    """
    values: dict[str, Number] = {}
    for field in fields(FlowParameters):
        name = f"market.flow_{field.name}"
        if name in parameters:
            entry = parameters[name]
            values[field.name] = entry.value if draws is None else draws.of(entry)[:, None]
    return FlowParameters(**values)
