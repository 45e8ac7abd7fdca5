"""A plan of what to learn: typed, made in memory, and forgotten."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from fastapi import APIRouter
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.schema.errors import JobmorphError, ParameterError
from jobmorph.schema.profile import Profile
from jobmorph.studies.plan_result import PlanResult
from jobmorph.web.csrf import FIELD
from jobmorph.web.profile_form import (
    NOTHING,
    Typed,
    first_day,
    profile_of,
    typed_from,
    typed_of,
)
from jobmorph.web.site import Site, fresh, site_of

router = APIRouter(include_in_schema=False)
SCRIPTS: Final = ("plan.js",)
MOST_FIELDS: Final = 20
LARGEST_PROFILE: Final = 200_000
PROFILE_NAME: Final = "jobmorph-profile.yaml"
CALENDAR_NAME: Final = "jobmorph-plan.ics"
UNNAMED: Final = "profile.yaml"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was handed in: its name without folders, and what it holds."""

    name: str
    content: bytes


@router.get("/plan")
async def empty(request: Request, forgotten: str = "", job: str = "") -> Response:
    """Ask what somebody brings and wants."""
    site = site_of(request)
    typed = Typed(job=job[:200])
    return fresh(
        _form(site, site.frame(request, scripts=SCRIPTS), typed, is_forgotten=bool(forgotten))
    )


@router.post("/plan")
async def made(request: Request) -> Response:
    """Make the plan; what is wrong is said beside what was typed."""
    site = site_of(request)
    typed = typed_of(await _fields(request, site))
    frame = site.frame(request, scripts=SCRIPTS)
    try:
        return fresh(await site.gate.run(lambda: _answer(site, frame, typed)))
    except JobmorphError as fault:
        return fresh(_form(site, frame, typed, faults=(str(fault),)), 400)


@router.post("/plan/profile")
async def profile(request: Request) -> Response:
    """Hand back what was typed as a file that any jobmorph reads."""
    from jobmorph.intake.profile_store import profile_text

    site = site_of(request)
    typed = typed_of(await _fields(request, site))
    return _file(profile_text(profile_of(typed)), PROFILE_NAME, "application/yaml")


@router.post("/plan/calendar")
async def calendar(request: Request) -> Response:
    """Hand back the weeks as a calendar."""
    from jobmorph.reports.plan import render_plan
    from jobmorph.reports.plan_sentences import Beside

    site = site_of(request)
    typed = typed_of(await _fields(request, site))
    beside = Beside(start=first_day(typed))
    text = await site.gate.run(
        lambda: render_plan(_study(site, profile_of(typed)), "ics", beside=beside)
    )
    return _file(text, CALENDAR_NAME, "text/calendar; charset=utf-8")


@router.post("/plan/open")
async def opened(request: Request) -> Response:
    """Put a profile that was handed in into the fields; it is read in memory only."""
    site = site_of(request)
    form = await _fields(request, site)
    sent = form.get("profile")
    if not isinstance(sent, Sent):
        raise ParameterError("no file was handed in")
    typed = await site.gate.run(lambda: typed_from(_read(sent.content, sent.name)))
    return fresh(_form(site, site.frame(request, scripts=SCRIPTS), typed))


async def _fields(request: Request, site: Site) -> dict[str, "str | Sent"]:
    """Read a form into memory, and let go of what the reader of forms opened for it."""
    fields: dict[str, str | Sent] = {}
    async with request.form(
        max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST_PROFILE
    ) as form:
        for name, value in form.items():
            if isinstance(value, UploadFile):
                content = await value.read(LARGEST_PROFILE + 1)
                fields[name] = Sent(PurePath(value.filename or UNNAMED).name, content)
            else:
                fields[name] = value
    key = fields.get(FIELD)
    site.forms.check(key if isinstance(key, str) else "", request.scope)
    return fields


def _read(content: bytes, name: str) -> Profile:
    from pathlib import Path

    from jobmorph.intake.profile import parse_profile
    from jobmorph.intake.text_file import text_of_bytes

    if len(content) > LARGEST_PROFILE:
        raise ParameterError(f"the profile is larger than {LARGEST_PROFILE / 1000:g} kB")
    return parse_profile(text_of_bytes(content, Path(name), save_as="YAML or CSV"))


def _study(site: Site, brought: Profile) -> PlanResult:
    from jobmorph.studies.plan import study_plan

    return study_plan(None, profile=brought, edition=site.edition)


def _answer(site: Site, frame: Frame, typed: Typed) -> str:
    from jobmorph.reports.plan_html import plan_parts
    from jobmorph.reports.plan_sentences import Beside

    brought = profile_of(typed)
    if not brought.jobs:
        raise ParameterError("name the job you have or had last")
    result = _study(site, brought)
    return fill_page(
        "plan_answer.html.j2",
        "plan.css",
        frame=frame,
        page=plan_parts(result, Beside(asked_target=brought.target)),
        typed=typed,
        form_key=site.forms.make(),
        key_field=FIELD,
    )


def _form(
    site: Site,
    frame: Frame,
    typed: Typed = NOTHING,
    *,
    faults: tuple[str, ...] = (),
    is_forgotten: bool = False,
) -> str:
    return fill_page(
        "plan_form.html.j2",
        "pin.css",
        frame=frame,
        typed=typed,
        faults=faults,
        is_forgotten=is_forgotten,
        form_key=site.forms.make(),
        key_field=FIELD,
    )


def _file(text: str, name: str, media_type: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(text, media_type=media_type, headers=headers)
