"""Which assumption matters most, as a page: the answer, a chart for each outcome, its table."""

import math
from collections.abc import Sequence
from typing import Any, Final

from jobmorph.reports.blocks import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.document import Document, render_document
from jobmorph.reports.html import fill_page
from jobmorph.reports.market_chart import Chart, Key, NamedRow, rows_on_scale
from jobmorph.reports.market_number import signed
from jobmorph.reports.market_page import record_blocks
from jobmorph.reports.market_rows import Ends, RowFigure
from jobmorph.reports.market_sensitivity import (
    NUMBERS,
    SHOWN,
    basis_sentences,
    clear_rows,
    meaning_words,
    method_sentence,
    number_words,
    title_sentence,
)
from jobmorph.reports.market_terminal import lowered
from jobmorph.reports.market_view import span_words
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.theme import tier_words
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_matter_result import MarketSensitivity
from jobmorph.studies.market_sobol import REST
from jobmorph.studies.market_tornado import CASES_TOLD, OUTCOMES

Row = dict[str, Any]
LED: Final = 2
_LED_BY: Final = {"ranks": "correlation", "one-at-a-time": "swing", "sobol": "total"}


def market_sensitivity_html(result: MarketSensitivity, frame: Frame = STANDALONE) -> str:
    """Write which assumption matters most as one HTML page: no script, no request."""
    lead, *intro = _opening(result)
    counted = "runs" if result.method == "one-at-a-time" else "draws"
    return fill_page(
        "market.html.j2",
        "pin.css",
        "market.css",
        frame=frame,
        page={
            "document_title": title_sentence(result),
            "title": say("market.matter.page.masthead", scenario=result.scenario),
            "head": say(
                f"market.matter.page.head.{counted}",
                draws=result.draws,
                runs=result.runs,
                years=span_words(result.years),
                edition=result.record.edition,
            ),
            "lead": lead,
            "intro": intro,
            "answer": None,
            "charts": sensitivity_charts(result),
            "sections": sections_of(_know_blocks(result), "limits"),
            "more": sections_of([*_other_blocks(result), *record_blocks(result.record)], "more"),
        },
    )


def market_sensitivity_markdown(result: MarketSensitivity) -> str:
    """Write it as Markdown: the answer, each finding with its table, what to know."""
    lead, *intro = _opening(result)
    blocks: list[Block] = [Paragraph(lead, is_lead=True), *(Paragraph(text) for text in intro)]
    for chart in sensitivity_charts(result):
        blocks += [Heading(chart.title), Paragraph(chart.unit), *chart.tables]
        blocks.append(Paragraph(chart.source))
    blocks += [*_know_blocks(result), *_other_blocks(result), *record_blocks(result.record)]
    document = Document(title_sentence(result), tuple(blocks), result.record.edition)
    return render_document(document, "md")


def sensitivity_charts(result: MarketSensitivity) -> list[Chart]:
    """Draw the strongest assumptions for each outcome that is shown."""
    return [
        _chart(result, outcome, case, shown)
        for outcome, case, shown in SHOWN
        if clear_rows(result, outcome, case) or outcome == SHOWN[0][0]
    ]


def _opening(result: MarketSensitivity) -> list[str]:
    clear = clear_rows(result, *SHOWN[0][:2])[:LED]
    if not clear:
        return [say("market.matter.lead.none"), method_sentence(result)]
    told = (
        say(
            "market.matter.lead.one",
            meaning=lowered(_short(meaning_words(row))),
            figure=_led(result, row),
        )
        for row in clear
    )
    return [say("market.matter.lead.peak", names="; ".join(told)), method_sentence(result)]


def _led(result: MarketSensitivity, row: Row) -> str:
    """Write how strongly an outcome goes with an assumption."""
    value = number_words(row, _LED_BY[result.method])
    return say(f"market.matter.lead.unit.{result.method}", value=value)


def _chart(result: MarketSensitivity, outcome: str, case: str, shown: int) -> Chart:
    rows = result.ranking(outcome, case).to_dicts()
    clear = clear_rows(result, outcome, case)
    named = say(f"market.matter.outcome.{outcome}.{case}")
    if clear:
        told = {
            "meaning": lowered(_short(meaning_words(clear[0]))),
            "figure": _led(result, clear[0]),
        }
        title = say("market.matter.finding", outcome=named, **told)
    else:
        title = say("market.matter.finding.none", outcome=named)
    is_shares = result.method == "sobol"
    chart = Chart(
        f"{outcome}-{case}".replace("_", "-"),
        title,
        say(f"market.matter.unit.{result.method}"),
        (_table(result, rows, f"{named}. {say('market.matter.table')}"),),
        source=_source(result),
        keys=()
        if is_shares
        else tuple(Key(say(f"market.page.key.{name}")) for name in ("at_low", "at_high")),
    )
    ids = {row["parameter"] for row in clear}
    drawn = [
        _shares_row(row) if is_shares else _ends_row(result, row, is_clear=row["parameter"] in ids)
        for row in rows
        if is_shares or not (_is_missing(row["at_low"]) or _is_missing(row["at_high"]))
    ]
    return rows_on_scale(chart, drawn[:shown], is_signed=not is_shares)


def _is_missing(value: float | None) -> bool:
    return value is None or math.isnan(value)


def _ends_row(result: MarketSensitivity, row: Row, *, is_clear: bool) -> NamedRow:
    ends = Ends(100.0 * row["at_low"], 100.0 * row["at_high"])
    meaning = meaning_words(row)
    low, high = (signed(end, 2) for end in (ends.at_low, ends.at_high))
    sentence = say("market.matter.row.ends", meaning=meaning, low=low, high=high)
    figures = [say("market.page.ends", low=low, high=high)]
    if not is_clear:
        is_noise = result.method == "one-at-a-time"
        figures.append(say("market.matter.figures.noise" if is_noise else "market.page.chance"))
    return NamedRow(_short(meaning), RowFigure((ends,), sentence), tuple(figures))


def _shares_row(row: Row) -> NamedRow:
    meaning = meaning_words(row)
    lanes = tuple(
        Estimate(min(row[f"{name}_low"], row[name]), row[name], max(row[f"{name}_high"], row[name]))
        for name in NUMBERS["sobol"]
    )
    alone, total = (number_words(row, name) for name in NUMBERS["sobol"])
    sentence = say("market.matter.row.shares", meaning=meaning, alone=alone, total=total)
    figures = (say("market.matter.figures.shares", total=total),)
    return NamedRow(_short(meaning), RowFigure(lanes, sentence), figures)


def _short(meaning: str) -> str:
    """Return the first sentence of what an assumption means."""
    return meaning.partition(". ")[0]


def _table(result: MarketSensitivity, rows: Sequence[Row], caption: str) -> Grid:
    names = NUMBERS[result.method]
    cells = [
        (
            str(row["rank"]),
            meaning_words(row),
            "" if row["parameter"] == REST else tier_words(row["tier"]),
            *(number_words(row, name) for name in names),
        )
        for row in rows
    ]
    heads = [
        say("market.matter.column.rank"),
        say("market.matter.column.meaning"),
        say("market.matter.column.tier"),
        *(say(f"market.matter.column.{name}") for name in names),
    ]
    return table_of(caption, heads, cells, (0, *range(3, len(heads))))


def _know_blocks(result: MarketSensitivity) -> list[Block]:
    notes = [note.text for note in result.notes if note.note_id != "alike"]
    return [
        Heading(say("market.matter.section.know")),
        Bullets((*basis_sentences(result), *notes)),
    ]


def _other_blocks(result: MarketSensitivity) -> list[Block]:
    """Set the tables of outcomes that have no chart."""
    shown = {(outcome, case) for outcome, case, _ in SHOWN}
    blocks: list[Block] = [Heading(say("market.matter.section.others"))]
    for case, _ in CASES_TOLD:
        for outcome in OUTCOMES:
            if (outcome, case) not in shown:
                rows = result.ranking(outcome, case).to_dicts()
                blocks.append(_table(result, rows, say(f"market.matter.outcome.{outcome}.{case}")))
    return blocks


def _source(result: MarketSensitivity) -> str:
    return say(
        "market.matter.page.source",
        runs=f"{result.runs:,}",
        scenario=result.scenario,
        years=span_words(result.years),
        seed=result.record.seed,
        edition=result.record.edition,
    )
