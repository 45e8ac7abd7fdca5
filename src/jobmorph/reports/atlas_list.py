"""The list of all jobs as rows of a real table: small, complete without a script."""

from collections.abc import Callable
from html import escape
from typing import Final

from jobmorph.reports.atlas_row import IN_TIME, AtlasRow, hours_words
from jobmorph.reports.role_view import WeekBar
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.atlas_result import JobAtlasResult

MARKS: Final = 40  # a bar in the list is 40 marks wide, whatever the hours of the week


def columns(result: JobAtlasResult) -> list[str]:
    """Headings of the table, in the order of the cells."""
    found = [say("jobs.column.job"), say("jobs.column.jobs")]
    for moment in IN_TIME:
        name = say(f"jobs.moment.{moment}", year=result.horizon_year)
        found.append(say("jobs.column.week", moment=name))
        found += [say(f"jobs.column.{part}") for part in PARTS]
    return [
        *found,
        say("jobs.column.growth", year=result.growth_target_year),
        say("jobs.column.pay"),
        say("jobs.column.moves"),
        say("jobs.column.sources"),
    ]


def bar_class(bar: WeekBar) -> str:
    """Class of a bar in the list: marks of AI and of the person, of 40.

    Examples
    --------
    >>> from jobmorph.reports.theme import ShownRange
    >>> bar_class(WeekBar(*(ShownRange(0, hours, 40) for hours in (4, 6, 30))))
    'w d4 h30'
    """
    mids = bar.mids
    delegated = round(MARKS * mids.delegated / mids.total)
    human = round(MARKS * mids.human / mids.total)
    return f"w d{delegated} h{human}"


def list_row(row: AtlasRow, link: Callable[[str], str] | None) -> str:
    """Write a row of the table's body.

    End tags that HTML lets a writer leave out are left out: there are 900 rows of 19 cells.

    Parameters
    ----------
    row : AtlasRow
        A job.
    link : callable or None
        Address of a job's page by its id; None where there is none to go to.

    Returns
    -------
    str
        A `tr` element on one line.
    """
    address = link(row.job_id) if link else f"#{row.anchor}"
    texts = [row.note, row.why, row.opens]
    kinds = ("n", "y", "o")
    told = "".join(
        f"<p class={kind}>{escape(text, quote=False)}"
        for kind, text in zip(kinds, texts, strict=True)
        if text
    )
    values = ",".join(_number(value) for value in row.values.values())
    marks = {"in": row.is_inside, "apart": row.is_apart}
    names = [f"f-{row.field}", *(name for name, holds in marks.items() if holds)]
    css = names[0] if len(names) == 1 else f'"{" ".join(names)}"'
    week = "" if row.week == MARKS else f" data-w={row.week}"
    cells = [row.jobs]
    for moment in IN_TIME:
        bar = row.bars[moment]
        cells.append(f'<i class="{bar_class(bar)}"></i>')
        cells += [hours_words(bar.of(part)) for part in PARTS]
    cells += [row.growth, row.pay, say("jobs.moves", count=row.moves), row.sources]
    return (
        f"<tr id={row.anchor} class={css} data-v={values}{week}>"
        f'<th scope=row><a href="{escape(address, quote=True)}">{escape(row.title)}</a>{told}'
        + "".join(f"<td>{cell}" for cell in cells)
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}".replace("e+0", "e")
