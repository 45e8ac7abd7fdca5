"""Why a plan is as it is: which limits bind, and what one unit more of each would bring."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import polars as pl

from jobmorph.redesign.limits import DesignRequest, PlanLimits
from jobmorph.redesign.problem import TeamDesign, TeamProblem
from jobmorph.redesign.rates import PlanRates
from jobmorph.redesign.rules import OWNERS
from jobmorph.redesign.solve import HighsDesigner

Unit = Literal["amount", "seat", "hour", "share", "person"]

# Rules whose limit is worth telling: the owner's, and those of the work that an owner can loosen.
TOLD: Final = (*OWNERS, "service", "checking", "put_back", "pace")
# A limit counts as reached from this near, relative to it: solvers and whole people leave a rest.
NEAR: Final = 1e-4

# Rules whose rows have variables on both sides: 0 is their limit however strict they are.
ABOUT_ZERO: Final = ("coaching", "practice", "span", "checking", "pace")
# How many times a limit that is eased by growing is tried at.
MUCH: Final = 3.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A limit that has a scale.

    Parameters
    ----------
    rule, name : str
        The rule, and the field of `PlanLimits` or `PlanRates` that holds its limit.
    step : float
        One unit of it; a budget's is a year of one person.
    unit : str
        Of the limit.
    easing : float
        1 if a larger value is easier to keep, else -1.
    is_rate : bool
        Held by the rates.
    least, most : float
        Range of the limit.
    """

    rule: str
    name: str
    step: float
    unit: Unit
    easing: float
    is_rate: bool = False
    least: float = 0.0
    most: float = float("inf")


SCALES: Final = (
    Scale("budget", "budget_amount_year", 1.0, "amount", 1.0, least=1.0),
    Scale("entry_seats", "entry_seats_least", 1.0, "seat", -1.0),
    Scale("seats_most", "seats_most", 1.0, "seat", 1.0),
    Scale("seats_least", "seats_least", 1.0, "seat", -1.0),
    Scale("coaching", "coaching_factor", 0.05, "share", -1.0, most=10.0),
    Scale("practice", "practice_floor_share", 0.05, "share", -1.0, most=2.0),
    Scale("span", "span_heads", 1.0, "person", 1.0, is_rate=True),
    Scale("pace", "pace_share", 0.02, "share", 1.0, is_rate=True),
    Scale("put_back", "put_back_limit_share", 0.05, "share", 1.0, is_rate=True),
    Scale("checking", "checking_cap_share", 0.05, "share", 1.0, is_rate=True),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A limit changed by one unit.

    Parameters
    ----------
    rule : str
        Its name.
    size : float
        How much, in `unit`.
    unit : str
        Of the limit.
    is_easing : bool
        Whether it was eased.
    problem, request : TeamProblem, DesignRequest
        The changed question.
    """

    rule: str
    size: float
    unit: Unit
    is_easing: bool
    problem: TeamProblem
    request: DesignRequest


def binding_rules(design: TeamDesign) -> tuple[str, ...]:
    """Name the rules at whose limit a plan stands, the owner's first.

    A limit of 0 that is met trivially (nobody laid off, no extra hours for a seat without
    customers) says nothing and is left out. Whole people leave a rest: a plan that has no room for
    one person more may stand a little below its budget, and is not named then.
    """
    laid_off = design.seats.filter(pl.col("layoff_heads") > 0).get_column("seat_id").unique()
    at_limit = design.rules.filter(
        (pl.col("slack") <= NEAR * pl.col("limit_value").abs().clip(1.0))
        & (
            (pl.col("limit_value").abs() > 0.0)
            | pl.col("rule").is_in(ABOUT_ZERO)
            | ((pl.col("rule") == "layoffs") & pl.col("rule_place").is_in(laid_off.implode()))
        )
    )
    reached = frozenset(at_limit.get_column("rule"))
    return tuple(rule for rule in TOLD if rule in reached)


def steps_of(
    problem: TeamProblem, request: DesignRequest, rules: Sequence[str], *, head_amount: float
) -> list[Step]:
    """List the questions that ask for one unit more and one less of some limits.

    A step that would leave the range of its limit is not asked for.

    Parameters
    ----------
    problem, request : TeamProblem, DesignRequest
        The question that the plan answers.
    rules : sequence of str
        Limits; those without a scale are passed over.
    head_amount : float
        A year of one average person: the step of a budget.
    """
    steps = [
        _changed(problem, request, scale, head_amount, is_easing=is_easing)
        for scale in SCALES
        if scale.rule in rules and _is_set(request.limits, scale)
        for is_easing in (True, False)
    ]
    return [step for step in steps if step is not None]


def answer(step: Step, designer: HighsDesigner) -> TeamDesign | None:
    """Solve a changed question; None if no plan keeps its limits."""
    return designer.find(step.problem, step.request)


def _is_set(limits: PlanLimits, scale: Scale) -> bool:
    return scale.is_rate or getattr(limits, scale.name) not in (None, 0)


def _changed(
    problem: TeamProblem,
    request: DesignRequest,
    scale: Scale,
    head_amount: float,
    *,
    is_easing: bool,
) -> Step | None:
    size = head_amount if scale.unit == "amount" else scale.step
    change = size if is_easing else -size
    held: PlanRates | PlanLimits = problem.rates if scale.is_rate else request.limits
    value = getattr(held, scale.name) + change * scale.easing
    if not scale.least <= value <= scale.most:
        return None
    if scale.is_rate:
        rates = replace(problem.rates, **_field(scale, value))
        return Step(
            scale.rule, change, scale.unit, is_easing, replace(problem, rates=rates), request
        )
    limits = replace(request.limits, **_field(scale, value))
    return Step(scale.rule, change, scale.unit, is_easing, problem, replace(request, limits=limits))


def _field(scale: Scale, value: float) -> dict[str, Any]:
    return {scale.name: round(value) if scale.unit == "seat" else value}


def relaxed_value(
    problem: TeamProblem, request: DesignRequest, rule: str, designer: HighsDesigner
) -> float | None:
    """Find the value of one limit at which there is a plan, all others kept, by bisection.

    Returns
    -------
    float or None
        To a hundredth of the limit (a whole seat for seats); None if the limit alone is not
        enough, or has no scale.
    """
    scale = next((each for each in SCALES if each.rule == rule and not each.is_rate), None)
    if scale is None or not _is_set(request.limits, scale):
        return None
    strict = float(getattr(request.limits, scale.name))
    loose = MUCH * strict if scale.easing > 0 else 0.0
    close = 1.0 if scale.unit == "seat" else 0.01 * max(strict, loose)

    def is_possible(value: float) -> bool:
        limits = replace(request.limits, **_field(scale, value))
        model = designer.build(problem, replace(request, limits=limits))
        model.aim_at_nothing()
        return designer.solve(model) is not None

    if not is_possible(loose):
        return None
    while abs(loose - strict) > close:
        middle = (loose + strict) / 2.0
        if scale.unit == "seat":
            middle = float(round(middle))
        loose, strict = (middle, strict) if is_possible(middle) else (loose, middle)
    return loose
