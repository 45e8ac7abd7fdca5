"""What the chapters of a plan rest on: one design's people, tasks and rates, joined once."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.redesign.problem import TeamDesign
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import InfeasibleError, ParameterError
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.record import Assumption
from jobmorph.studies.suppression import fold_small_groups
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

WEEKS_QUARTER: Final = 13.0
WEEKS_YEAR: Final = 52.0
QUARTERS_YEAR: Final = 4
_KEYS: Final = ("seat_id", "task_id")
_WORDS: Final = ("label", "other_side", "reason_line", "takes", "leaves")
_SUMS: Final = (
    "load_hours",
    "delegated_now",
    "assisted_now",
    "delegated",
    "assisted",
    "human",
    "more_delegated",
    "freed",
    "freed_sure",
)
# The rule whose rows hold what stays as it is: hours by AI and with AI where nothing is rolled out.
_BASE_RULE: Final = "pace"
_BASE_KINDS: Final = {"by_ai": "delegated_now", "with_ai": "assisted_now"}


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One design, ready to be told in chapters.

    Parameters
    ----------
    result : TeamResult
        The answer.
    plan : TeamPlan
        The design.
    design : TeamDesign
        Its frames.
    measures : TeamMeasures
        What it comes to.
    edition : Edition
        Holds the role library.
    folded : frozenset of str
        Seats with too few people to tell who comes and leaves seat by seat: told together only.
    seats : polars.DataFrame
        Columns of `result.seats`, titles of held seats in quotation marks, with end_heads, left,
        hired, moved_in, moved_out, laid_off,
        cost_amount_year (one person, on-costs included) and hours_head_week.
    tasks : polars.DataFrame
        Tasks of seats in the last quarter, hours a week: seat_id, task_id, family, label,
        other_side, load_hours, delegated_now, assisted_now, delegated, assisted, human,
        more_delegated, freed, freed_sure, reason_line, takes, leaves. 'now' is at the volume of
        work at the end.
    """

    result: TeamResult
    plan: TeamPlan
    design: TeamDesign
    measures: TeamMeasures
    edition: Edition
    folded: frozenset[str]
    seats: pl.DataFrame
    tasks: pl.DataFrame

    def rate(self, name: str) -> Assumption:
        """Return a parameter as the answer used it."""
        return rate_of(self.result, name)

    def quarter_name(self, quarter: int) -> str:
        """Name a quarter, 1 for the first."""
        return self.result.quarter_names[quarter - 1]

    def label(self, seat_id: str) -> str:
        """Name a seat."""
        return str(self.seats.filter(pl.col("seat_id") == seat_id)["label"].item())


def rate_of(result: TeamResult, name: str) -> Assumption:
    """Return a parameter as a team's answer used it.

    Raises
    ------
    ParameterError
        If the record does not hold it.
    """
    for each in result.record.assumptions:
        if each.name == name:
            return each
    raise ParameterError(f"the record of this plan lacks {name}", hint="Make the plan anew.")


def facts_of(result: TeamResult, design: str, edition: Edition) -> PlanFacts:
    """Join what the chapters of one design need.

    Raises
    ------
    ParameterError
        If there is no such design.
    InfeasibleError
        If the design has no plan.
    """
    plans = {plan.offer.name: plan for plan in result.plans}
    if design not in plans:
        raise ParameterError("no such design in this answer", items=[design, *plans])
    plan = plans[design]
    if plan.design is None or plan.measures is None:
        clash = plan.conflict.rules if plan.conflict else ()
        raise InfeasibleError(
            f"{plan.offer.label}: no plan keeps all its limits, so there is nothing to tell",
            items=clash,
            hint="Give way in one of them, or choose another design.",
        )
    return PlanFacts(
        result,
        plan,
        plan.design,
        plan.measures,
        edition,
        _folded(result),
        _seats(result, plan.design),
        _tasks(result, plan.design),
    )


def _folded(result: TeamResult) -> frozenset[str]:
    heads = dict(result.seats.select("seat_id", "today_heads").iter_rows())
    return frozenset(fold_small_groups(heads))


def _seats(result: TeamResult, design: TeamDesign) -> pl.DataFrame:
    people = design.seats.group_by("seat_id", maintain_order=True).agg(
        pl.col("planned_heads").last().alias("end_heads"),
        pl.col("leave_heads").sum().alias("left"),
        pl.col("hire_heads").sum().alias("hired"),
        pl.col("move_in_heads").sum().alias("moved_in"),
        pl.col("move_out_heads").sum().alias("moved_out"),
        pl.col("layoff_heads").sum().alias("laid_off"),
    )
    on_costs = 1.0 + rate_of(result, "redesign.on_cost_share").value
    hours = (
        design.hours.filter(pl.col("quarter") == result.quarters)
        .join(people.select("seat_id", "end_heads"), on="seat_id", maintain_order="left")
        .select(
            "seat_id",
            pl.when(pl.col("end_heads") > 0)
            .then(pl.col("available_hours_quarter") / pl.col("end_heads") / WEEKS_QUARTER)
            .otherwise(0.0)
            .alias("hours_head_week"),
        )
    )
    as_written = pl.when("is_held").then(pl.format('"{}"', "label")).otherwise("label")
    return (
        result.seats.with_columns(as_written.alias("label"))
        .join(people, on="seat_id", maintain_order="left")
        .join(result.pay.pay, on="seat_id", how="left", maintain_order="left")
        .with_columns((pl.col("pay_amount_year") * on_costs).alias("cost_amount_year"))
        .drop("pay_amount_year")
        .join(hours, on="seat_id", how="left", maintain_order="left")
    )


def _tasks(result: TeamResult, design: TeamDesign) -> pl.DataFrame:
    checking = rate_of(result, "exposure.checking_share")
    saving = rate_of(result, "exposure.assisted_saving")
    care = rate_of(result, "redesign.care_share").value
    more = pl.col("delegated") - pl.col("delegated_now")
    helped = pl.col("assisted") - pl.col("assisted_now")
    sure_less = 1.0 - checking.high - care
    return (
        result.tasks.select(*_KEYS, *_WORDS, _sure("delegated"), _sure("assisted"))
        .join(_last_hours(result, design), on=_KEYS, maintain_order="left")
        .join(_base(result), on=_KEYS, how="left", maintain_order="left")
        .join(result.seats.select("seat_id", "family"), on="seat_id", maintain_order="left")
        .with_columns(pl.col("delegated_now", "assisted_now").fill_null(0.0))
        .with_columns(
            more.clip(0.0).alias("more_delegated"),
            ((1.0 - checking.value - care) * more + saving.value * helped).alias("freed"),
            (
                sure_less * pl.col("delegated_sure") * more
                + saving.low * pl.col("assisted_sure") * helped
            ).alias("freed_sure"),
        )
        .drop("delegated_sure", "assisted_sure")
    )


def _last_hours(result: TeamResult, design: TeamDesign) -> pl.DataFrame:
    """Hours a week of each task in the last quarter: all, by AI, with AI, by people."""

    def week(column: str, name: str) -> pl.Expr:
        return (pl.col(f"{column}_hours_quarter") / WEEKS_QUARTER).alias(name)

    parts = ("delegated", "assisted", "human")
    return design.tasks.filter(pl.col("quarter") == result.quarters).select(
        *_KEYS, week("load", "load_hours"), *(week(part, part) for part in parts)
    )


def _sure(part: str) -> pl.Expr:
    """Part of what is planned that holds at the bad end: 10th percentile over the middle."""
    low, middle = pl.col(f"{part}_low"), pl.col(part)
    return pl.when(middle > 0.0).then(low / middle).otherwise(0.0).alias(f"{part}_sure")


def _base(result: TeamResult) -> pl.DataFrame:
    """Hours a week by AI and with AI where nothing is rolled out: the base of the rule of pace.

    A design that keeps a task for people has no base for it, so the highest of all designs counts.
    """
    rules = [plan.design.rules for plan in result.plans if plan.design is not None]
    rows = pl.concat(rules).filter(
        (pl.col("rule") == _BASE_RULE) & (pl.col("quarter") == result.quarters)
    )
    found = []
    for place, hours in rows.select("rule_place", "limit_value").iter_rows():
        seat, task, kind = str(place).rsplit(",", 2)
        found.append((seat, task, _BASE_KINDS[kind], hours / WEEKS_QUARTER))
    schema = {"seat_id": pl.String, "task_id": pl.String, "kind": pl.String, "hours": pl.Float64}
    table = pl.DataFrame(found, schema=schema, orient="row")
    highest = [
        pl.col("hours").filter(pl.col("kind") == name).max().alias(name)
        for name in _BASE_KINDS.values()
    ]
    return table.group_by("seat_id", "task_id", maintain_order=True).agg(*highest)


def by_task(facts: PlanFacts, seats: pl.Series | None = None) -> pl.DataFrame:
    """Add tasks up over seats: task_id, family, label, other_side and hours a week.

    Parameters
    ----------
    facts : PlanFacts
        A design.
    seats : polars.Series, optional
        Seats to look at; all if not given.

    Returns
    -------
    polars.DataFrame
        With `seat_ids` (list); the most hours newly passed to AI first.
    """
    rows = (
        facts.tasks
        if seats is None
        else facts.tasks.filter(pl.col("seat_id").is_in(seats.implode()))
    )
    return (
        rows.group_by("task_id", "family", maintain_order=True)
        .agg(
            pl.col(*_WORDS).first(),
            pl.col("seat_id").alias("seat_ids"),
            pl.col(*_SUMS).sum(),
        )
        .sort("more_delegated", "task_id", descending=[True, False])
    )


def scaled_range(middle: float, rate: Assumption) -> Estimate:
    """Stretch an amount that is proportional to one rate over that rate's range."""
    return (
        Estimate(middle, middle, middle)
        if rate.value == 0.0
        else Estimate(middle * rate.low / rate.value, middle, middle * rate.high / rate.value)
    )
