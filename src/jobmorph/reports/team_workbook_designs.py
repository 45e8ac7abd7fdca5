"""Sheets of a team's workbook: the answer on a page, and the designs beside the team as it is."""

from collections.abc import Callable
from textwrap import wrap
from typing import Final

import polars as pl

from jobmorph.reports.team_workbook_table import (
    FINE_SHARE,
    HOURS,
    RATIO,
    SHARE,
    WHOLE,
    design_words,
    heads,
    planned,
    rules_words,
)
from jobmorph.reports.theme import shown
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Sheet, Shown, sheet_of
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.team_result import TeamPlan, TeamResult

DESIGN_WIDTH: Final = 36
WEEKS_QUARTER: Final = 13.0
LINE_WIDTH: Final = 100  # signs of a line above a table
# Lines of the page to print, in the order of a leader's questions.
ANSWER_LINES: Final = (
    "seats", "entry_seats", "laid_off", "customer_hours_week", "coaching_hours_head_week",
    "delegated_hours_week", "checking_hours_week", "idle_hours_week", "cost_amount_year",
    "tool_amount_year", "saved_amount_year", "ready_heads",
)  # fmt: skip
ALL_LINES: Final = (
    "seats", "entry_seats", "hired", "moved", "left", "laid_off", "customer_hours_week",
    "coaching_hours_head_week", "delegated_hours_week", "assisted_hours_week",
    "checking_hours_week", "care_hours_week", "freed_hours_week", "idle_hours_week",
    "practice_hours_week", "cost_amount_year", "tool_amount_year", "saved_amount_year",
    "ready_heads", "service_missed", "resilience",
)  # fmt: skip
_SHARES: Final = ("service_missed",)
_WEIGHTS: Final = ("customer", "money", "resilience", "people")
_LIMITS: Final = {
    "budget": ("budget_amount_year", "amount"),
    "entry": ("entry_seats_least", "people"),
    "seats_least": ("seats_least", "people"),
    "seats_most": ("seats_most", "people"),
    "coaching": ("coaching_factor", "none"),
    "coaching_hours": ("coaching_hours_head_least", "none"),
    "practice": ("practice_floor_share", "none"),
    "layoff": ("layoff_share", "share"),
}


def opening_lines(result: TeamResult) -> list[str]:
    """Say the answer in sentences: what could pass to AI, checking, the economy's pace, cost."""
    could, checking, usual = (
        _ends(each)
        for each in (
            result.could_pass_hours_week, result.checking_hours_week, result.usual_hours_week
        )
    )  # fmt: skip
    lines = [
        say("team.book.lead", work=f"{result.work_hours_week:,.0f}", mid=could["mid"],
            between=say("between", low=could["low"], high=could["high"]), end=result.end_name),
        say("team.book.lead.checking", **checking),
        say("team.book.lead.usual", **usual),
    ]  # fmt: skip
    held = int(result.seats.filter("is_held")["today_heads"].sum())
    if held:
        people = int(result.seats["today_heads"].sum()) - held
        lines.append(say("team.book.lead.held", people=people, held=held))
    return [*lines, *_money_lines(result), *_plan_lines(result)]


def _ends(estimate: Estimate) -> dict[str, str]:
    whole = shown(estimate)
    return {name: f"{getattr(whole, name):,}" for name in ("low", "mid", "high")}


def _money_lines(result: TeamResult) -> list[str]:
    cost = [(plan.offer.label, measures) for plan, _, measures in planned(result)]
    groups = {
        "dearer": [name for name, each in cost if each.saved_amount_year.high < 0.0],
        "cheaper": [name for name, each in cost if each.saved_amount_year.low > 0.0],
        "open": [
            name
            for name, each in cost
            if each.saved_amount_year.low <= 0.0 <= each.saved_amount_year.high
        ],
        "layoffs": [name for name, each in cost if each.laid_off],
    }
    lines = [
        say(f"team.book.{key}", designs=", ".join(names)) for key, names in groups.items() if names
    ]
    return lines if groups["layoffs"] else [*lines, say("team.book.layoffs.none")]


def _plan_lines(result: TeamResult) -> list[str]:
    lines = [
        say("team.book.no_plan", design=plan.offer.label, rules=rules_words(plan.conflict.rules))
        for plan in result.plans
        if plan.conflict is not None
    ]
    if result.chosen:
        lines.append(say("team.book.chosen", design=design_words(result, result.chosen)))
    return lines


def answer_sheet(result: TeamResult) -> Sheet:
    """One page to print: the sentence, then the team as it is beside its designs."""
    above = [line for text in opening_lines(result) for line in wrap(text, LINE_WIDTH)]
    above += [*wrap(pay_words(result), LINE_WIDTH), say("team.book.exposure"), ""]
    return sheet_of(
        say("team.book.answer"), _headings(result),
        [*(row for name in ANSWER_LINES for row in _measure_rows(result, name)), late_row(result)],
        is_filtered=False, above=above,
    )  # fmt: skip


def pay_words(result: TeamResult) -> str:
    """Say where pay comes from."""
    if not result.pay.is_own:
        return say("team.book.pay.lent")
    key = "team.book.pay.own.usd" if result.pay.currency == "USD" else "team.book.pay.own"
    return say(key, currency=result.pay.currency)


def designs_sheet(result: TeamResult) -> Sheet:
    """Every figure of every design, with what it was asked to do."""
    rows = [row for name in ALL_LINES for row in _measure_rows(result, name)]
    rows += [
        late_row(result),
        _row(result, "gap", "share", None, _gap, FINE_SHARE),
        _row(result, "purpose", "none", None, lambda plan: plan.offer.purpose),
        _row(result, "binding", "none", None, lambda plan: rules_words(plan.binding)),
    ]
    for name in _WEIGHTS:
        rows.append(_row(result, f"weight.{name}", "none", None, _weight(name), RATIO))
    for name, (field, unit) in _LIMITS.items():
        pattern = WHOLE if unit in ("amount", "people") else RATIO
        rows.append(_row(result, f"limit.{name}", unit, None, _limit(field), pattern))
    return sheet_of(
        say("team.book.designs"), _headings(result), rows, is_filtered=False, widest=DESIGN_WIDTH
    )


def _headings(result: TeamResult) -> list[str]:
    labels = [plan.offer.label for plan in result.plans]
    return [*heads("line", "unit"), say("team.book.as_is"), *labels]


def _measure_rows(result: TeamResult, name: str) -> list[list[Cell]]:
    """One row; three where the figure has a range."""
    unit, pattern = unit_of(name), pattern_of(name)
    value = getattr(result.as_is, name)
    if not isinstance(value, Estimate):
        return [_row(result, name, unit, value, _measure(name), pattern)]
    rows = [_row(result, name, unit, value.mid, _measure(name, "mid"), pattern)]
    for end in ("low", "high"):
        line = say(f"team.book.line.{name}")
        row = _row(result, name, unit, getattr(value, end), _measure(name, end), pattern)
        rows.append([say(f"team.book.range.{end}", line=line), *row[1:]])
    return rows


def unit_of(name: str) -> str:
    """Name the unit of a figure of `TeamMeasures`."""
    if name.endswith("_head_week"):
        return "hours_head"
    if name.endswith("_hours_week"):
        return "hours"
    if name.endswith("_amount_year"):
        return "money"
    return "share" if name in _SHARES else "none" if name == "resilience" else "people"


def pattern_of(name: str) -> str:
    """Excel format of a figure of `TeamMeasures`."""
    patterns = {"hours_head": RATIO, "hours": HOURS, "money": WHOLE, "share": SHARE, "none": RATIO}
    return patterns.get(unit_of(name), WHOLE)


def _row(
    result: TeamResult,
    name: str,
    unit: str,
    as_is: Cell,
    value: Callable[[TeamPlan], Cell],
    pattern: str = "",
) -> list[Cell]:
    cells = [as_is, *(value(plan) for plan in result.plans)]
    return [
        say(f"team.book.line.{name}"),
        say(f"team.book.unit.{unit}", currency=result.pay.currency),
        *(_shown(cell, pattern) for cell in cells),
    ]


def _shown(cell: Cell, pattern: str) -> Cell:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and pattern:
        return Shown(cell, pattern)
    return cell


def _measure(name: str, end: str | None = None) -> Callable[[TeamPlan], Cell]:
    def value(plan: TeamPlan) -> Cell:
        if plan.measures is None:
            return None
        found = getattr(plan.measures, name)
        cell: Cell = found if end is None else getattr(found, end)
        return cell

    return value


def late_row(result: TeamResult) -> list[Cell]:
    """Say how much work waits at the end: it has to be set against hours with customers."""
    as_is = result.as_is.late_hours_week
    return _row(result, "late_hours_week", "hours", as_is, late_hours_week, HOURS)


def late_hours_week(plan: TeamPlan) -> float | None:
    """Return hours of work a week that wait in the last quarter, while new people start."""
    if plan.design is None:
        return None
    last = plan.design.hours.filter(pl.col("quarter") == pl.col("quarter").max())
    return float(last["late_hours_quarter"].sum()) / WEEKS_QUARTER


def _gap(plan: TeamPlan) -> Cell:
    return None if plan.design is None else plan.design.gap


def _weight(name: str) -> Callable[[TeamPlan], Cell]:
    return lambda plan: float(getattr(plan.request.weights, name))


def _limit(field: str) -> Callable[[TeamPlan], Cell]:
    def value(plan: TeamPlan) -> Cell:
        limit = getattr(plan.request.limits, field)
        return None if limit is None else float(limit)

    return value
