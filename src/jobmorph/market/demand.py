"""Labour demand under AI: what saved time does to the number of jobs, effect by effect."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from jobmorph.market.industry import IndustryStructure
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.parameter import ParameterSet, SharedDraws

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DemandParameters:
    """One draw of the parameters of labour demand.

    Parameters
    ----------
    realised_share : float
        xi, saved time that becomes fewer heads.
    ai_cost_share : float
        c, cost of AI per unit of labour cost saved.
    occupation_substitution : float
        lambda, elasticity between occupations of an industry.
    product_elasticity : float or ndarray, shape (J,)
        eta, demand elasticity of an industry's product.
    capital_substitution : float
        sigma, labour against other inputs.
    labour_share : float
        s_L, labour's share of industry cost.
    pass_through : float
        pt, share of a cost fall that reaches prices.
    income_effect : float
        psi, share of real gains spent on labour-using output.
    new_work_share_year : float
        nu, new jobs a year beyond the baseline, as a share of employment.
    """

    realised_share: float
    ai_cost_share: float
    occupation_substitution: float
    product_elasticity: float | FloatArray
    capital_substitution: float
    labour_share: float
    pass_through: float
    income_effect: float
    new_work_share_year: float = 0.0


def draw_demand_parameters(
    parameters: ParameterSet, draws: SharedDraws
) -> Iterator[DemandParameters]:
    """Yield one `DemandParameters` per shared draw from the entries `market.<name>`."""
    names = [field.name for field in fields(DemandParameters)]
    columns = np.stack([draws.of(parameters[f"market.{name}"]) for name in names])
    for values in columns.T.tolist():
        yield DemandParameters(*values)


@dataclass(frozen=True, slots=True)
class DemandTerms:
    """Log change in labour demand by effect; each array has shape (N, J) or broadcasts to it.

    Parameters
    ----------
    displacement : ndarray, shape (N, 1)
        Same output with less of the occupation's time.
    occupation_substitution : ndarray, shape (N, J)
        Towards occupations that became cheap within the industry.
    capital_substitution : ndarray, shape (1, J)
        Towards labour, which became cheap against other inputs.
    product_demand : ndarray, shape (1, J)
        Towards products whose relative price fell.
    income : float
        More of everything, because real income rose.
    """

    displacement: FloatArray
    occupation_substitution: FloatArray
    capital_substitution: FloatArray
    product_demand: FloatArray
    income: float

    @property
    def total(self) -> FloatArray:
        """Log demand for each occupation in each industry, shape (N, J)."""
        return (
            self.displacement
            + self.occupation_substitution
            + self.capital_substitution
            + self.product_demand
            + self.income
        )


class DemandModel(Protocol):
    """Turns saved time into jobs relative to a world without AI."""

    def relative_demand(
        self,
        saved_time_share: FloatArray,
        structure: IndustryStructure,
        parameters: DemandParameters,
    ) -> FloatArray:
        """Jobs relative to no saving, before new work.

        Parameters
        ----------
        saved_time_share : ndarray, shape (N,)
            S_i, freed hours over hours, 0..1.
        structure : IndustryStructure
            N occupations, J industries.
        parameters : DemandParameters
            One draw.

        Returns
        -------
        ndarray, shape (N,)
            n_i; 1 where nothing changes.
        """
        ...


class IndustryDemandModel:
    """Demand through industries: equation (D) of `demand_terms`."""

    def relative_demand(
        self,
        saved_time_share: FloatArray,
        structure: IndustryStructure,
        parameters: DemandParameters,
    ) -> FloatArray:
        """See `DemandModel.relative_demand`; n_i = sum_j (share of i's jobs in j) n_ij."""
        terms = demand_terms(saved_time_share, structure, parameters)
        demand: FloatArray = (structure.jobs_share * np.exp(terms.total)).sum(axis=1)
        return demand


def demand_terms(
    saved_time_share: FloatArray,
    structure: IndustryStructure,
    parameters: DemandParameters,
    *,
    real_income_gain: float | None = None,
) -> DemandTerms:
    """Log change in labour demand, effect by effect.

    With realised saving S_i = xi x saved time, cost fall b_i = -ln(1 - S_i (1 - c)), its wage-bill
    mean b_j in industry j and real-income gain G = sum_j V_j pt s_L b_j:

        ln n_ij = ln(1 - S_i) + lambda (b_i - b_j) + sigma (1 - s_L) b_j
                  + eta (pt s_L b_j - G) + psi G

    Parameters
    ----------
    saved_time_share : ndarray, shape (N,)
        Freed hours over hours, 0..1.
    structure : IndustryStructure
        N occupations, J industries.
    parameters : DemandParameters
        One draw.
    real_income_gain : float, optional
        G given from outside; 0 isolates partial equilibrium.

    Returns
    -------
    DemandTerms
        The five effects.

    Raises
    ------
    DataError
        If a saving lies outside 0..1, or all of an occupation's time is saved.

    Notes
    -----
    A uniform saving with c = 0, pt = 1 and G = 0 gives (Theta - 1) a with a = -ln(1 - S) and
    Theta = sigma (1 - s_L) + eta s_L, the Hicks-Marshall elasticity of labour demand.
    """
    p = parameters
    saved = p.realised_share * saved_time_share
    if not ((saved_time_share >= 0.0) & (saved_time_share <= 1.0) & (saved < 1.0)).all():
        raise DataError("saved time must be a share of hours, and less than all of them")
    fall = -np.log1p(-saved * (1.0 - p.ai_cost_share))
    industry_fall = structure.wage_share.T @ fall
    price_fall = p.pass_through * p.labour_share * industry_fall
    gain = float(structure.industry_share @ price_fall)
    if real_income_gain is not None:
        gain = real_income_gain
    return DemandTerms(
        displacement=np.log1p(-saved)[:, None],
        occupation_substitution=p.occupation_substitution
        * (fall[:, None] - industry_fall[None, :]),
        capital_substitution=(p.capital_substitution * (1.0 - p.labour_share) * industry_fall)[
            None, :
        ],
        product_demand=(p.product_elasticity * (price_fall - gain))[None, :],
        income=p.income_effect * gain,
    )


def add_new_work(
    demand: FloatArray,
    *,
    landing_share: FloatArray,
    employment_share: FloatArray,
    new_work_share_year: float,
    horizon_years: float,
) -> FloatArray:
    """Add jobs that AI creates where they land: n_i (1 + nu h land_i / e_i).

    Parameters
    ----------
    demand : ndarray, shape (N,)
        Relative demand.
    landing_share, employment_share : ndarray, shape (N,)
        Where new jobs land, and where people work; each sums to 1.
    new_work_share_year : float
        nu, new jobs a year beyond the baseline, as a share of employment.
    horizon_years : float
        h.

    Raises
    ------
    DataError
        If shares do not sum to 1 or new jobs land where nobody works.
    """
    if abs(landing_share.sum() - 1.0) > 1e-9 or abs(employment_share.sum() - 1.0) > 1e-9:
        raise DataError("shares of new jobs and of employment must sum to 1")
    if ((employment_share <= 0) & (landing_share > 0)).any():
        raise DataError("new jobs cannot land in an occupation without people")
    density = np.divide(
        landing_share, employment_share, out=np.zeros_like(demand), where=employment_share > 0
    )
    return demand * (1.0 + new_work_share_year * horizon_years * density)


def demand_multiplier(scenario: FloatArray, reference: FloatArray) -> FloatArray:
    """Demand in a scenario over demand in the reference that the baseline already contains.

    The official projection assumes technology at its historical pace, so only the excess over
    a slow-adoption reference changes it; the reference itself gives exactly 1.
    """
    if not (reference > 0).all():
        raise DataError("reference demand must be above 0")
    return scenario / reference


def close_totals(
    baseline_heads: FloatArray,
    multiplier: FloatArray,
    *,
    closure_share_year: float,
    horizon_years: float,
) -> FloatArray:
    """Bring total employment back to its baseline with one factor on all occupations.

    The gap in logs closes at rate k a year: factor = (sum E / sum E M)^(1 - exp(-k h)).

    Parameters
    ----------
    baseline_heads : ndarray, shape (N,)
        E, baseline employment at the horizon.
    multiplier : ndarray, shape (N,)
        M.
    closure_share_year : float
        k; 0 leaves the total open.
    horizon_years : float
        h.

    Returns
    -------
    ndarray, shape (N,)
        Closed multiplier: totals come from this assumption, differences between occupations
        from the model.
    """
    if closure_share_year < 0:
        raise ParameterError("the closure rate cannot be negative")
    closed = -np.expm1(-closure_share_year * horizon_years)
    ratio = baseline_heads.sum() / (baseline_heads @ multiplier)
    result: FloatArray = multiplier * ratio**closed
    return result
