"""What pages of a team show: before, the roster as read, the plan."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request

from jobmorph.intake.roster_map import HOLD
from jobmorph.reference.designs import design_offers
from jobmorph.reports.html import fill_page
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.web.csrf import FIELD
from jobmorph.web.example_team import example_team
from jobmorph.web.fragment import framed, read_fragment
from jobmorph.web.job import Job
from jobmorph.web.links import Link, LinkList
from jobmorph.web.problem import Problem
from jobmorph.web.progress import problem_sentences
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.settings import MEGABYTE
from jobmorph.web.site import Site
from jobmorph.web.team_desk import TeamCase
from jobmorph.web.team_fields import EMPTY
from jobmorph.web.team_job import PAGE_FILE

SHEETS: Final = ("pin.css", "team-pages.css")
TITLE_MEANS: Final = "means-"
TITLE_OTHER: Final = "other-"
MOST_TITLES: Final = 300
PROTECTION: Final = ("kept", "never", "line", "look", "groups", "where")
COLUMNS: Final = ("title", "department", "pay", "hours")
PERIODS: Final = ("", "year", "month", "hour")
ALL: Final = "all"
ANSWER_PAPERS: Final = ("plan.html", "plan.xlsx", "plan.md", "plan.json", "adverse-impact.md")


@dataclass(frozen=True, slots=True)
class TitleRow:
    """One title to decide: what it may mean, and what was chosen."""

    title: str
    people: int
    choices: tuple[tuple[str, str], ...]
    chosen: str
    other: str


def start_page(site: Site, request: Request, *, fault: str = "", is_forgotten: bool = False) -> str:
    """Write the page before any data."""
    limits = RestLimits()
    return fill_page(
        "team_start.html.j2",
        *SHEETS,
        frame=site.frame(request),
        where=where_it_runs(site, request),
        protection=PROTECTION,
        has_example=example_team() is not None,
        is_forgotten=is_forgotten,
        fault=fault,
        size=limits.upload_bytes / MEGABYTE,
        rows=limits.roster_rows,
        **_form_parts(site),
    )


def refused_page(site: Site, request: Request, case: TeamCase, problem: Problem) -> str:
    """Say why a roster cannot be used, with the way on."""
    limits = RestLimits()
    return fill_page(
        "team_refused.html.j2",
        *SHEETS,
        frame=site.frame(request),
        case=case,
        said=case.request,
        sentences=problem_sentences(problem),
        size=limits.upload_bytes / MEGABYTE,
        rows=limits.roster_rows,
        **_end_parts(site, request),
        **_form_parts(site),
    )


def check_page(
    site: Site,
    request: Request,
    case: TeamCase,
    job: Job,
    failed: Problem | None,
    faults: Mapping[str, str] | None = None,
) -> str:
    """Write what was read, titles to decide, and the form of designs."""
    parts = _parts(job)
    decided = case.request.decided
    rows = [_row(each, decided) for each in parts["titles"][:MOST_TITLES]]
    return framed(
        read_fragment(parts["short"]),
        "team_check.html.j2",
        *SHEETS,
        frame=site.frame(request),
        whole=read_fragment(parts["whole"]),
        case=case,
        titles=rows,
        failed=problem_sentences(failed) if failed else (),
        faults=faults or {},
        fault_count=_fault_words(faults or {}),
        typed={**dict.fromkeys(("budget", "entry_seats", "growth", "layoffs", "explain"), ""),
               **EMPTY, **case.typed},
        designs=[(ALL, say("web.team.design.all"), "")]
        + [(each.name, each.label, each.purpose) for each in design_offers()],
        **_end_parts(site, request),
        **_form_parts(site),
    )  # fmt: skip


def plan_page(site: Site, request: Request, case: TeamCase, job: Job) -> str:
    """Write the plan in the frame of the site, with what can be taken away."""
    parts = _parts(job)
    return framed(
        read_fragment(parts["page"]),
        "team_result.html.j2",
        *SHEETS,
        frame=site.frame(request),
        case=case,
        papers=_papers(case, parts["papers"], parts["designs"]),
        **_end_parts(site, request),
        **_form_parts(site),
    )


def titles_of(job: Job) -> list[TitleRow]:
    """Return the titles that the page of a check lets its reader decide."""
    return [_row(each, {}) for each in _parts(job)["titles"][:MOST_TITLES]]


def where_it_runs(site: Site, request: Request) -> str:
    """Name the server off loopback, and say when a roster is gone."""
    server, minutes = site.server_name(request), site.teams.minutes
    if server:
        return say("web.team.server", server=server, minutes=minutes)
    return say("web.team.here", minutes=minutes)


def _parts(job: Job) -> dict[str, Any]:
    parts: dict[str, Any] = json.loads(job.files[PAGE_FILE].content)
    return parts


def _form_parts(site: Site) -> dict[str, Any]:
    return {
        "form_key": site.forms.make(),
        "key_field": FIELD,
        "columns": COLUMNS,
        "periods": PERIODS,
    }


def _end_parts(site: Site, request: Request) -> dict[str, Any]:
    server = site.server_name(request) or say("web.team.forget.here")
    return {
        "where": where_it_runs(site, request),
        "forget_text": say("web.team.forget.text", where=server),
    }


def _row(each: Mapping[str, Any], decided: Mapping[str, str]) -> TitleRow:
    guesses = [(guess["id"], guess["label"]) for guess in each["guesses"]]
    said = decided.get(each["title"], "")
    meaning = HOLD if each["status"] == "held" else each["meaning"] or ""
    known = {key for key, _ in guesses}
    if meaning and meaning != HOLD and meaning not in known:
        guesses.append((meaning, meaning))
    choices = (
        *guesses,
        (HOLD, say("web.team.decide.hold")),
        ("", say("web.team.decide.open")),
    )
    is_words = bool(said) and said not in {key for key, _ in choices} and not meaning
    return TitleRow(each["title"], each["people"], choices, meaning, said if is_words else "")


def _papers(case: TeamCase, names: Sequence[str], designs: Mapping[str, str]) -> list[LinkList]:
    """List the papers: those of the whole, then those of each design."""
    base = f"/team/{case.id}/files"
    lists = [
        LinkList(
            say("web.team.papers.answer"),
            tuple(
                Link(f"{base}/{name}", _paper_words(name), name)
                for name in ANSWER_PAPERS
                if name in names
            ),
        )
    ]
    for design, label in designs.items():
        own = [name for name in names if name.startswith(f"{design}/")]
        links = []
        for name in sorted(own, key=lambda each: (each.count("/"), each)):
            short = name.removeprefix(f"{design}/")
            key = short.replace("/", ".") if "/" in short else f"design.{short}"
            links.append(Link(f"{base}/{name}", _paper_words(key), name))
        if links:
            lists.append(LinkList(label, tuple(links)))
    return lists


def _paper_words(key: str) -> str:
    """Say what a paper is; one that nobody has named yet is called by its file."""
    known = f"web.team.paper.{key}"
    return say(known) if known in CATALOGUE else key


def _fault_words(faults: Mapping[str, str]) -> str:
    if not faults:
        return ""
    if len(faults) == 1:
        return say("web.team.wrong.one")
    return say("web.team.wrong", count=len(faults))
