"""What a reader can type next: only commands that exist, only with words that a shell takes."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from jobmorph.reports.layout import TerminalStyle, cell_width
from jobmorph.reports.sentences import JobAnswer
from jobmorph.reports.words import say
from jobmorph.schema.ids import LEVELS
from jobmorph.studies.role_result import RoleResult

MOST_TITLES: Final = 2
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .&/+-]{0,40}")


def next_line(result: RoleResult, style: TerminalStyle) -> str:
    """Name what to try next, as many commands as fit one line.

    Parameters
    ----------
    result : RoleResult
        The answer; its own words are repeated where a shell takes them, else the job's id.
    style : TerminalStyle
        Width and marks.
    """
    return commands_line(_commands(result), style)


def commands_line(commands: Iterable[str], style: TerminalStyle) -> str:
    """Set commands side by side, as many as fit one line."""
    found = say("terminal.next", commands="")
    kept: list[str] = []
    for command in commands:
        tried = say("terminal.next", commands=f" {style.glyphs.bullet} ".join([*kept, command]))
        if cell_width(tried) <= style.width:
            kept, found = [*kept, command], tried
    return found.rstrip()


def _commands(result: RoleResult) -> list[str]:
    if result.match.job.kind == "custom":
        return [say("command.own.page"), say("command.own.compare")]
    job = typed_job(result)
    commands = [say("command.page", job=job), say("command.tasks", job=job)]
    if result.library is None:
        return commands
    titles = result.library.moves.get_column("title").drop_nulls().to_list()
    library = say("command.library", job=job)
    compare = [say("command.compare", job=job, other=_quoted(title)) for title in titles[:1]]
    return [commands[0], library, *compare, commands[1]]


def typed_job(result: JobAnswer) -> str:
    """Write the job as it can be typed after a command: the words asked for, else the id."""
    asked = " ".join(result.match.query.split())
    is_plain = _PLAIN.fullmatch(asked) is not None and asked.isascii()
    return _quoted(asked if is_plain else result.match.job.id)


def _quoted(words: str) -> str:
    return f'"{words}"' if re.search(r"[^A-Za-z0-9./-]", words) else words


def other_readings(
    answer: JobAnswer, style: TerminalStyle, room: int, levels: Sequence[str] = ()
) -> str:
    """Say what else the words may mean, as much of it as fits.

    Parameters
    ----------
    answer : JobAnswer
        The job as it was read.
    style : TerminalStyle
        Marks.
    room : int
        Columns there are for it.
    levels : sequence of str
        Levels of the job's family in the order of a career. Where the answer does not hold them,
        those among its other readings stand in, in the usual order.

    Returns
    -------
    str
        The level above, else the one below, and at most two titles; empty if nothing fits.
    """
    titles = [style.clean(each.title) for each in answer.match.alternatives]
    level = _level_option(answer, levels or _usual_levels(answer))
    for count in range(min(len(titles), MOST_TITLES), -1, -1):
        key = "terminal.or" if level else "terminal.try"
        named = say(key, titles=", ".join(titles[:count])) if count else ""
        options = ", ".join(part for part in (level, named) if part)
        text = say("terminal.not_yours", options=options) if options else ""
        if text and cell_width(text) <= room:
            return text
    return ""


def _level_option(answer: JobAnswer, levels: Sequence[str]) -> str:
    level = answer.match.job.level
    if answer.match.job.kind != "role" or level not in levels or len(levels) == 1:
        return ""
    place = levels.index(level)
    nearest = levels[place + 1] if place + 1 < len(levels) else levels[place - 1]
    return say("terminal.level_option", level=nearest)


def _usual_levels(answer: JobAnswer) -> list[str]:
    job = answer.match.job
    family = f"{job.id.partition('/')[0]}/"
    held = {each.id.removeprefix(family) for each in answer.match.alternatives}
    return [level for level in LEVELS if level in held or level == job.level]
