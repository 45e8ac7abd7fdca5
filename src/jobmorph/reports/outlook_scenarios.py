"""What-ifs beside an outlook: lines of a terminal, tables, and ranges on the scale of our own."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Block, Grid, Heading, Paragraph, table_of
from jobmorph.reports.layout import TerminalStyle, cell_width, cut, pad, wrap_all
from jobmorph.reports.outlook_number import Scale, scale_of
from jobmorph.reports.outlook_view import Outlook, answer_scale, is_index
from jobmorph.reports.span_figure import span_svg
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_demand import CLOSURES, REFERENCE

Row = dict[str, Any]

LABEL_WIDTH: Final = 22
CELL_WIDTH: Final = 14
MOST_COLUMNS: Final = 4
NARROW: Final = LABEL_WIDTH + CELL_WIDTH * MOST_COLUMNS
_ENDS: Final = ("change_low", "change", "change_high")


def scenario_rows(result: Outlook) -> list[Row]:
    """Return the what-ifs of the year asked about; none where the edition holds none."""
    if result.scenarios is None:
        return []
    at_target = result.scenarios.filter(pl.col("year") == result.target_year)
    return at_target.to_dicts()


def closure_row(rows: list[Row], scenario: str, closure: str) -> Row:
    """Return one what-if."""
    return next(row for row in rows if row["scenario"] == scenario and row["closure"] == closure)


def shown_scenarios(rows: list[Row]) -> list[str]:
    """Name the scenarios, without the one that is the outlook itself."""
    return [name for name in dict.fromkeys(row["scenario"] for row in rows) if name != REFERENCE]


def scenario_lines(result: Outlook, style: TerminalStyle) -> list[str]:
    """Set what-ifs in per cent of our middle: a column a scenario, a line a closure.

    Returns
    -------
    list of str
        Three lines where the terminal is 80 wide; else one line a scenario. Empty without what-ifs.
    """
    rows = scenario_rows(result)
    names = shown_scenarios(rows)
    if not names:
        return []
    if style.width < NARROW:
        texts = [say("outlook.whatif.narrow"), *(_sentence(rows, name) for name in names)]
        return [*wrap_all(texts[:1], style), *wrap_all(texts[1:], style, " ", "   ")]
    names = names[:MOST_COLUMNS]
    heads = [cut(style.clean(name), CELL_WIDTH - 1, style.glyphs.ellipsis) for name in names]
    lines = [style.bold(_line(say("outlook.whatif.head"), heads))]
    for closure in CLOSURES:
        cells = [_percents(closure_row(rows, name, closure)) for name in names]
        lines.append(_line(f" {say(f'outlook.whatif.{closure}.short')}", cells))
    return lines


def _line(label: str, cells: list[str]) -> str:
    figures = "".join(pad(cell, CELL_WIDTH, "right") for cell in cells)
    return pad(label, LABEL_WIDTH) + figures


def _percents(row: Row) -> str:
    """Write a change and its ends in whole per cent.

    Examples
    --------
    >>> _percents({"change_low": -0.012, "change": 0.0061, "change_high": 0.021})
    '+1 (-1, +2)'
    """
    low, middle, high = (points(row[name]) for name in _ENDS)
    text = say("outlook.whatif.range", low=low, middle=middle, high=high)
    return text if cell_width(text) < CELL_WIDTH else text.replace(", ", ",")


def _sentence(rows: list[Row], name: str) -> str:
    kept, left = (_percents(closure_row(rows, name, closure)) for closure in CLOSURES)
    return say("outlook.whatif.line", name=name, full=kept, open=left)


def points(share: float) -> str:
    """Write a change as signed whole per cent, without the sign of per cent.

    Examples
    --------
    >>> points(0.0061), points(-0.004), points(-0.12)
    ('+1', '0', '-12')
    """
    number = whole(abs(share) * 100)
    return f"{number if share > 0 else -number:+d}" if number else "0"


def scenario_blocks(result: Outlook) -> list[Block]:
    """Set what-ifs as a table with jobs and changes, and say what they hold."""
    rows = scenario_rows(result)
    title = say("outlook.section.scenarios")
    if not rows:
        return [Heading(title), Paragraph(say("outlook.scenarios"))]
    said = [say("outlook.scenarios.apart", middle=_scale(result).write(result.middle))]
    said += [say(f"outlook.scenarios.{name}") for name in ("totals", "ranges", "sizes")]
    if any(row["is_range_added"] for row in rows):
        said.append(say("outlook.scenarios.added"))
    return [Heading(title), Paragraph(" ".join(said)), scenario_grid(result)]


def scenario_grid(result: Outlook) -> Grid:
    """Set what-ifs of the year asked about: jobs wanted, and per cent against our middle."""
    cells = [
        [
            row["scenario"],
            say(f"outlook.whatif.{row['closure']}"),
            jobs_words(row, _scale(result)),
            say(
                "outlook.whatif.percent",
                **{end: points(row[name]) for end, name in zip(_WORDS, _ENDS, strict=True)},
            ),
        ]
        for row in scenario_rows(result)
        if row["scenario"] != REFERENCE
    ]
    names = ("scenario", "total", "range.whatif", "change.whatif")
    heads = [say(f"outlook.column.{name}", year=result.target_year) for name in names]
    return table_of(say("outlook.section.scenarios"), heads, cells, (2, 3))


_WORDS: Final = ("low", "middle", "high")


def jobs_words(row: Row, scale: Scale) -> str:
    """Write low, middle and high jobs as a range."""
    low, middle, high = (scale.bare(row[name]) for name in _WORDS)
    text = say("range", low=low, mid=middle, high=high)
    return say("outlook.jobs", number=text) if scale.is_million else text


def _scale(result: Outlook) -> Scale:
    """Choose a rounding fine enough to tell what-ifs apart: that of a tenth of our range."""
    if is_index(result):
        return answer_scale(result)
    width = result.high - result.low
    return scale_of(result.middle - 0.05 * width, result.middle + 0.05 * width)


def scenario_spans(result: Outlook) -> list[dict[str, str]]:
    """Draw our range and each what-if on one scale, as lines of a figure.

    The tick on top marks our middle; the scale reaches over all ends, not from 0.

    Returns
    -------
    list of dict
        label, note, figures, svg of each line; empty without what-ifs.
    """
    rows = [row for row in scenario_rows(result) if row["scenario"] != REFERENCE]
    if not rows:
        return []
    left = min(result.low, *(row["low"] for row in rows))
    width = max(result.high, *(row["high"] for row in rows)) - left
    own = {"low": result.low, "middle": result.middle, "high": result.high}
    lines = [_span(say("outlook.line.range"), "", own, answer_scale(result))]
    lines += [
        _span(row["scenario"], say(f"outlook.whatif.{row['closure']}"), row, _scale(result))
        for row in rows
    ]
    drawn = [own, *rows]
    for line, row in zip(lines, drawn, strict=True):
        ends = Estimate(*(row[name] - left for name in _WORDS))
        spoken = ", ".join(filter(None, (line["label"], line["note"], line["figures"])))
        line["svg"] = span_svg(result.middle - left, ends, width, spoken)
    return lines


def _span(label: str, note: str, row: Row, scale: Scale) -> dict[str, str]:
    return {"label": label, "note": note, "figures": jobs_words(row, scale)}
