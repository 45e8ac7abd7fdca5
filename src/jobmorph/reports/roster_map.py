"""A mapping file to fill in: titles of a roster, how many people, our best guess; never people."""

import json

from jobmorph.intake.roster_map import HOLD, OPEN
from jobmorph.reports.roster_title import job_words
from jobmorph.reports.words import say
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.roster_titles import ReadTitle


def map_text(result: RosterResult) -> str:
    """Write a mapping file with all titles of a roster.

    Titles that are not sure stand first with '?', those with most people on top, and our guess
    beside each; nothing is decided by handing the file back as it is.
    """
    heads = dict(result.titles.select("title", "team_heads").iter_rows())
    stated = {use.field: use.name for use in result.columns if use.is_stated}
    lines = [f"# {say(key)}" for key in ("roster.map.about", "roster.map.how", "roster.map.hand")]
    if stated:
        lines.append("columns:")
        lines += [f"  {kind}: {_quoted(name)}" for kind, name in stated.items()]
    lines.append("titles:" if result.readings else "titles: {}")
    doubtful = [each for each in result.readings if each.status in ("confirm", "not_found")]
    others = [each for each in result.readings if each not in doubtful]
    for key, readings in (("roster.map.open", doubtful), ("roster.map.clear", others)):
        if readings:
            lines.append(f"  # {say(key)}")
            lines += [_line(each, heads[each.title]) for each in readings]
    return "\n".join(lines) + "\n"


def _line(each: ReadTitle, people: int) -> str:
    near = each.guesses if each.status == "confirm" else ()
    guesses = [*([each.job] if each.job is not None else []), *near]
    words = "; ".join(job_words(guess) for guess in guesses) or say("roster.guess.none")
    key = "roster.map.guess.one" if people == 1 else "roster.map.guess"
    meaning = HOLD if each.status == "held" else OPEN if each.job is None else each.job.job_id
    return f"  {_quoted(each.title)}: {_quoted(meaning)}  # {say(key, people=people, guess=words)}"


def _quoted(text: str) -> str:
    """Quote as JSON does, which YAML reads."""
    return json.dumps(text, ensure_ascii=False)
