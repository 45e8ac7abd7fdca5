"""Show the token once; the browser keeps a pass."""

import time
from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jobmorph.reports.html import fill_page
from jobmorph.web.access import TOO_OFTEN, local_path, pass_cookie
from jobmorph.web.csrf import FIELD
from jobmorph.web.rate import client_of
from jobmorph.web.site import Site, fresh, site_of

router = APIRouter(include_in_schema=False)
MOST_FIELDS = 5
LONGEST = 1_000


@router.get("/sign-in")
async def ask(request: Request, to: str = "/") -> Response:
    """Ask for the token."""
    site = site_of(request)
    return fresh(_form(site, request, to))


@router.post("/sign-in")
async def check(request: Request) -> Response:
    """Let in who has the token."""
    site = site_of(request)
    async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=LONGEST) as form:
        fields = {name: text for name, text in form.items() if isinstance(text, str)}
    site.forms.check(fields.get(FIELD, ""), request.scope)
    client = client_of(request.scope)
    if site.wrong.is_spent(client):
        return Response(
            TOO_OFTEN, HTTPStatus.TOO_MANY_REQUESTS, {"retry-after": "60"}, "text/plain"
        )
    to = local_path(fields.get("to", "/"))
    if not site.keeper.is_token(fields.get("token", "").strip()):
        site.wrong.take(client)
        return fresh(_form(site, request, to, is_wrong=True), HTTPStatus.FORBIDDEN)
    answer = RedirectResponse(to, HTTPStatus.SEE_OTHER)
    name, value = pass_cookie(site.keeper)
    answer.headers[name.decode()] = value.decode()
    return answer


def _form(site: Site, request: Request, to: str, *, is_wrong: bool = False) -> str:
    return fill_page(
        "sign_in.html.j2",
        "pin.css",
        frame=site.frame(request),
        to=local_path(to),
        is_wrong=is_wrong,
        key=site.forms.make(time.time()),
        key_field=FIELD,
    )
