"""The form with which a team's roster is handed in."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

from jobmorph.intake.roster_columns import Period
from jobmorph.intake.roster_header import Field as RosterField
from jobmorph.schema.errors import SHOWN_ITEMS
from jobmorph.studies.team_owner import OwnerWishes
from jobmorph.web.problem import Problem, visible
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.question import Name, Seed, Title
from jobmorph.web.rest.route import ProblemError
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.upload import Form, read_form
from jobmorph.web.settings import Settings
from jobmorph.web.team_request import TeamRequest, Upload, UploadedHours

COLUMNS: Final[tuple[RosterField, ...]] = (
    "title", "department", "level", "location", "manager", "person", "start", "fte", "hours",
    "pay", "band",
)  # fmt: skip
LISTS: Final = ("drop", "task_hours_role")
FILES: Final = {
    "roster": "One row a person: CSV or .xlsx.",
    "mapping": "What titles mean, as you say (YAML).",
    "limits": "What you fix: seats, places, tasks (YAML).",
    "task_hours": "Hours that the team counted (CSV), one file for each task_hours_role.",
}
MOST_HOURS_FILES: Final = 20


def _holds(holds: str) -> Any:
    return Field(description=f"The column that holds {holds}.")


Design = Literal["all", "keep-and-grow", "hold", "cut-cost", "human-first"]


class RosterFields(BaseModel):
    """Fields that say how a roster is read; files come beside them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[Name | None, _holds("job titles")] = None
    department: Annotated[Name | None, _holds("teams")] = None
    level: Annotated[Name | None, _holds("levels")] = None
    location: Annotated[Name | None, _holds("places of work")] = None
    manager: Annotated[Name | None, _holds("whom people report to")] = None
    person: Annotated[Name | None, _holds("what managers are called by")] = None
    start: Annotated[Name | None, _holds("days of hire")] = None
    fte: Annotated[Name | None, _holds("full-time equivalents")] = None
    hours: Annotated[Name | None, _holds("hours a week")] = None
    pay: Annotated[Name | None, _holds("pay")] = None
    band: Annotated[Name | None, _holds("bands of pay")] = None
    pay_period: Annotated[Period | None, Field(description="How often pay is paid.")] = None
    drop: Annotated[list[Name], Field(max_length=50, description="Not to be read.")] = Field(
        default_factory=list
    )
    protected: Annotated[
        Name | None, Field(description="For the check of adverse impact only.")
    ] = None
    sheet: Annotated[Name | None, Field(description="Sheet of a workbook.")] = None


class TeamFields(RosterFields):
    """Fields that say what is asked about a team."""

    design: Annotated[Design, Field(description="Designs beside the team as it is.")] = "all"
    quarters: Annotated[int, Field(ge=1, le=20, description="Length of the plan.")] = 8
    explain: Annotated[bool, Field(description="What one unit more of each limit would bring.")] = (
        False
    )
    budget: Annotated[
        float | None,
        Field(ge=0.0, le=1e13, allow_inf_nan=False, description="Most that any year may cost."),
    ] = None
    entry_seats: Annotated[
        int | None, Field(ge=0, le=1_000_000, description="Entry seats that must stay.")
    ] = None
    allow_layoffs: Annotated[
        float | None,
        Field(ge=0.0, le=1.0, allow_inf_nan=False,
              description="Most of a seat who may be asked to leave; nobody unless given."),
    ] = None  # fmt: skip
    growth: Annotated[
        float | None,
        Field(ge=-1.0, le=10.0, allow_inf_nan=False,
              description="How much more work there is a year, as a share."),
    ] = None  # fmt: skip
    task_hours_role: Annotated[
        list[Title], Field(max_length=MOST_HOURS_FILES, description="Roles of task_hours.")
    ] = Field(default_factory=list)
    seed: Seed = 0


async def read_team(request: Request, fields: type[RosterFields]) -> TeamRequest:
    """Read a roster and what is asked about it.

    Parameters
    ----------
    request : Request
        A form with files.
    fields : type
        `RosterFields` for a check, `TeamFields` for a redesign.

    Raises
    ------
    ProblemError
        If it cannot be read; every wrong field at once.
    """
    service = service_of(request)
    form = await read_form(request, service.limits.upload_bytes)
    faults: list[str] = []
    known = tuple(FILES) if fields is TeamFields else ("roster", "mapping")
    files = _files(form, known, faults)
    asked = _fields(form.fields, fields, faults)
    roles = asked.task_hours_role if isinstance(asked, TeamFields) else []
    counted = form.files.get("task_hours", ()) if fields is TeamFields else ()
    if asked is not None and len(roles) != len(counted):
        faults.append(f"task_hours: {len(counted)} files for {len(roles)} roles")
    if faults or asked is None:
        raise ProblemError(_refusal(faults))
    hours = tuple(UploadedHours(role, file) for role, file in zip(roles, counted, strict=True))
    return _request(asked, files, hours, service.limits, service.site(request).settings)


def form_schema(fields: type[RosterFields]) -> dict[str, Any]:
    """Describe the form for OpenAPI."""
    schema = fields.model_json_schema()
    known = FILES if fields is TeamFields else {key: FILES[key] for key in ("roster", "mapping")}
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    properties = {
        name: {"type": "array", "items": file, "maxItems": MOST_HOURS_FILES, "description": about}
        if name == "task_hours"
        else {**file, "description": about}
        for name, about in known.items()
    }
    plain = {name: _plain(each) for name, each in schema["properties"].items()}
    body = {
        "type": "object",
        "properties": {**properties, **plain},
        "required": ["roster"],
        "additionalProperties": False,
    }
    return {"required": True, "content": {"multipart/form-data": {"schema": body}}}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave null out: a field of a form is there, or it is not."""
    kinds = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "title")}
    if rest.get("default", "") is None:
        del rest["default"]
    return {**(kinds[0] if kinds else {}), **rest}


def _files(form: Form, known: Sequence[str], faults: list[str]) -> Mapping[str, Upload]:
    faults += [f"{name}: no such file is asked for" for name in form.files if name not in known]
    faults += [
        f"{name}: one file, not {len(files)}"
        for name, files in form.files.items()
        if name in known and name != "task_hours" and len(files) > 1
    ]
    if not form.files.get("roster"):
        faults.append("roster: the file is missing")
    return {name: files[0] for name, files in form.files.items() if name != "task_hours"}


def _fields(
    told: Mapping[str, Sequence[str]], fields: type[RosterFields], faults: list[str]
) -> RosterFields | None:
    many = [name for name, values in told.items() if len(values) > 1 and name not in LISTS]
    faults += [f"{name}: given more than once" for name in many]
    plain = {name: list(v) if name in LISTS else v[0] for name, v in told.items()}
    try:
        return fields.model_validate(plain)
    except ValidationError as fault:
        # The value itself is never repeated.
        for each in fault.errors(include_input=False, include_url=False, include_context=False):
            faults.append(f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}")
    return None


def _refusal(faults: Sequence[str]) -> Problem:
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "parameter",
        "the form cannot be read",
        items=tuple(visible(each) for each in faults[:SHOWN_ITEMS]),
        count=len(faults),
        hint="See /api/docs. Nothing was computed.",
    )


def _request(
    asked: RosterFields,
    files: Mapping[str, Upload],
    hours: tuple[UploadedHours, ...],
    limits: RestLimits,
    settings: Settings,
) -> TeamRequest:
    columns = {name: getattr(asked, name) for name in COLUMNS if getattr(asked, name) is not None}
    shared: dict[str, Any] = {
        "roster": files["roster"],
        "mapping": files.get("mapping"),
        "columns": columns,
        "drop": tuple(asked.drop),
        "sheet": asked.sheet,
        "pay_period": asked.pay_period,
        "protected": asked.protected,
        "edition": settings.edition,
        "library": settings.library,
        "most_rows": limits.roster_rows,
        "most_unpacked_bytes": limits.unpacked_bytes,
    }
    if not isinstance(asked, TeamFields):
        return TeamRequest(**shared)
    wishes = OwnerWishes(asked.budget, asked.entry_seats, asked.allow_layoffs, asked.growth)
    return TeamRequest(
        **shared,
        limits=files.get("limits"),
        task_hours=hours,
        design=asked.design,
        quarters=asked.quarters,
        is_explained=asked.explain,
        wishes=wishes,
        seed=asked.seed,
    )
