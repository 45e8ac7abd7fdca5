"""All US jobs lost, gained and changed: sentences and tables, in reading order."""

from typing import Any, Final

import polars as pl

from jobmorph.reports.document import Block, Grid, Heading, Paragraph, table_of
from jobmorph.reports.outlook_blocks import score_blocks
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.studies.outlook_result import EconomyResult

MILLION: Final = 1e6
COUNTED_YEARS: Final = 10
_HEADS: Final = ("period", "source", "lost", "gained", "changed", "year")


def millions(value: float) -> str:
    """Write millions: one decimal below ten, none from there on.

    Examples
    --------
    >>> millions(7_734_320.0), millions(25_276_620.0)
    ('7.7', '25')
    """
    scaled = value / MILLION
    return f"{scaled:.1f}" if whole(scaled * 10) < 100 else str(whole(scaled))


def jobs(value: float) -> str:
    """Write jobs in millions, with the letter."""
    return say("outlook.jobs", number=millions(value))


def percent(share: float) -> str:
    """Write a share in 100: one decimal below ten.

    Examples
    --------
    >>> percent(0.1157), percent(0.0668)
    ('12', '6.7')
    """
    points = 100 * share
    return f"{points:.1f}" if whole(points * 10) < 100 else str(whole(points))


def counted_span(result: EconomyResult) -> dict[str, Any]:
    """Return the last ten years that were counted."""
    rows = result.periods.filter(
        (pl.col("source") == "survey") & (pl.col("years") == COUNTED_YEARS)
    )
    return rows.sort("target_year").row(-1, named=True)


def ahead(result: EconomyResult, quantity: str, years: int) -> dict[str, Any]:
    """Return one quantity of our range."""
    found = result.ahead.filter((pl.col("quantity") == quantity) & (pl.col("year_ahead") == years))
    return found.row(0, named=True)


def lead_sentence(result: EconomyResult) -> str:
    """Say what may be lost and gained in ten years, with ranges."""
    lost, gained = (ahead(result, name, COUNTED_YEARS) for name in ("lost", "gained"))
    return say(
        "economy.lead",
        year=lost["year"],
        lost=jobs(lost["middle"]),
        lost_low=millions(lost["low"]),
        lost_high=jobs(lost["high"]),
        gained=jobs(gained["middle"]),
        gained_low=millions(gained["low"]),
        gained_high=jobs(gained["high"]),
    )


def then_sentence(result: EconomyResult) -> str:
    """Say what came in the last ten years that were counted."""
    row = counted_span(result)
    return say(
        "economy.then",
        year=row["target_year"],
        lost=jobs(row["lost_heads"]),
        gained=jobs(row["gained_heads"]),
    )


def foreseen_sentence(result: EconomyResult) -> str:
    """Set what an official projection foresaw beside what came; empty if no years are the same."""
    survey, official = (
        result.periods.filter(pl.col("source") == source) for source in ("survey", "official")
    )
    both = official.join(
        survey, on=("base_year", "target_year"), suffix="_came", maintain_order="left"
    )
    if both.is_empty():
        return ""
    row = both.sort("target_year").row(-1, named=True)
    return say(
        "economy.foreseen",
        base=row["base_year"],
        year=row["target_year"],
        lost=jobs(row["lost_heads"]),
        gained=jobs(row["gained_heads"]),
        came_lost=millions(row["lost_heads_came"]),
        came_gained=jobs(row["gained_heads_came"]),
    )


def ahead_cells(result: EconomyResult, years: int) -> list[str]:
    """Write our range as a row: years, source, lost, gained, changed, changed a year."""
    lost, gained, changed = (
        ahead(result, name, years) for name in ("lost", "gained", "changed_share")
    )
    ends = ("low", "high")
    return [
        f"{result.base_year}-{lost['year']}",
        say("economy.short.ours"),
        _span([millions(lost[end]) for end in ends], is_million=True),
        _span([millions(gained[end]) for end in ends], is_million=True),
        _span([percent(changed[end]) for end in ends], is_million=False),
        _span([percent(changed[end] / years) for end in ends], is_million=False),
    ]


def _span(ends: list[str], *, is_million: bool) -> str:
    text = say("outlook.jobs.range", low=ends[0], high=ends[1])
    return say("outlook.jobs", number=text) if is_million else text


def official_cells(result: EconomyResult, years: int) -> list[str]:
    """Write the official projection from the last count on as a row."""
    row = result.official_ahead.filter(pl.col("year_ahead") == years).row(0, named=True)
    return [
        f"{result.base_year}-{row['year']}",
        say("economy.short.official"),
        jobs(row["lost"]),
        jobs(row["gained"]),
        percent(row["changed_share"]),
        percent(row["changed_share"] / years),
    ]


def period_cells(row: dict[str, Any], form: str = "source") -> list[str]:
    """Write what changed between two counts as a row."""
    return [
        f"{row['base_year']}-{row['target_year']}",
        say(f"economy.{form}.{row['definition']}"),
        jobs(row["lost_heads"]),
        jobs(row["gained_heads"]),
        percent(row["changed_share"]),
        percent(row["changed_share_year"]),
    ]


def economy_blocks(result: EconomyResult) -> list[Block]:
    """Lay out everything, the answer first."""
    return [
        Paragraph(lead_sentence(result), is_lead=True),
        *(Paragraph(text) for text in intro_sentences(result)),
        Heading(say("economy.section.table")),
        period_grid(result),
        Paragraph(source_sentence(result)),
        *unknown_blocks(),
        *more_blocks(result),
    ]


def intro_sentences(result: EconomyResult) -> list[str]:
    """Say what came, what had been foreseen, and how to read it."""
    foreseen = foreseen_sentence(result)
    told = f"{foreseen} {say('economy.foreseen.self')}" if foreseen else ""
    read = f"{say('economy.explain')} {say('economy.compare')}"
    return [
        f"{then_sentence(result)} {told}".strip(),
        read,
        f"{say('outlook.exposure')} {say('outlook.person')}",
    ]


def source_sentence(result: EconomyResult) -> str:
    """Name the sources under the table."""
    return say("economy.figure.source", base=result.base_year, edition=result.record.edition)


def period_grid(result: EconomyResult) -> Grid:
    """Set censuses, surveys, our range and the official projection below each other."""
    counted = result.periods.filter(pl.col("source") != "official")
    rows = [period_cells(row) for row in counted.iter_rows(named=True)]
    spans = result.ahead.get_column("year_ahead").unique(maintain_order=True).to_list()
    rows += [ahead_cells(result, years) for years in spans]
    rows += [official_cells(result, years) for years in spans]
    return table_of(say("economy.section.table"), _heads(_HEADS), rows, range(2, 6))


def _heads(names: tuple[str, ...]) -> list[str]:
    return [say(f"economy.column.{name}") for name in names]


def unknown_blocks() -> list[Block]:
    """Say what no count holds."""
    return [Heading(say("economy.section.unknown")), Paragraph(say("economy.unknown"))]


def more_blocks(result: EconomyResult) -> list[Block]:
    """Official projections of the past, largest changes, ranges in full, notes and sources."""
    official = result.periods.filter(pl.col("source") == "official")
    title = say("economy.section.official")
    rows = [period_cells(row) for row in official.iter_rows(named=True)]
    return [
        Heading(title),
        Paragraph(say("economy.foreseen.self")),
        table_of(title, _heads(_HEADS), rows, range(2, 6)),
        *_ahead(result),
        *_largest(result),
        *score_blocks(result.score),
        Heading(say("outlook.section.scenarios")),
        Paragraph(say("economy.scenarios")),
        *record_blocks(result.record, [note.text for note in result.notes]),
    ]


def _ahead(result: EconomyResult) -> list[Block]:
    title = say("economy.section.ahead")
    rows = [
        [
            str(row["year"]),
            say(f"economy.quantity.{row['quantity']}"),
            *(_quantity(row["quantity"], row[end]) for end in ("low", "middle", "high")),
        ]
        for row in result.ahead.iter_rows(named=True)
    ]
    heads = [
        say("outlook.column.year"),
        say("economy.column.quantity"),
        *(say(f"outlook.column.{end}") for end in ("low", "middle", "high")),
    ]
    return [Heading(title), table_of(title, heads, rows, (0, 2, 3, 4))]


def _quantity(name: str, value: float) -> str:
    if name == "changed_share":
        return percent(value)
    return str(whole(value)) if name.endswith("_units") else jobs(value)


def _largest(result: EconomyResult) -> list[Block]:
    title = say("economy.section.largest")
    rows = [
        [
            say(f"economy.span.{row['span']}", base=row["base_year"], year=row["target_year"]),
            say(f"economy.direction.{row['direction']}"),
            row["title"],
            jobs_signed(row["change_heads"], row["span"]),
        ]
        for row in result.largest.iter_rows(named=True)
    ]
    heads = [
        *_heads(("span", "direction")),
        say("outlook.column.title"),
        say("economy.column.change"),
    ]
    return [Heading(title), table_of(title, heads, rows, (3,))]


def jobs_signed(change: float, span: str) -> str:
    """Write a change with its sign: as counted, or to ten thousands where expected.

    Examples
    --------
    >>> jobs_signed(-714_650.0, "counted"), jobs_signed(629_036.0, "expected")
    ('-714,650', '+630,000')
    """
    unit = 1 if span == "counted" else 10_000
    return f"{whole(abs(change) / unit) * unit * (1 if change > 0 else -1):+,}"
