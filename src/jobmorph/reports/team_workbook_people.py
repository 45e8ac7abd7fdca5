"""Sheets of a team's workbook about its people: training, coaching, risks, what to measure."""

from typing import Final

import polars as pl

from jobmorph.redesign.problem import TeamDesign
from jobmorph.reports.team_workbook_table import (
    HOURS,
    RATIO,
    WHOLE,
    heads,
    labels_of,
    planned,
    rules_words,
)
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Sheet, Shown, sheet_of
from jobmorph.studies.team_money import assumption
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

WEEKS_QUARTER: Final = 13.0
LEARNING_QUARTERS: Final = 4
# With none wrong of so many, fewer than 1 in 20 are wrong, in 95 of 100 cases: ln .05 / ln .95.
SAMPLE: Final = 59
MEASURED_TASKS: Final = 10
LEAST_RISE: Final = (
    0.5  # hours a week; a task that AI takes less of is not worth a check of its own
)
_WIDE: Final = 1.5
_IDLE: Final = 0.25


def training_sheet(result: TeamResult) -> Sheet:
    """Hours of learning by quarter: work with AI, moves, practice set aside; fees beside them."""
    rows: list[list[Cell]] = []
    for plan, design, _ in planned(result):
        rows += _ai_rows(result, plan, design)
        rows += _move_rows(result, plan, design)
        rows += _practice_rows(result, plan, design)
    names = heads("design", "what", "quarter", "title", "skill", "learners", "hours", "fees")
    return sheet_of(
        say("team.book.training"), names, rows, ["", "", "", "", "", WHOLE, HOURS, WHOLE]
    )


def _ai_rows(result: TeamResult, plan: TeamPlan, design: TeamDesign) -> list[list[Cell]]:
    hours, fee = (
        assumption(result, f"redesign.{name}").value
        for name in ("ai_training_hours", "training_amount_hour")
    )
    lasts = min(LEARNING_QUARTERS, result.quarters)
    free = result.seats.filter(~pl.col("is_held"))["seat_id"]
    people = design.seats.filter(pl.col("seat_id").is_in(free.implode()))
    rows: list[list[Cell]] = []
    for quarter in range(1, lasts + 1):
        count = int(people.filter(pl.col("quarter") == quarter)["planned_heads"].sum())
        spent = count * hours / lasts
        rows.append(
            [
                plan.offer.label, say("team.book.training.ai"), result.quarter_names[quarter - 1],
                say("team.book.all"), None, count, spent, spent * fee,
            ]
        )  # fmt: skip
    return rows


def _move_rows(result: TeamResult, plan: TeamPlan, design: TeamDesign) -> list[list[Cell]]:
    labels, fee = labels_of(result), assumption(result, "redesign.training_amount_hour").value
    needed = {
        (seat, end): hours
        for seat, end, hours in result.moves.select(
            "seat_id", "destination_seat_id", "training_hours"
        ).iter_rows()
    }
    rows: list[list[Cell]] = []
    for seat, end, quarter, count in design.moves.iter_rows():
        hours = needed[seat, end] * count
        rows.append(
            [
                plan.offer.label, say("team.book.training.move"),
                result.quarter_names[quarter - 1], labels[end], None, count, hours, hours * fee,
            ]
        )  # fmt: skip
    return rows


def _practice_rows(result: TeamResult, plan: TeamPlan, design: TeamDesign) -> list[list[Cell]]:
    labels = labels_of(result)
    people = {
        (seat, quarter): count
        for seat, quarter, count in design.seats.select(
            "seat_id", "quarter", "planned_heads"
        ).iter_rows()
    }
    set_aside = design.practice.filter(pl.col("practice_back_hours_quarter") > 0.0)
    return [
        [
            plan.offer.label, say("team.book.training.practice"),
            result.quarter_names[quarter - 1], labels[seat], skill_words(skill),
            people[seat, quarter], hours, None,
        ]
        for seat, skill, quarter, hours in set_aside.sort(
            "quarter", "seat_id", "skill_id"
        ).iter_rows()
    ]  # fmt: skip


def skill_words(skill_id: str) -> str:
    """Name a skill of the library by the words of its id.

    Examples
    --------
    >>> skill_words("competency:sales-development/first-messages")
    'first messages'
    """
    return skill_id.rpartition("/")[2].replace("-", " ")


def coaching_sheet(result: TeamResult) -> Sheet:
    """List managers, people led and hours of coaching by area, quarter by quarter."""
    rows: list[list[Cell]] = []
    for plan, design, _ in planned(result):
        told = _coaching(result, design)
        for area, quarter, managers, reports, hours in told.iter_rows():
            head = hours / reports if reports else None
            rows.append(
                [
                    plan.offer.label, result.quarter_names[quarter - 1],
                    say("team.book.all") if area is None else area, managers, reports, hours, head,
                ]
            )  # fmt: skip
    names = heads("design", "quarter", "area", "managers", "reports", "coaching", "coaching_head")
    return sheet_of(
        say("team.book.coaching"), names, rows, ["", "", "", WHOLE, WHOLE, HOURS, RATIO]
    )


def _coaching(result: TeamResult, design: TeamDesign) -> pl.DataFrame:
    """Rows of each quarter: the whole team first (area null), then areas."""
    people = design.seats.join(
        result.seats.select("seat_id", "team_area", "is_manager"), on="seat_id", how="left",
        maintain_order="left",
    ).join(
        design.hours.select("seat_id", "quarter", "coaching_hours_quarter"),
        on=["seat_id", "quarter"], how="left", maintain_order="left",
    )  # fmt: skip
    sums = (
        pl.col("planned_heads").filter("is_manager").sum().alias("managers"),
        pl.col("planned_heads").filter(~pl.col("is_manager")).sum().alias("reports"),
        (pl.col("coaching_hours_quarter").sum() / WEEKS_QUARTER).alias("hours"),
    )
    areas = people.group_by("team_area", "quarter", maintain_order=True).agg(*sums)
    whole = people.group_by("quarter", maintain_order=True).agg(*sums)
    return pl.concat(
        [whole.select(pl.lit(None, pl.String).alias("team_area"), pl.all()), areas]
    ).sort("quarter", "team_area", nulls_last=False)


def risks_sheet(result: TeamResult) -> Sheet:
    """List what could go wrong, each with its figure and an option."""
    rows: list[list[Cell]] = []
    for plan in result.plans:
        rows += _plan_risks(result, plan)
    rows += _team_risks(result)
    names = heads("design", "seat", "risk", "figure", "unit", "option")
    return sheet_of(say("team.book.risks"), names, rows)


def _plan_risks(result: TeamResult, plan: TeamPlan) -> list[list[Cell]]:
    label, currency = plan.offer.label, result.pay.currency
    if plan.measures is None:
        rules = rules_words(plan.conflict.rules) if plan.conflict else ""
        words = say("team.book.risk.no_plan", rules=rules)
        return [[label, None, words, None, None, say("team.book.risk.no_plan.option")]]
    found = plan.measures
    money = say("team.book.unit.money", currency=currency)
    rows: list[list[Cell]] = []
    if found.saved_amount_year.high < 0.0:
        rows.append(_risk(label, "dearer", Shown(-found.saved_amount_year.mid, WHOLE), money))
    elif found.saved_amount_year.low < 0.0:
        rows.append(_risk(label, "turns", Shown(found.saved_amount_year.low, WHOLE), money))
    if found.service_missed > 0.0:
        share = say("team.book.unit.share")
        rows.append(_risk(label, "missed", Shown(found.service_missed, "0.0%"), share))
    if found.idle_hours_week > _IDLE * found.freed_hours_week > 0.0:
        hours = say("team.book.unit.hours")
        rows.append(_risk(label, "idle", Shown(found.idle_hours_week, HOURS), hours))
    return rows


def _risk(label: str, name: str, figure: Cell, unit: str, seat: str | None = None) -> list[Cell]:
    option = say(f"team.book.risk.{name}.option")
    return [label, seat, say(f"team.book.risk.{name}"), figure, unit, option]


def _team_risks(result: TeamResult) -> list[list[Cell]]:
    everywhere, people = say("team.book.all"), say("team.book.unit.people")
    rows: list[list[Cell]] = []
    could = result.could_pass_hours_week
    if could.low > 0.0 and could.high / could.low >= _WIDE:
        words = say("team.book.risk.wide", times=f"{could.high / could.low:.1f}")
        option = say("team.book.risk.wide.option")
        figure = Shown(could.high - could.low, HOURS)
        rows.append([everywhere, None, words, figure, say("team.book.unit.hours"), option])
    leave = assumption(result, "redesign.attrition_year")
    share = say("team.book.unit.share")
    rows.append(_risk(everywhere, "leave", Shown(leave.value, "0%"), share))
    for seat in result.seats.iter_rows(named=True):
        if seat["is_held"]:
            rows.append(_risk(everywhere, "held", seat["today_heads"], people, seat["label"]))
        elif seat["today_heads"] == 1:
            rows.append(_risk(everywhere, "single", 1, people, seat["label"]))
    return rows


def measures_sheet(result: TeamResult) -> Sheet:
    """List what to measure to know whether a plan works, and when to turn back."""
    rows: list[list[Cell]] = []
    for plan, design, measures in planned(result):
        rows += _task_measures(result, plan, design)
        rows += _plan_measures(result, plan, design, measures)
    names = heads("design", "measure", "title", "now", "then", "unit", "sample", "stop")
    return sheet_of(
        say("team.book.measures"), names, rows, ["", "", "", HOURS, HOURS, "", WHOLE, ""]
    )


def _task_measures(result: TeamResult, plan: TeamPlan, design: TeamDesign) -> list[list[Cell]]:
    """Tasks of which AI takes most more than at the start."""
    keys = ("seat_id", "task_id")
    first, last = (
        design.tasks.filter(pl.col("quarter") == quarter).select(
            *keys, (pl.col("delegated_hours_quarter") / WEEKS_QUARTER).alias("hours")
        )
        for quarter in (1, result.quarters)
    )
    rises = (
        last.join(first, on=keys, suffix="_first", maintain_order="left")
        .with_columns((pl.col("hours") - pl.col("hours_first")).alias("rise"))
        .filter(pl.col("rise") >= LEAST_RISE)
        .sort("rise", *keys, descending=[True, False, False])
        .head(MEASURED_TASKS)
        .join(result.tasks.select(*keys, "label"), on=keys, maintain_order="left")
    )
    labels, hours = labels_of(result), say("team.book.unit.hours")
    stop = say("team.book.measure.stop", sample=SAMPLE)
    return [
        [
            plan.offer.label, say("team.book.measure.task", task=row["label"]),
            labels[row["seat_id"]], row["hours_first"], row["hours"], hours, SAMPLE, stop,
        ]
        for row in rises.iter_rows(named=True)
    ]  # fmt: skip


def _plan_measures(
    result: TeamResult, plan: TeamPlan, design: TeamDesign, measures: TeamMeasures
) -> list[list[Cell]]:
    late = design.hours.group_by("quarter", maintain_order=True).agg(
        pl.col("late_hours_quarter").sum() / WEEKS_QUARTER
    )["late_hours_quarter"]
    as_is = result.as_is
    figures = {
        "late": (float(late[0]), float(late[-1]), "hours"),
        "coaching": (as_is.coaching_hours_head_week, measures.coaching_hours_head_week,
                     "hours_head"),
        "customers": (as_is.customer_hours_week, measures.customer_hours_week, "hours"),
    }  # fmt: skip
    return [
        [
            plan.offer.label, say(f"team.book.measure.{name}"), say("team.book.all"),
            Shown(now, RATIO), Shown(then, RATIO), say(f"team.book.unit.{unit}"), None,
            say(f"team.book.measure.{name}.stop"),
        ]
        for name, (now, then, unit) in figures.items()
    ]  # fmt: skip
