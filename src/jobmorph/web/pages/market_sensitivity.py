"""Which assumption decides an outcome of the market: asked for, started, shown."""

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_matter_result import METHODS, Method
from jobmorph.web.form import field_of, plain_fields, read_page_form
from jobmorph.web.market_pages import asking_page
from jobmorph.web.market_question import SENSITIVITY, MarketQuestion, method_of
from jobmorph.web.market_run import (
    asked_run,
    own_scenario,
    shipped_name,
    shown_run,
    start_run,
    typed_fields,
)
from jobmorph.web.site import Site, fresh, site_of

router = APIRouter(include_in_schema=False, prefix=SENSITIVITY)
FIRST: Final = "expected"
Name = Annotated[str, Path(min_length=1, max_length=64)]


@router.get("")
async def ask(request: Request, scenario: str = "", stamp: str = "", method: str = "") -> Response:
    """Ask for a scenario and a method; of a reader's own scenario by the stamp of its run."""
    site = site_of(request)
    question = _question(site, stamp, scenario or FIRST, _method(method))
    typed = typed_fields(request.query_params)
    page = asking_page(
        site, request, question, stamp=stamp, scenario=own_scenario(site, question),
        typed={**typed, "draws": ""},
    )  # fmt: skip
    return fresh(page)


@router.post("")
async def start(request: Request) -> Response:
    """Start an analysis."""
    site = site_of(request)
    form = await read_page_form(request, site)
    stamp, method = field_of(form, "stamp"), _method(field_of(form, "method"))
    question = _question(site, stamp, field_of(form, "scenario") or FIRST, method)
    typed = typed_fields(plain_fields(form))
    asked, faults = await asked_run(site, question, typed)
    if faults:
        page = asking_page(
            site, request, question, stamp=stamp, scenario=own_scenario(site, question),
            typed=typed, faults=faults,
        )  # fmt: skip
        return fresh(page, HTTPStatus.BAD_REQUEST)
    return start_run(site, asked)


@router.get("/{name}")
async def shipped(request: Request, name: Name, method: str = "") -> Response:
    """Show an analysis of a shipped scenario: its page, how far it is, or how to start it."""
    site = site_of(request)
    question = _question(site, "", name, _method(method))
    typed = typed_fields(request.query_params)
    asked, faults = await asked_run(site, question, typed)
    if faults:
        page = asking_page(
            site, request, question, scenario=own_scenario(site, question), typed=typed,
            faults=faults,
        )  # fmt: skip
        return fresh(page, HTTPStatus.BAD_REQUEST)
    return await shown_run(request, site, asked, asked.stamp(site.edition))


def _method(text: str) -> Method:
    """Read a method; the first where none is named.

    Raises
    ------
    ParameterError
        If it is none.
    """
    method = method_of(text or METHODS[0])
    if method is None:
        raise ParameterError("there is no such method; there are", items=METHODS)
    return method


def _question(site: Site, stamp: str, name: str, method: Method) -> MarketQuestion:
    """Ask about a reader's own scenario if its run is known, and else about a shipped one."""
    known = site.markets.question(stamp)
    if known is None or known.text is None:
        known = MarketQuestion(shipped_name(site, name))
    asked = replace(known, beside="", occupation="", method=method)
    return replace(asked, draws=asked.bounds.usual)
