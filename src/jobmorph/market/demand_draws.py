"""Labour demand under AI for many draws at once: the demand equation, its parts set apart."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.demand import DemandParameters
from jobmorph.market.industry import IndustryStructure
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DemandDraws:
    """M draws of `DemandParameters`, each field of shape (M,)."""

    realised_share: FloatArray
    ai_cost_share: FloatArray
    occupation_substitution: FloatArray
    product_elasticity: FloatArray
    capital_substitution: FloatArray
    labour_share: FloatArray
    pass_through: FloatArray
    income_effect: FloatArray
    new_work_share_year: FloatArray

    def draw(self, place: int) -> DemandParameters:
        """Return one of them."""
        values = {field.name: float(getattr(self, field.name)[place]) for field in fields(self)}
        return DemandParameters(**values)


def demand_draws(parameters: ParameterSet, draws: SharedDraws) -> DemandDraws:
    """Draw the entries `market.<name>` of all fields."""
    return DemandDraws(
        *(draws.of(parameters[f"market.{field.name}"]) for field in fields(DemandDraws))
    )


def relative_demand_draws(
    saved_time_share: FloatArray, structure: IndustryStructure, p: DemandDraws
) -> FloatArray:
    """Jobs relative to no saving, before new work, in every draw; shape (N, M).

    Equation (D) of `jobmorph.market.demand.demand_terms` is a sum of a part that depends on the
    occupation alone and one that depends on the industry alone:

        n_i = exp[ln(1 - S_i) + lambda b_i]
              sum_j (share of i's jobs in j) exp[-lambda b_j + sigma (1 - s_L) b_j
                                                 + eta (pt s_L b_j - G) + psi G]

    so that all industries of all draws are one product of matrices.

    Parameters
    ----------
    saved_time_share : ndarray, shape (N, M)
        S_i, freed hours over hours, 0 to 1.
    structure : IndustryStructure
        N occupations, J industries.
    p : DemandDraws
        M draws.

    Raises
    ------
    DataError
        If a saving lies outside 0 to 1, or all of an occupation's time is saved.
    """
    saved = p.realised_share * saved_time_share
    if not ((saved_time_share >= 0.0) & (saved_time_share <= 1.0) & (saved < 1.0)).all():
        raise DataError("saved time must be a share of hours, and less than all of them")
    fall = -np.log1p(-saved * (1.0 - p.ai_cost_share))
    industry_fall = structure.wage_share.T @ fall
    price_fall = p.pass_through * p.labour_share * industry_fall
    gain = structure.industry_share @ price_fall
    by_occupation = np.log1p(-saved) + p.occupation_substitution * fall
    by_industry = (
        (p.capital_substitution * (1.0 - p.labour_share) - p.occupation_substitution)
        * industry_fall
        + p.product_elasticity * (price_fall - gain)
        + p.income_effect * gain
    )
    demand: FloatArray = np.exp(by_occupation) * (structure.jobs_share @ np.exp(by_industry))
    return demand


def with_new_work(
    demand: FloatArray,
    *,
    landing_share: FloatArray,
    employment_share: FloatArray,
    new_work_share_year: FloatArray,
    horizon_years: float,
) -> FloatArray:
    """Add jobs that AI creates where they land, n_i (1 + nu h land_i / e_i), in every draw.

    Parameters
    ----------
    demand, landing_share : ndarray, shape (N, M)
        Relative demand, and where new jobs land; columns of the latter sum to 1.
    employment_share : ndarray, shape (N,)
        Where people work, above 0.
    new_work_share_year : ndarray, shape (M,)
        nu.
    horizon_years : float
        h.

    Raises
    ------
    DataError
        If shares do not sum to 1, or nobody works somewhere.
    """
    if np.abs(landing_share.sum(axis=0) - 1.0).max() > 1e-9:
        raise DataError("shares of new jobs must sum to 1 in every draw")
    if abs(employment_share.sum() - 1.0) > 1e-9 or not (employment_share > 0.0).all():
        raise DataError("shares of employment must sum to 1, all above 0")
    density = landing_share / employment_share[:, None]
    added: FloatArray = demand * (1.0 + new_work_share_year * horizon_years * density)
    return added


def closed_totals(
    baseline_heads: FloatArray,
    multiplier: FloatArray,
    *,
    closure_share_year: FloatArray,
    horizon_years: float,
) -> FloatArray:
    """Bring total employment back to its baseline in every draw; see `demand.close_totals`.

    Parameters
    ----------
    baseline_heads : ndarray, shape (N,)
        E, baseline employment at the horizon.
    multiplier : ndarray, shape (N, M)
        M.
    closure_share_year : ndarray, shape (M,)
        k; 0 leaves the total open.
    horizon_years : float
        h.
    """
    if (closure_share_year < 0.0).any():
        raise ParameterError("the closure rate cannot be negative")
    closed = -np.expm1(-closure_share_year * horizon_years)
    # The same product of ones, so that a multiplier of 1 stays 1 to the last digit.
    ratio = (baseline_heads @ np.ones_like(multiplier)) / (baseline_heads @ multiplier)
    result: FloatArray = multiplier * ratio**closed
    return result
