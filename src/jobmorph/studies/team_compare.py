"""What differs between two plans of a team."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from jobmorph.schema.estimate import Estimate
from jobmorph.studies.plan_file import Limit, PlanDesign, PlanFile, Value
from jobmorph.studies.suppression import LEAST_GROUP
from jobmorph.studies.team_compare_result import (
    AMOUNTS,
    AS_IS,
    AssumptionPair,
    DesignPair,
    Differing,
    MeasurePair,
    TeamComparison,
    same_value,
)

BUDGET: Final = "budget_amount_year"
COST: Final = "cost_amount_year"
SHOWN_DIGITS: Final = 2
_FACTORS: Final = (1.0, 2.0, 5.0, 10.0)
_INPUTS: Final = ("source", "people", "version", "edition", "scenario", "seed", "quarters",
                  "end_name", "currency")  # fmt: skip


def study_team_compare(a: PlanFile, b: PlanFile) -> TeamComparison:
    """Say what differs between two plans.

    Parameters
    ----------
    a, b : PlanFile
        Plans as they were written.

    Returns
    -------
    TeamComparison
        Where pay comes from the rosters and these differ by fewer than five people, or may do,
        differences of amounts are left out, and amounts are rounded to two digits and to what five
        people cost: else they would tell what one person is paid.
    """
    step = _step(a, b) if _is_withheld(a, b) else None
    shared = [(each, other) for each in a.designs if (other := b.design(each.name)) is not None]
    only = [(plan.name, 0) for plan in a.designs if b.design(plan.name) is None]
    only += [(plan.name, 1) for plan in b.designs if a.design(plan.name) is None]
    is_one_currency = a.currency == b.currency
    as_is = DesignPair(AS_IS, "", _measures(a.as_is, b.as_is, step, is_one_currency))
    designs = [
        DesignPair(
            first.name, first.label,
            _measures(first.measures, second.measures, step, is_one_currency),
        )
        for first, second in shared
    ]  # fmt: skip
    return TeamComparison(
        names=(a.name, b.name),
        currencies=(a.currency, b.currency),
        inputs=_inputs(a, b),
        limits=tuple(_limits(shared, step)),
        designs=(as_is, *designs),
        only=tuple(name for name, _ in only),
        only_in=tuple(place for _, place in only),
        seats=_seats(a, b, shared),
        moves=tuple(
            each
            for first, second in shared
            for each in _differing(first.moves, second.moves, first.name)
        ),
        assumptions=_assumptions(a, b),
        rounded_to=step,
    )


def _is_withheld(a: PlanFile, b: PlanFile) -> bool:
    """Whether amounts of the two plans might differ by the pay of fewer than five people.

    The same file is the same people. Else at least as many came and went as seats show; somebody
    may also have been exchanged within a seat, so that seats that look alike prove nothing.
    """
    if not (a.is_own_pay and b.is_own_pay):
        return False
    ours, theirs = a.hashes.get("roster"), b.hashes.get("roster")
    if ours is not None and ours == theirs:
        return False
    seats = {*a.today_heads, *b.today_heads}
    changes = [b.today_heads.get(seat, 0) - a.today_heads.get(seat, 0) for seat in seats]
    came = sum(change for change in changes if change > 0)
    went = -sum(change for change in changes if change < 0)
    return max(came, went) < LEAST_GROUP or any(0 < few < LEAST_GROUP for few in (came, went))


def _inputs(a: PlanFile, b: PlanFile) -> tuple[Differing, ...]:
    found = [
        Differing(name, getattr(a, name), getattr(b, name))
        for name in _INPUTS
        if getattr(a, name) != getattr(b, name)
    ]
    if a.is_own_pay != b.is_own_pay:
        found.append(Differing("pay", *("own" if each.is_own_pay else "lent" for each in (a, b))))
    return (*found, *_differing(a.hashes, b.hashes, ""))


def _limits(shared: Sequence[tuple[PlanDesign, PlanDesign]], step: float | None) -> list[Differing]:
    """List limits that differ; a budget relative to the team as it is would tell its cost."""
    found = []
    for first, second in shared:
        for each in _differing(first.limits, second.limits, first.name):
            if each.name == BUDGET and step is not None:
                ends = (_coarse(each.first, step), _coarse(each.second, step))
                found.append(Differing(each.name, *ends, each.design))
                continue
            found.append(each)
    return found


def _step(a: PlanFile, b: PlanFile) -> float:
    """Return what five average people cost in a year, upwards to 1, 2 or 5 times a power of ten."""
    costs = [_ranged(each.as_is.get(COST)) for each in (a, b)]
    means = [
        cost.mid / plan.people
        for cost, plan in zip(costs, (a, b), strict=True)
        if cost is not None and plan.people
    ]
    least = LEAST_GROUP * max(means, default=1.0)
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in _FACTORS if factor * power >= least)


def _coarse(value: Limit, step: float) -> Limit:
    return _rounded(value, step) if isinstance(value, int | float) else value


def _rounded(value: float, step: float) -> float:
    """Round to a multiple of the step that has two digits at most."""
    return float(f"{round(value / step) * step:.{SHOWN_DIGITS - 1}e}")


def _differing(
    first: Mapping[str, Limit] | Mapping[str, int] | Mapping[str, str],
    second: Mapping[str, Limit] | Mapping[str, int] | Mapping[str, str],
    design: str,
) -> tuple[Differing, ...]:
    names = sorted({*first, *second})
    pairs = [(name, first.get(name), second.get(name)) for name in names]
    return tuple(
        Differing(name, one, other, design)
        for name, one, other in pairs
        if not same_value(one, other)
    )


def _seats(
    a: PlanFile, b: PlanFile, shared: Sequence[tuple[PlanDesign, PlanDesign]]
) -> tuple[Differing, ...]:
    """People as is, then at the end of each design that has a plan in both."""
    labels = {**b.seat_labels, **a.seat_labels}
    found = list(_differing(a.today_heads, b.today_heads, AS_IS))
    for first, second in shared:
        if first.measures is not None and second.measures is not None:
            found += _differing(first.end_heads, second.end_heads, first.name)
    return tuple(
        Differing(labels.get(each.name, each.name), each.first, each.second, each.design)
        for each in found
    )


def _measures(
    first: Mapping[str, Value] | None,
    second: Mapping[str, Value] | None,
    step: float | None,
    is_one_currency: bool,
) -> tuple[MeasurePair, ...]:
    names = list(dict.fromkeys([*(first or {}), *(second or {})]))
    return tuple(
        _pair(
            name,
            (first or {}).get(name),
            (second or {}).get(name),
            step=step if name in AMOUNTS else None,
            is_comparable=name not in AMOUNTS or is_one_currency,
        )
        for name in names
    )


def _pair(
    name: str,
    first: Value | None,
    second: Value | None,
    *,
    step: float | None,
    is_comparable: bool,
) -> MeasurePair:
    one, other = _ranged(first), _ranged(second)
    if step is not None:
        one, other = (_rounded_range(each, step) for each in (one, other))
    difference, overlap = None, None
    if one is not None and other is not None and is_comparable:
        difference = other.mid - one.mid if step is None else None
        if isinstance(first, Estimate) and isinstance(second, Estimate):
            overlap = one.low <= other.high and other.low <= one.high
    return MeasurePair(name, one, other, difference, overlap, step is not None)


def _ranged(value: Value | None) -> Estimate | None:
    if value is None or isinstance(value, Estimate):
        return value
    return Estimate(float(value), float(value), float(value))


def _rounded_range(value: Estimate | None, step: float) -> Estimate | None:
    if value is None:
        return None
    return Estimate(*(_rounded(end, step) for end in (value.low, value.mid, value.high)))


def _assumptions(a: PlanFile, b: PlanFile) -> tuple[AssumptionPair, ...]:
    ours = {each.name: each for each in a.assumptions}
    theirs = {each.name: each for each in b.assumptions}
    return tuple(
        AssumptionPair(name, ours.get(name), theirs.get(name))
        for name in sorted({*ours, *theirs})
        if ours.get(name) != theirs.get(name)
    )
