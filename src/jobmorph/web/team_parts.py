"""What pages of a team show beside a study's own page, as plain data from its worker."""

from collections.abc import Sequence
from typing import Any, Final

from jobmorph.reports.document import document_html
from jobmorph.reports.roster import roster_documents
from jobmorph.reports.team_page import team_html
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.roster_titles import JobGuess
from jobmorph.studies.team_result import TeamResult
from jobmorph.web.fragment import fragment_of

DOUBTFUL: Final = ("confirm", "not_found")


def check_parts(result: RosterResult) -> dict[str, Any]:
    """Return what the page of a check shows.

    Returns
    -------
    dict
        `short` and `whole`, parts of pages; `titles`, those to decide or decided: title, people,
        status, meaning, and guesses (id, label).
    """
    short, whole = roster_documents(result)
    heads = dict(result.titles.select("title", "team_heads").iter_rows())
    asked = (*DOUBTFUL, "mapped", "held")
    return {
        "short": fragment_of(lambda frame: document_html(short, frame)),
        "whole": fragment_of(lambda frame: document_html(whole, frame)),
        "titles": [
            {
                "title": each.title,
                "people": heads[each.title],
                "status": each.status,
                "meaning": None if each.job is None else each.job.job_id,
                "guesses": [_guess(guess) for guess in each.guesses],
            }
            for each in result.readings
            if each.status in asked
        ],
    }


def plan_parts(result: TeamResult, papers: Sequence[str]) -> dict[str, Any]:
    """Return what the page of a plan shows: its parts, and the papers in its folder."""
    return {
        "page": fragment_of(lambda frame: team_html(result, frame)),
        "papers": list(papers),
        "designs": {plan.offer.name: plan.offer.label for plan in result.plans},
    }


def _guess(guess: JobGuess) -> dict[str, Any]:
    from jobmorph.reports.roster_title import job_words

    return {"id": guess.job_id, "label": job_words(guess)}
