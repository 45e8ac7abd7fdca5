"""The sheet of a team's workbook in which a person changes prices and sees what costs come to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from jobmorph.reports.team_workbook_table import HOURS, RATIO, WHOLE, design_words, heads
from jobmorph.reports.theme import plain_number, tier_words
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, Formula, Input, Sheet, Shown, sheet_of
from jobmorph.schema.record import Assumption
from jobmorph.studies.team_money import MoneyLines, TeamMoney, assumption, money_of
from jobmorph.studies.team_result import TeamMeasures, TeamResult

MINUTES_HOUR: Final = 60.0
WEEKS_YEAR: Final = 52.0
VALUE_COLUMN: Final = "C"
FIRST_COLUMN: Final = 4  # of the designs, counted from 0: after line, unit, value, note
# Inputs whose range is skewed: the average over it stands in the cell, so that it gives our middle.
_INPUTS: Final = {
    "tool_head": ("redesign.tool_amount_head_month", "0.00"),
    "tool_hour": ("redesign.tool_amount_delegated_hour", "0.00"),
    "set_up": ("redesign.set_up_amount_head", "#,##0"),
    "hire": ("redesign.hire_cost_share", "0.0%"),
    "used": ("redesign.used_share", "0%"),
    "checking": ("exposure.checking_share", "0.0"),
}
# From top to bottom: what may be changed, what follows, how it comes about.
LINES: Final = (
    *_INPUTS,
    "total", "saved", "result", "result_high",
    "people", "tools", "set_up_year", "hire_year", "other", "bought", "rest",
    "tool_months", "delegated_year", "set_up_heads", "years", "hired",
    "delegated", "checked", "more_delegated", "more_assisted", "saving", "care", "freed",
    "put_to_use", "plan_used", "short", "hour",
)  # fmt: skip


@dataclass(slots=True)
class CostTable:
    """Lines of the sheet by name; formulas find other lines by `LINES`.

    Parameters
    ----------
    result : TeamResult
        The answer.
    money : TeamMoney
        Its cost, taken apart.
    above : int
        Lines above the headings.
    """

    result: TeamResult
    money: TeamMoney
    above: int
    lines: dict[str, list[Cell]] = field(default_factory=dict)
    values: dict[str, float] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """Return the row of a line as Excel counts."""
        return self.above + 2 + LINES.index(name)

    def cell(self, name: str, column: str) -> str:
        """Return the address of a line in a column that moves with the design."""
        return f"{column}{self.place(name)}"

    def value(self, name: str) -> str:
        """Return the address of a value that is one for all designs."""
        return f"${VALUE_COLUMN}${self.place(name)}"

    def add(self, name: str, unit: str, *, value: Cell = None, note: str = "",
            cells: Sequence[Cell] = ()) -> None:  # fmt: skip
        """Lay down a line."""
        words = say(f"team.book.cost.unit.{unit}", currency=self.result.pay.currency)
        line = say(f"team.book.cost.{name}")
        self.lines[name] = [line, words, value, note, *cells]

    def add_plain(self, name: str, unit: str, shown: str,
                  amount: Callable[[MoneyLines], float]) -> None:  # fmt: skip
        """Lay down what the plans say."""
        cells = [Shown(amount(lines), shown) for lines in self.money.lines]
        self.add(name, unit, cells=cells)

    def add_formula(self, name: str, unit: str, shown: str, text: str, *, note: str = "",
                    value: Callable[[MoneyLines], float]) -> None:  # fmt: skip
        """Lay down what follows; `text` names lines as {line}, and values of all as {=line}."""
        cells: list[Cell] = []
        for number, lines in enumerate(self.money.lines):
            column = column_name(FIRST_COLUMN + number)
            formula = text
            for each in LINES:
                formula = formula.replace(f"{{={each}}}", self.value(each))
                formula = formula.replace(f"{{{each}}}", self.cell(each, column))
            cells.append(Formula(f"={formula}", value(lines), shown))
        self.add(name, unit, note=note, cells=cells)


def column_name(number: int) -> str:
    """Name a column as Excel does.

    Examples
    --------
    >>> column_name(0), column_name(27)
    ('A', 'AB')
    """
    letters = ""
    rest = number + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def cost_sheet(result: TeamResult) -> Sheet:
    """Cost and saving of a year, worked out from cells that a person may change.

    At the values that stand there, cost and saving are the middles of the result's ranges. Hours
    that other values take away from the plan are paid for at the team's cost of an hour; hours
    that they add earn nothing.
    """
    above = [say("team.book.change"), say("team.book.cost.note.fixed"),
             say("team.book.cost.note.short"), ""]  # fmt: skip
    table = CostTable(result, money_of(result), len(above))
    _add_inputs(table)
    _add_amounts(table)
    _add_hours(table)
    _add_money(table)
    names = [design_words(result, lines.name) for lines in table.money.lines]
    return sheet_of(
        say("team.book.cost"), [*heads("line", "unit", "value", "change"), *names],
        [table.lines[name] for name in LINES], is_filtered=False, above=above,
    )  # fmt: skip


def _add_inputs(table: CostTable) -> None:
    prices = table.money.prices
    means = {
        "tool_head": prices.tool_amount_head_month,
        "tool_hour": prices.tool_amount_delegated_hour,
        "set_up": prices.set_up_amount_head,
        "hire": prices.hire_share,
    }
    for name, (parameter, shown) in _INPUTS.items():
        told = assumption(table.result, parameter)
        scale = MINUTES_HOUR if name == "checking" else 1.0
        value = means.get(name, told.value * scale)
        note = _note(told, scale, value if name in means else None)
        table.values[name] = value
        table.add(name, name, value=Input(value, shown), note=note)


def _note(told: Assumption, scale: float, mean: float | None) -> str:
    ends = {name: plain_number(getattr(told, end) * scale)
            for name, end in (("usual", "value"), ("low", "low"), ("high", "high"))}  # fmt: skip
    tier = tier_words(told.tier)
    if mean is None:
        return say("team.book.cost.usual", **ends, tier=tier)
    return say("team.book.cost.mean", **ends, tier=tier, mean=plain_number(mean))


def _add_amounts(table: CostTable) -> None:
    table.add_plain("people", "year", WHOLE, lambda lines: lines.people_amount_year)
    table.add_plain("tool_months", "months", WHOLE, lambda lines: lines.tool_months)
    table.add_plain("delegated_year", "hours_year", WHOLE, lambda lines: lines.delegated_hours_year)
    table.add_plain("set_up_heads", "people", WHOLE, lambda lines: lines.set_up_heads)
    table.add_plain("years", "years", RATIO, lambda lines: lines.plan_years)
    table.add_plain("hired", "year", WHOLE, lambda lines: lines.hired_amount_year)
    table.add_plain("other", "year", WHOLE, lambda lines: lines.other_amount_year)
    table.add_plain("rest", "year", WHOLE, lambda lines: lines.rest_amount)
    table.add_plain("delegated", "hours_week", HOURS, lambda lines: lines.delegated_hours_week)
    table.add_plain(
        "more_delegated", "hours_week", HOURS, lambda lines: lines.more_delegated_hours_week
    )
    table.add_plain(
        "more_assisted", "hours_week", HOURS, lambda lines: lines.more_assisted_hours_week
    )
    table.add_plain("hour", "hour", RATIO, lambda lines: lines.hour_amount)
    for name, parameter in (
        ("saving", "exposure.assisted_saving"), ("care", "redesign.care_share")
    ):  # fmt: skip
        value = assumption(table.result, parameter).value
        table.values[name] = value
        table.add(name, "hours", value=Shown(value, RATIO))
    table.add_plain("plan_used", "hours_week", HOURS, lambda lines: _used(table, lines))


def _freed(table: CostTable, lines: MoneyLines) -> float:
    value = table.values
    gain = 1.0 - value["checking"] / MINUTES_HOUR - value["care"]
    return value["saving"] * lines.more_assisted_hours_week + gain * lines.more_delegated_hours_week


def _used(table: CostTable, lines: MoneyLines) -> float:
    return table.values["used"] * _freed(table, lines)


def _add_hours(table: CostTable) -> None:
    minutes = table.values["checking"] / MINUTES_HOUR
    table.add_formula(
        "checked", "hours_week", HOURS, "{=checking}/60*{delegated}",
        value=lambda lines: minutes * lines.delegated_hours_week,
    )  # fmt: skip
    table.add_formula(
        "freed", "hours_week", HOURS,
        "{=saving}*{more_assisted}+(1-{=checking}/60-{=care})*{more_delegated}",
        value=lambda lines: _freed(table, lines),
    )  # fmt: skip
    table.add_formula(
        "put_to_use", "hours_week", HOURS, "{=used}*{freed}",
        value=lambda lines: _used(table, lines),
    )  # fmt: skip
    # Less than a thousandth of an hour is rounding, not a change that somebody made.
    table.add_formula(
        "short", "hours_week", HOURS, "ROUND(MAX(0,{plan_used}-{put_to_use}),3)",
        value=lambda _: 0.0,
    )  # fmt: skip


def _add_money(table: CostTable) -> None:
    prices = table.money.prices
    table.add_formula(
        "tools", "year", WHOLE, "{tool_months}*{=tool_head}+{delegated_year}*{=tool_hour}",
        value=lambda lines: lines.tool_amount(prices),
    )  # fmt: skip
    table.add_formula(
        "set_up_year", "year", WHOLE, "{set_up_heads}*{=set_up}/{years}",
        value=lambda lines: lines.set_up_amount(prices),
    )  # fmt: skip
    table.add_formula(
        "hire_year", "year", WHOLE, "{hired}*{=hire}",
        value=lambda lines: lines.hire_amount(prices),
    )  # fmt: skip
    table.add_formula(
        "bought", "year", WHOLE, f"{{short}}*{WEEKS_YEAR:.0f}*{{hour}}", value=lambda _: 0.0
    )
    parts = ("people", "tools", "set_up_year", "hire_year", "other", "rest", "bought")
    table.add_formula(
        "total", "year", WHOLE, "+".join(f"{{{part}}}" for part in parts),
        value=lambda lines: lines.cost_amount_year(prices),
    )  # fmt: skip
    as_is = table.money.lines[0].cost_amount_year(prices)
    first = column_name(FIRST_COLUMN)
    table.add_formula(
        "saved", "year", WHOLE, f"${first}{table.place('total')}-{{total}}",
        value=lambda lines: as_is - lines.cost_amount_year(prices),
    )  # fmt: skip
    for name, end in (("result", "low"), ("result_high", "high")):
        table.add_plain(name, "year", WHOLE, partial(_end, table, end))


def _end(table: CostTable, end: str, lines: MoneyLines) -> float:
    measures = measures_of(table.result, lines.name)
    return float(getattr(measures.cost_amount_year, end))


def measures_of(result: TeamResult, name: str) -> TeamMeasures:
    """Return the figures of a design that has a plan, or of the team as it is."""
    found = next((plan.measures for plan in result.plans if plan.offer.name == name), None)
    return result.as_is if found is None else found
