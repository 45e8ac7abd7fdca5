"""Two plans of a team side by side: terminal, Markdown, HTML, JSON, CSV."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

import polars as pl

from jobmorph.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.output import render_form
from jobmorph.reports.team_compare_figures import limit_words, measure_row, value_words
from jobmorph.reports.theme import plain_number
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.studies.plan_file import Limit, PlanAssumption
from jobmorph.studies.team_compare_result import (
    DesignPair,
    Differing,
    TeamComparison,
    same_range,
)

SCHEMA_VERSION: Final = "1.0"
_LIMIT_WORDS: Final = {
    "budget_amount_year": "limit.budget",
    "entry_seats_least": "limit.entry",
    "seats_least": "limit.seats_least",
    "seats_most": "limit.seats_most",
    "coaching_factor": "limit.coaching",
    "coaching_hours_head_least": "limit.coaching_hours",
    "practice_floor_share": "limit.practice",
    "layoff_share": "limit.layoff",
    "weights.customer": "weight.customer",
    "weights.money": "weight.money",
    "weights.resilience": "weight.resilience",
    "weights.people": "weight.people",
}


def render_team_compare(
    comparison: TeamComparison,
    output_format: str = "table",
    *,
    style: TerminalStyle | None = None,
) -> str:
    """Write a comparison of two plans.

    Parameters
    ----------
    comparison : TeamComparison
        What differs.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' has one row a figure of each design.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    shown = style or TerminalStyle()
    return render_form(
        output_format,
        {
            "table": lambda: render_document(_document(comparison, is_short=True), style=shown),
            "json": lambda: json_text(comparison_document(comparison)),
            "csv": lambda: render_frame(_frame(comparison), "csv"),
            "md": lambda: render_document(_document(comparison), "md"),
            "html": lambda: render_document(_document(comparison), "html"),
        },
    )


def comparison_document(comparison: TeamComparison) -> dict[str, Any]:
    """Return the comparison as plain JSON types."""
    told = asdict(comparison)
    only = [
        {"design": name, "plan": comparison.names[place]}
        for name, place in zip(comparison.only, comparison.only_in, strict=True)
    ]
    del told["only_in"]
    return {"schema_version": SCHEMA_VERSION, "kind": "team-comparison", **told, "only": only}


def _document(comparison: TeamComparison, *, is_short: bool = False) -> Document:
    """Lay everything out; `is_short` leaves out figures that are the same."""
    return Document(_title(comparison), tuple(_blocks(comparison, is_short=is_short)))


def _title(comparison: TeamComparison) -> str:
    first, second = _names(comparison)
    return say("plans.title", first=first, second=second)


def _names(comparison: TeamComparison) -> tuple[str, str]:
    """Names of the plans, told apart where they read alike."""
    first, second = comparison.names
    return (first, second) if first != second else (f"{first} [1]", f"{second} [2]")


def _blocks(comparison: TeamComparison, *, is_short: bool) -> list[Block]:
    return [
        Paragraph(_lead(comparison), is_lead=True),
        *(Paragraph(text) for text in _remarks(comparison)),
        *_input_blocks(comparison),
        *_limit_blocks(comparison),
        *(
            block
            for pair in comparison.designs
            for block in _design_blocks(comparison, pair, is_short=is_short)
        ),
        *_people_blocks(comparison, "seats", comparison.seats),
        *_people_blocks(comparison, "moves", comparison.moves),
        *_assumption_blocks(comparison),
    ]


def _lead(comparison: TeamComparison) -> str:
    if comparison.is_same:
        return say("plans.same")
    designs = [_design(comparison, pair.name) for pair in comparison.designs if pair.is_different]
    counts = {
        "inputs": len(comparison.inputs),
        "limits": len(comparison.limits),
        "measures": len(designs),
        "seats": len({each.name for each in comparison.seats}),
        "moves": len(comparison.moves),
        "assumptions": len(comparison.assumptions),
    }
    items = [
        say(f"plans.part.{name}.one" if count == 1 else f"plans.part.{name}", count=count,
            designs=", ".join(designs))
        for name, count in counts.items()
        if count
    ]  # fmt: skip
    return say("plans.lead", items="; ".join(items)) if items else say("plans.lead.only")


def _remarks(comparison: TeamComparison) -> list[str]:
    remarks = []
    if comparison.rounded_to is not None:
        remarks.append(say("plans.withheld", step=f"{comparison.rounded_to:,.0f}"))
    first, second = comparison.currencies
    if first != second:
        remarks.append(say("plans.currency", first=first, second=second))
    for place, name in enumerate(_names(comparison)):
        designs = [
            design
            for design, where in zip(comparison.only, comparison.only_in, strict=True)
            if where == place
        ]
        if designs:
            remarks.append(say("plans.only", name=name, designs=", ".join(designs)))
    return remarks


def _input_blocks(comparison: TeamComparison) -> list[Block]:
    rows = [
        (_input_name(each.name), _input(each.name, each.first), _input(each.name, each.second))
        for each in comparison.inputs
    ]
    return _table(comparison, "inputs", rows)


def _input_name(name: str) -> str:
    key = f"plans.input.{name.removesuffix('_name')}"
    return say(key) if key in CATALOGUE else say("plans.input.hash", name=name)


def _input(name: str, value: Limit) -> str:
    if name == "pay":
        return say(f"plans.input.pay.{value}")
    if isinstance(value, str) and f"plans.input.{name.removesuffix('_name')}" not in CATALOGUE:
        return value[:12]
    return value_words(value)


def _limit_blocks(comparison: TeamComparison) -> list[Block]:
    rows = [
        (f"{_design(comparison, each.design)}: {_limit_name(each.name)}", *limit_words(each))
        for each in comparison.limits
    ]
    return _table(comparison, "limits", rows)


def _limit_name(name: str) -> str:
    key = _LIMIT_WORDS.get(name)
    return say(f"team.book.line.{key}") if key else say(f"plans.limit.{name}")


def _design(comparison: TeamComparison, name: str) -> str:
    labels = {pair.name: pair.label for pair in comparison.designs if pair.label}
    return labels.get(name, say("team.book.as_is"))


def _design_blocks(comparison: TeamComparison, pair: DesignPair, *, is_short: bool) -> list[Block]:
    if not pair.is_different:
        return []
    rows = [
        measure_row(each)
        for each in pair.measures
        if not (is_short and same_range(each.first, each.second))
    ]
    title = say("plans.heading.measures", design=_design(comparison, pair.name))
    names = [say("plans.column.what"), *_names(comparison), say("plans.column.difference"),
             say("plans.column.overlap")]  # fmt: skip
    return [Heading(title), table_of(title, names, rows, (1, 2, 3))]


def _people_blocks(
    comparison: TeamComparison, name: str, found: Sequence[Differing]
) -> list[Block]:
    rows = [
        (
            f"{_design(comparison, each.design)}: {each.name}",
            value_words(each.first),
            value_words(each.second),
        )
        for each in found
    ]
    return _table(comparison, name, rows)


def _assumption_blocks(comparison: TeamComparison) -> list[Block]:
    rows = [
        (pair.name, _assumption(pair.first), _assumption(pair.second))
        for pair in comparison.assumptions
    ]
    return _table(comparison, "assumptions", rows)


def _assumption(told: PlanAssumption | None) -> str:
    if told is None:
        return say("plans.none")
    low, mid, high = (plain_number(each) for each in (told.low, told.value, told.high))
    return say("plans.range", low=low, mid=mid, high=high)


def _table(
    comparison: TeamComparison, name: str, rows: Sequence[tuple[str, str, str]]
) -> list[Block]:
    if not rows:
        return []
    title = say(f"plans.heading.{name}")
    names = [say("plans.column.what"), *_names(comparison)]
    return [Heading(title), table_of(title, names, rows, (1, 2))]


def _frame(comparison: TeamComparison) -> pl.DataFrame:
    """One row a figure of each design; amounts as they may be told."""
    ends = ("low", "mid", "high")
    rows = [
        (pair.name, each.name,
         *(None if side is None else getattr(side, end)
           for side in (each.first, each.second) for end in ends),
         each.difference, each.is_overlapping)
        for pair in comparison.designs
        for each in pair.measures
    ]  # fmt: skip
    sides = [f"{side}_{end}" for side in ("first", "second") for end in ends]
    schema = {
        "design": pl.String, "measure": pl.String, **dict.fromkeys(sides, pl.Float64),
        "difference": pl.Float64, "is_overlapping": pl.Boolean,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")
