"""Charts for notebooks, as altair objects: to be laid out, joined and saved by their user.

altair is optional and imported when a chart is asked for. Its own renderer for the classic notebook
loads a script from the network; JupyterLab draws the same chart without
(`altair.renderers.enable("mimetype")`). Pages use the pictures of `figures`, which need neither.
"""

from importlib import import_module
from typing import Any, Final

import polars as pl

from jobmorph.reports.outlook_view import breaks_shown
from jobmorph.reports.outlook_view import lead_sentence as outlook_lead
from jobmorph.reports.outlook_years import figure_unit, series_points
from jobmorph.reports.role_view import view_role
from jobmorph.reports.sentences import as_heading, bar_sentence
from jobmorph.reports.sentences import lead_sentence as role_lead
from jobmorph.reports.theme import LIGHT, moment_words, month_words, part_words
from jobmorph.reports.words import say
from jobmorph.schema.errors import DataError
from jobmorph.schema.ids import PARTS, Moment
from jobmorph.studies.outlook_result import OutlookResult
from jobmorph.studies.role_result import RoleResult

IN_TIME: Final[tuple[Moment, ...]] = ("today", "horizon", "reach")
WIDTH: Final = 420
ROW: Final = 26
LINE: Final = 72


def role_chart(result: RoleResult) -> Any:
    """Draw hours a week of the three parts at the three moments, a line from low to high each.

    Parameters
    ----------
    result : RoleResult
        The answer.

    Returns
    -------
    altair.Chart
        A line for each part and moment, with an upright at the middle; words, not colours, tell
        them apart. The title is the leading sentence, the description the finding in words.

    Raises
    ------
    DataError
        If altair is not installed.
    """
    altair = _altair()
    usage = month_words(result.usage_as_of)
    names = {
        moment: as_heading(moment_words(moment, year=result.horizon_year, usage=usage))
        for moment in IN_TIME
    }
    rows = [
        {
            "part": as_heading(part_words(part)),
            "moment": names[moment],
            **result.hours(moment, part).as_dict(),
        }
        for part in PARTS
        for moment in IN_TIME
    ]
    view = view_role(result)
    base = altair.Chart(altair.Data(values=rows)).encode(
        y=altair.Y("moment:N", sort=list(names.values()), title=None),
        tooltip=[altair.Tooltip(f"{end}:Q", format=".1f") for end in ("low", "mid", "high")],
    )
    week = altair.Scale(domain=[0, result.hours_week])
    span = base.mark_rule(strokeWidth=2, color=LIGHT.ink).encode(
        x=altair.X("low:Q", title=say("column.hours"), scale=week), x2="high:Q"
    )
    middle = base.mark_tick(thickness=2, size=ROW // 2, color=LIGHT.ink).encode(x="mid:Q")
    parts = [as_heading(part_words(part)) for part in PARTS]
    header = altair.Header(labelAngle=0, labelOrient="top", labelAnchor="start")
    return (
        altair.layer(span, middle)
        .properties(width=WIDTH, height=ROW * len(IN_TIME))
        .facet(row=altair.Row("part:N", sort=parts, title=None, header=header))
        .properties(title=_title(role_lead(result, view)), description=bar_sentence(result, view))
    )


def outlook_chart(result: OutlookResult) -> Any:
    """Draw counted years, solid, and the range ahead: a band, 8 in 10, and a dashed middle.

    Parameters
    ----------
    result : OutlookResult
        The answer.

    Returns
    -------
    altair.LayerChart
        Breaks of the count are gaps, as on the page.

    Raises
    ------
    DataError
        If altair is not installed.
    """
    altair = _altair()
    points = series_points(result).filter(pl.col("year") <= result.base_year)
    breaks = {row["year"] for row in breaks_shown(result)}
    counted = []
    stretch = 0
    for row in points.sort("year").iter_rows(named=True):
        stretch += row["year"] in breaks
        counted.append({"year": row["year"], "value": row["value"], "stretch": stretch})
    ahead = result.forecast.select(
        "year", low=pl.col("p10"), middle=pl.col("p50"), high=pl.col("p90")
    )
    year = altair.X("year:Q", title=None, axis=altair.Axis(format="d"))
    future = altair.Chart(altair.Data(values=ahead.to_dicts()))
    band = future.mark_area(color=LIGHT.rule, opacity=0.35).encode(
        x=year, y=altair.Y("low:Q", title=figure_unit(result)), y2="high:Q"
    )
    middle = future.mark_line(color=LIGHT.ink, strokeDash=[5, 4]).encode(x=year, y="middle:Q")
    past = (
        altair.Chart(altair.Data(values=counted))
        .mark_line(color=LIGHT.ink)
        .encode(x=year, y="value:Q", detail="stretch:N")
    )
    sentence = outlook_lead(result)
    return altair.layer(band, middle, past).properties(
        width=WIDTH, height=WIDTH // 2, title=_title(sentence), description=sentence
    )


def _altair() -> Any:
    try:
        return import_module("altair")
    except ModuleNotFoundError as fault:
        raise DataError("charts need altair", hint="Try: pip install altair") from fault


def _title(sentence: str) -> dict[str, Any]:
    """Set a sentence as a title of several lines."""
    lines = [""]
    for word in sentence.split():
        if len(lines[-1]) + len(word) >= LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return {"text": lines, "anchor": "start", "fontWeight": "normal"}
