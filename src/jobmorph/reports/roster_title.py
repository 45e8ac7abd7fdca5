"""Titles of a roster in a report: what to decide, most people first."""

from collections.abc import Sequence
from typing import Final

from jobmorph.reports.document import Block, Heading, Paragraph, table_of
from jobmorph.reports.words import say
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.roster_titles import JobGuess, ReadTitle

SHOWN_DOUBTS: Final = 5


def job_words(guess: JobGuess) -> str:
    """Name a job with its id and, where it is known, its chance."""
    if guess.chance is None:
        return say("roster.job", label=guess.label, id=guess.job_id)
    chance = round(100 * guess.chance)
    return say("roster.job.chance", label=guess.label, id=guess.job_id, chance=chance)


def doubt_blocks(result: RosterResult, most: int | None) -> list[Block]:
    """List the titles that are to be decided, at most so many."""
    heads = dict(result.titles.select("title", "team_heads").iter_rows())
    doubtful = [each for each in result.readings if each.status in ("confirm", "not_found")]
    if not doubtful:
        return [Paragraph(say("roster.titles.none"))]
    shown = doubtful if most is None else doubtful[:most]
    rows = [(each.title, str(heads[each.title]), _guess(each)) for each in shown]
    names = [say(f"roster.title.column.{name}") for name in ("title", "people", "guess")]
    title = say("roster.titles")
    blocks: list[Block] = [Heading(title), table_of(title, names, rows, (1,))]
    rest = doubtful[len(shown) :]
    if rest:
        people = sum(heads[each.title] for each in rest)
        blocks.append(Paragraph(say("roster.titles.more", count=len(rest), people=people)))
        settled = sum(heads[each.title] for each in shown)
        total = settled + people
        blocks.append(
            Paragraph(say("roster.titles.settle", count=len(shown), share=settled, people=total))
        )
    return blocks


def all_title_blocks(result: RosterResult) -> list[Block]:
    """List every title and how it is read."""
    heads = dict(result.titles.select("title", "team_heads").iter_rows())
    rows = [
        (each.title, str(heads[each.title]), say(f"roster.status.{each.status}"), _read_as(each))
        for each in result.readings
    ]
    names = ("title", "people", "status", "guess")
    title = say("roster.titles.all")
    heads_of = [say(f"roster.title.column.{name}") for name in names]
    return [Heading(title), table_of(title, heads_of, rows, (1,))]


def _guess(each: ReadTitle) -> str:
    is_near = each.status == "confirm" and bool(each.guesses)
    return job_words(each.guesses[0]) if is_near else say("roster.guess.none")


def _read_as(each: ReadTitle) -> str:
    if each.job is not None:
        return job_words(each.job)
    return "" if each.status == "held" else _guess(each)


def line_words(lines: Sequence[int], count: int) -> str:
    """Name lines of the file, the first five."""
    shown = ", ".join(str(line) for line in lines[:SHOWN_DOUBTS])
    more = count - min(len(lines), SHOWN_DOUBTS)
    key = "roster.lines.more" if more > 0 else "roster.lines.one" if count == 1 else "roster.lines"
    return say(key, lines=shown, count=more)
