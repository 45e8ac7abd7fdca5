"""A run of the labour market as one page: the answer, its charts, what it rests on, its scores."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.evidence import meets, row_meets, target_words
from jobmorph.reports.html import fill_page
from jobmorph.reports.market_assumption_chart import assumption_chart
from jobmorph.reports.market_chart import Chart
from jobmorph.reports.market_charts import openings_chart, unemployment_chart
from jobmorph.reports.market_group_charts import demand_chart, group_chart, wait_chart
from jobmorph.reports.market_move_charts import moves_chart, net_chart
from jobmorph.reports.market_number import percent_range
from jobmorph.reports.market_terminal import (
    CASES,
    ROWS,
    fit_sentence,
    opening_sentences,
    title_sentence,
    who_sentences,
)
from jobmorph.reports.market_view import END, PEAK, has_difference
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.terminal_details import record_line, source_line
from jobmorph.reports.theme import month_words, plain_number, tier_letter, tier_words
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import TIERS
from jobmorph.schema.record import RunRecord
from jobmorph.studies.market_result import MarketResult, MarketTotals

# After the hyphen of a range: joined, so that no line breaks there.
_RANGE: Final = re.compile(r"(?<=\d-)(?=\d)")
MEAN_GAP: Final = "_mean_gap"
_JOINER: Final = "\N{WORD JOINER}"


def market_html(result: MarketResult, *, is_short: bool = False, frame: Frame = STANDALONE) -> str:
    """Write a run as one HTML file: no script, no request, light, dark and print.

    Parameters
    ----------
    result : MarketResult
        The run.
    is_short : bool
        The answer and its first charts alone, as a notebook shows them.
    frame : Frame
        What stands around it.
    """
    charts = charts_of(result)
    lead, *intro = opening_sentences(result)
    return fill_page(
        "market.html.j2",
        "pin.css",
        "market.css",
        frame=frame,
        page={
            "document_title": title_sentence(result),
            "title": say("market.page.masthead", scenario=result.scenario),
            "head": say("market.page.head", draws=result.draws, edition=result.record.edition),
            "lead": lead,
            "intro": [*intro, *who_sentences(result)],
            "answer": whole_ranges(answer_table(result)),
            "open": say("market.open"),
            "charts": titled(charts[:1] if is_short else charts),
            "sections": [] if is_short else sections_of(limit_blocks(result), "limits"),
            "more": [] if is_short else sections_of(record_blocks(result.record), "more"),
        },
    )


def titled(charts: Sequence[Chart]) -> list[Chart]:
    """Keep ranges whole where a title breaks."""
    return [replace(chart, title=_RANGE.sub(_JOINER, chart.title)) for chart in charts]


def whole_ranges(grid: Grid) -> Grid:
    """Keep ranges whole where a narrow page breaks cells."""
    rows = (tuple(_RANGE.sub(_JOINER, cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def market_markdown(result: MarketResult) -> str:
    """Write a run as Markdown: the answer, each finding with its table, what it rests on."""
    lead, *intro = opening_sentences(result)
    blocks: list[Block] = [
        Paragraph(lead, is_lead=True),
        *(Paragraph(text) for text in (*intro, *who_sentences(result))),
        answer_table(result),
        Paragraph(say("market.open")),
    ]
    for chart in charts_of(result):
        blocks += [Heading(chart.title), Paragraph(chart.unit), *chart.tables]
        blocks += [Paragraph(text) for text in (*chart.notes, chart.source)]
    blocks += [*limit_blocks(result), *record_blocks(result.record)]
    document = Document(title_sentence(result), tuple(blocks), result.record.edition)
    return render_document(document, "md")


def charts_of(result: MarketResult) -> list[Chart]:
    """Return the charts of a run; those of differences only where there are any."""
    parts: list[Callable[[MarketResult], Chart]] = [unemployment_chart]
    if has_difference(result):
        parts.append(group_chart)
    parts += [openings_chart, moves_chart, net_chart, wait_chart]
    if has_difference(result):
        parts += [demand_chart, assumption_chart]
    return [part(result) for part in parts]


def answer_table(result: MarketTotals) -> Grid:
    """Set unemployment, openings and long spells of the cases side by side."""
    rows = [
        (
            say(f"market.row.{quantity}"),
            *(percent_range(result.headline(quantity, case)) for case in CASES),
        )
        for quantity in ROWS
    ]
    heads = [say("market.page.column.what"), *(say(f"market.column.{case}") for case in CASES)]
    return table_of(say("market.page.table.answer"), heads, rows, (1, 2, 3))


def limit_blocks(result: MarketResult) -> list[Block]:
    """Say what a run cannot say, and how well the simulator follows the past."""
    return [
        Heading(say("market.page.section.limits")),
        Bullets(tuple(note.text for note in result.notes if note.note_id != "network")),
        Heading(say("market.page.section.models")),
        Paragraph(fit_sentence(result)),
        _model_table(result),
        Heading(say("market.page.section.scores")),
        *_score_blocks(result),
    ]


def _model_table(result: MarketResult) -> Grid:
    """Set peak and end of the scenario by model of moving between occupations."""
    wanted = result.network.filter(pl.col("case") == "scenario")
    found = {
        (row["model"], row["quantity"]): Estimate(row["low"], row["mid"], row["high"])
        for row in wanted.to_dicts()
    }
    models = dict.fromkeys(model for model, _ in found)
    rows = [
        (
            say(f"market.page.model.{model}"),
            *(percent_range(found[model, quantity]) for quantity in (PEAK, END)),
        )
        for model in models
    ]
    heads = [say(f"market.page.column.{name}") for name in ("model", "peak", "end")]
    return table_of(say("market.page.table.models"), heads, rows, (1, 2))


def _score_blocks(result: MarketResult) -> list[Block]:
    if result.scores.is_empty():
        return [Paragraph(say("market.page.scores.none"))]
    scores = result.scores.to_dicts()
    held = [row_meets(row, "floor") for row in scores]
    told = say(
        "market.page.scores",
        met=sum(is_met is True for is_met in held),
        count=sum(is_met is not None for is_met in held),
    )
    missed = [row["metric"] for row, is_met in zip(scores, held, strict=True) if is_met is False]
    worse = [row["metric"] for row in scores if _is_worse(row)]
    failed: list[Block] = []
    for key, names in (("missed", missed), ("worse", worse)):
        if names:
            failed += [Paragraph(say(f"market.page.scores.{key}")), Bullets(tuple(names))]
    rows = [
        (
            row["metric"],
            _score(row),
            _baseline(row),
            *(target_words(row[name], is_met=row_meets(row, name)) for name in ("floor", "goal")),
        )
        for row in scores
    ]
    heads = ["metric", "score", "beside", "floor", "goal"]
    dates = ", ".join(sorted({str(row["computed_on"]) for row in scores}))
    return [
        Paragraph(told),
        *failed,
        table_of(
            say("market.page.table.scores"),
            [say(f"market.page.column.{name}") for name in heads],
            rows,
            (1,),
        ),
        Paragraph(say("evidence.dates", dates=dates)),
    ]


def _is_worse(row: dict[str, Any]) -> bool:
    """Whether a score is worse than the method beside it.

    A distance of means is none: the method beside it is the mean itself.
    """
    beside = row["baseline_value"]
    is_better = meets(row["value"], beside, is_higher_better=bool(row["is_higher_better"]))
    return is_better is False and not str(row["metric_id"]).endswith(MEAN_GAP)


def _baseline(row: dict[str, Any]) -> str:
    if row["baseline_value"] is None:
        return say("evidence.no_baseline")
    name = row["baseline_name"] or say("evidence.baseline")
    return say("market.page.beside", value=plain_number(row["baseline_value"]), name=name)


def _score(row: dict[str, Any]) -> str:
    value = plain_number(row["value"])
    if row["low"] is None or row["high"] is None:
        return value
    ends = {end: plain_number(row[end]) for end in ("low", "high")}
    return say("evidence.interval", value=value, **ends)


def record_blocks(record: RunRecord) -> list[Block]:
    """List assumptions, sources with their dates, and the run itself."""
    rows = [
        (
            each.meaning.rstrip("."),
            plain_number(each.value),
            f"{plain_number(each.low)}-{plain_number(each.high)}",
            each.unit,
            month_words(each.as_of),
            tier_letter(each.tier),
            each.source or say("none.source"),
        )
        for each in record.assumptions
    ]
    heads: Sequence[str] = ("meaning", "value", "range", "unit", "vintage", "tier", "source")
    letters = ", ".join(f"{tier_letter(tier)} {tier_words(tier)}" for tier in TIERS)
    return [
        Heading(say("all.assumptions")),
        table_of(
            say("page.assumptions.count", count=len(rows)),
            [say(f"column.{name}") for name in heads],
            rows,
            (1, 2),
        ),
        Paragraph(say("all.tiers", letters=letters)),
        Heading(say("all.sources")),
        Bullets(tuple(source_line(each) for each in record.sources)),
        Paragraph(record_line(record)),
    ]
