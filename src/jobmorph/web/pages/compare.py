"""Two jobs side by side."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.reports.blocks import table_of
from jobmorph.reports.compare import compared_lines, compared_titles
from jobmorph.reports.figures import pattern_definitions
from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.reports.role_page import KeyLine, hour_scale, key_lines, week_bar
from jobmorph.reports.role_view import view_role
from jobmorph.reports.sentences import lead_sentence
from jobmorph.reports.words import say
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.role_result import RoleResult
from jobmorph.web.question import JobQuestion, read_question, title_of
from jobmorph.web.site import Site, site_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two jobs: its sentence, bar and key."""

    title: str
    lead: str
    bar: str
    key: list[KeyLine]
    scale: str
    path: str


@router.get("/compare")
async def compare(request: Request, jobs: str = "", first: str = "", second: str = "") -> Response:
    """Show two jobs, or ask for them."""
    site = site_of(request)
    if jobs and not (first or second):
        named = [each.strip() for each in jobs.split(",") if each.strip()]
        if len(named) != 2:
            raise ParameterError("two jobs are compared, set apart by a comma")
        both = urlencode({"first": named[0], "second": named[1]})
        return RedirectResponse(f"/compare?{both}", 303)
    frame = site.frame(request)
    if not (first.strip() and second.strip()):
        asked = (first.strip()[:200], second.strip()[:200])
        address = f"/compare?{urlencode({'first': asked[0], 'second': asked[1]})}"
        return await site.page(request, address, lambda: _form(frame, asked))
    names = (title_of(first), title_of(second))
    question = read_question(names[0], request.query_params, site.edition.manifest.base_date)
    address = f"/compare?{urlencode({'second': names[1]})}&{question.address()}"
    return await site.page(request, address, lambda: _page(site, frame, question, names))


def _form(frame: Frame, asked: tuple[str, str]) -> str:
    return fill_page(
        "compare.html.j2", "pin.css", frame=frame, named=asked, page=None, definitions=""
    )


def _page(site: Site, frame: Frame, question: JobQuestion, names: tuple[str, str]) -> str:
    from jobmorph.studies.compare import study_compare

    result = study_compare(
        *names,
        level=question.level,
        horizon_years=question.horizon_years(site.edition.manifest.base_date),
        scenario=question.opened_scenario(site.edition),
        edition=site.edition,
    )
    both = (result.first, result.second)
    titles = compared_titles(*both)
    heads = [say("compare.question"), *titles]
    rows = [[line.name, line.left, line.right] for line in compared_lines(*both)]
    page = {
        "bars_heading": say("web.compare.bars", year=result.first.horizon_year),
        "jobs": [
            _column(each, title, name)
            for each, title, name in zip(both, titles, names, strict=True)
        ],
        "table": table_of(say("web.compare.table"), heads, rows, (1, 2)),
        "notes": _notes(*both),
    }
    return fill_page(
        "compare.html.j2",
        "pin.css",
        frame=frame,
        named=names,
        page=page,
        definitions=pattern_definitions(),
    )


def _column(result: RoleResult, title: str, name: str) -> Column:
    view = view_role(result)
    return Column(
        title=title,
        lead=lead_sentence(result, view),
        bar=week_bar(result, view),
        key=key_lines(result, view),
        scale=hour_scale(view),
        path=JobQuestion(name).address(),
    )


def _notes(first: RoleResult, second: RoleResult) -> list[str]:
    from jobmorph.reports.compare import compare_edition

    notes = [say("exposure"), compare_edition(first)]
    if first.horizon_year != second.horizon_year:
        years = say("compare.years", left=first.horizon_year, right=second.horizon_year)
        notes.insert(0, years)
    return notes
