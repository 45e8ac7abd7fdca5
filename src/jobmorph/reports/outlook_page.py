"""The answer to 'how many such jobs?' as one page: a fan chart, the table behind it, what to do."""

from typing import Any

from jobmorph.reports.fan_figure import (
    Fan,
    FanPoint,
    FanTick,
    FanYear,
    fan_svg,
    round_steps,
    segments,
)
from jobmorph.reports.html import fill_page
from jobmorph.reports.outlook_blocks import (
    do_blocks,
    intro_sentences,
    more_blocks,
    source_sentence,
)
from jobmorph.reports.outlook_number import MILLION
from jobmorph.reports.outlook_scenarios import scenario_grid, scenario_spans
from jobmorph.reports.outlook_view import Outlook, breaks_shown, lead_sentence, title_of_group
from jobmorph.reports.outlook_years import figure_unit, series_points, year_grid
from jobmorph.reports.page_frame import STANDALONE, Frame
from jobmorph.reports.pin_page import sections_of
from jobmorph.reports.sentences import title_words
from jobmorph.reports.vega_lite import fan_spec, spec_json
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import OutlookResult

KEYS = ("band", "counted", "official", "alike")


def outlook_html(result: Outlook, frame: Frame = STANDALONE) -> str:
    """Write an outlook as one HTML file: no script, no request, light, dark and print."""
    fan = fan_of(result)
    return fill_page(
        "outlook.html.j2",
        "pin.css",
        "outlook.css",
        frame=frame,
        **_head(result),
        figure=fan_svg(fan),
        figure_spec="" if frame.is_inline else spec_json(fan_spec(fan, unit=figure_unit(result))),
        unit=figure_unit(result),
        keys=[(name, say(f"outlook.figure.key.{name}")) for name in KEYS],
        gaps=gap_sentence(result),
        source=source_sentence(result),
        whatifs=scenario_spans(result),
        whatif_grid=scenario_grid(result),
        whatif_key=say("outlook.whatif.figure", year=result.target_year),
        grid=year_grid(result),
        sections=sections_of(do_blocks(result), "do"),
        more=sections_of(more_blocks(result), "more"),
    )


def _head(result: Outlook) -> dict[str, Any]:
    title = title_words(result) if isinstance(result, OutlookResult) else title_of_group(result)
    one = "outlook.page.head.one" if result.years == 1 else "outlook.page.head"
    return {
        "document_title": say("outlook.page.title", title=title, year=result.target_year),
        "title": title,
        "head": say(one, edition=result.record.edition, years=result.years),
        "lead": lead_sentence(result),
        "intro": intro_sentences(result),
    }


def fan_of(result: Outlook) -> Fan:
    """Lay out the fan chart of an answer."""
    counted = tuple(
        FanPoint(row["year"], row["value"], row["is_trend_only"])
        for row in series_points(result).iter_rows(named=True)
    )
    ahead = tuple(
        FanYear(row["year"], row["p10"], row["p50"], row["p90"], row["official"], row["alike"])
        for row in result.forecast.iter_rows(named=True)
    )
    most = max(
        [point.value for point in counted]
        + [max(each.high, each.official, each.alike) for each in ahead]
    )
    steps = round_steps(most)
    return Fan(
        counted=counted,
        ahead=ahead,
        breaks=tuple(row["year"] for row in breaks_shown(result)),
        ticks=tuple(FanTick(step, tick_words(step, steps[-1])) for step in steps),
        sentence=lead_sentence(result),
    )


def tick_words(value: float, top: float) -> str:
    """Write a height: in millions where the top is a million or more.

    Examples
    --------
    >>> tick_words(15e6, 15e6), tick_words(50_000.0, 250_000.0)
    ('15 m', '50,000')
    """
    if top >= MILLION:
        return say("outlook.jobs", number=f"{value / MILLION:g}")
    return f"{value:,.0f}"


def gap_sentence(result: Outlook) -> str:
    """Caption the gaps of the line; empty if it has none."""
    fan = fan_of(result)
    starts = {part[0].year for part in segments(fan.counted, fan.breaks)[1:]}
    items = [
        say("outlook.figure.gap.item", year=row["year"], text=row["text"])
        for row in breaks_shown(result)
        if row["year"] in starts
    ]
    return say("outlook.figure.gap", items="; ".join(items)) if items else ""
