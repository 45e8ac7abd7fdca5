"""Two jobs side by side: the same lines, the same words, each with its range."""

from dataclasses import dataclass

import polars as pl

from jobmorph.reports.layout import TerminalStyle, plain_table, wrap, wrap_all
from jobmorph.reports.role_view import view_role
from jobmorph.reports.sentences import (
    as_heading,
    edge_rows,
    lead_sentence,
    stays_sentence,
    title_words,
)
from jobmorph.reports.terminal import week_lines
from jobmorph.reports.theme import (
    agreement_words,
    money,
    month_words,
    part_words,
    people,
    shown,
)
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Moment
from jobmorph.studies.role_result import RoleResult

COMPARED_MOMENTS: tuple[Moment, ...] = ("horizon", "today", "reach")


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the comparison: what it is, and what it reads for either job."""

    name: str
    left: str
    right: str


def compared_lines(left: RoleResult, right: RoleResult) -> list[ComparedLine]:
    """List what two jobs share as questions: hours by part and moment, freed hours, context.

    Parameters
    ----------
    left, right : RoleResult
        The two answers; the years named are those of `left`.

    Returns
    -------
    list of ComparedLine
        In reading order; ranges hold 8 in 10, borrowed US figures carry 'b'.
    """
    views = (view_role(left), view_role(right))
    lines = [ComparedLine(say("compare.week"), str(views[0].week), str(views[1].week))]
    for moment in COMPARED_MOMENTS:
        name = as_heading(say(f"moment.short.{moment}", year=left.horizon_year))
        for part in PARTS:
            line = say("compare.part", moment=name, part=part_words(part, "leader"))
            hours = [str(view.bars[moment].of(part)) for view in views]
            lines.append(ComparedLine(line, *hours))
        if moment == "horizon":
            freed = [str(shown(result.hours_freed_week[moment])) for result in (left, right)]
            lines.append(ComparedLine(say("compare.freed", moment=name), *freed))
    script = [str(shown(result.scriptedness)) for result in (left, right)]
    lines.append(ComparedLine(say("compare.script"), *script))
    lines += _edge_lines(left, right)
    words = [agreement_words(result.agreement.word) for result in (left, right)]
    lines.append(ComparedLine(say("compare.agreement"), *words))
    return [*lines, *_context_lines(left, right)]


def _edge_lines(left: RoleResult, right: RoleResult) -> list[ComparedLine]:
    scores = [{row.name: str(row.score) for row in edge_rows(result)} for result in (left, right)]
    return [
        ComparedLine(say("compare.edge", quality=name), score, scores[1].get(name, say("none")))
        for name, score in scores[0].items()
    ]


def _context_lines(left: RoleResult, right: RoleResult) -> list[ComparedLine]:
    heads = say("compare.heads", as_of=month_words(left.employment.as_of))
    wage = say("compare.wage", as_of=month_words(left.wage.as_of))
    return [
        ComparedLine(heads, _heads_words(left), _heads_words(right)),
        ComparedLine(wage, _wage_words(left), _wage_words(right)),
    ]


def _heads_words(result: RoleResult) -> str:
    if result.employment.heads is None:
        return say("none")
    value = people(result.employment.heads)
    return say("compare.borrowed", value=value) if result.employment.is_borrowed else value


def _wage_words(result: RoleResult) -> str:
    if result.wage.median_usd_year is None:
        return say("none")
    value = money(result.wage.median_usd_year)
    return say("compare.borrowed", value=value) if result.wage.is_borrowed else value


def compare_frame(left: RoleResult, right: RoleResult) -> pl.DataFrame:
    """Set the comparison as a frame: line, left, right; the job titles are the column names."""
    lines = compared_lines(left, right)
    names = compared_titles(left, right)
    return pl.DataFrame(
        {
            say("compare.question"): [line.name for line in lines],
            names[0]: [line.left for line in lines],
            names[1]: [line.right for line in lines],
        }
    )


def compared_titles(left: RoleResult, right: RoleResult) -> tuple[str, str]:
    """Titles of the two jobs, told apart by their ids if they read alike."""
    titles = (title_words(left), title_words(right))
    if titles[0] != titles[1]:
        return titles
    return (f"{titles[0]} [1]", f"{titles[1]} [2]")


def terminal_compare(
    left: RoleResult, right: RoleResult, style: TerminalStyle | None = None
) -> str:
    """Set the comparison for a terminal.

    Returns
    -------
    str
        Sentence and week of both jobs, then the table; no line wider than the style.
    """
    style = style or TerminalStyle()
    titles = compared_titles(left, right)
    lines = [style.bold(say("compare.title").upper())]
    for result, title in zip((left, right), titles, strict=True):
        view = view_role(result)
        lines += ["", *(style.bold(line) for line in wrap(style.clean(title), style.width))]
        answer = f"{lead_sentence(result, view)} {stays_sentence(result, view)}"
        lines += wrap(style.clean(answer), style.width)
        lines += week_lines(result, view, style)
    rows = [[line.name, line.left, line.right] for line in compared_lines(left, right)]
    heads = [say("compare.question"), *titles]
    lines += ["", *plain_table(heads, rows, style, right=frozenset({1, 2}))]
    return "\n".join([*lines, *compare_remarks(left, right, style)]) + "\n"


def compare_edition(result: RoleResult) -> str:
    """Say edition, country, ranges and the date of the use data."""
    usage = month_words(result.usage_as_of)
    return say("compare.edition", edition=result.record.edition, usage=usage)


def compare_remarks(left: RoleResult, right: RoleResult, style: TerminalStyle) -> list[str]:
    """Say what a reader of the table must know, in lines that fit the style."""
    remarks = [say("exposure"), compare_edition(left)]
    if left.horizon_year != right.horizon_year:
        years = say("compare.years", left=left.horizon_year, right=right.horizon_year)
        remarks.insert(0, years)
    return wrap_all(remarks, style)
