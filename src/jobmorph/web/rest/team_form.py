"""The form with which a team's roster is handed in."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

from pydantic import Field
from starlette.requests import Request

from jobmorph.intake.roster_columns import Period
from jobmorph.intake.roster_header import Field as RosterField
from jobmorph.studies.team_owner import OwnerWishes
from jobmorph.web.rest.file_form import (
    FilePart,
    FilledForm,
    filled_form_schema,
    read_filled_form,
)
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.question import Asked, Name, Seed, Title
from jobmorph.web.rest.service import service_of
from jobmorph.web.settings import Settings
from jobmorph.web.team_request import TeamRequest, UploadedHours

COLUMNS: Final[tuple[RosterField, ...]] = (
    "title", "department", "level", "location", "manager", "person", "start", "fte", "hours",
    "pay", "band",
)  # fmt: skip
HOURS: Final = "task_hours"
MOST_HOURS_FILES: Final = 20
ROSTER_FILES: Final = {
    "roster": FilePart("One row a person: CSV or .xlsx."),
    "mapping": FilePart("What titles mean, as you say (YAML).", is_needed=False),
}
TEAM_FILES: Final = {
    **ROSTER_FILES,
    "limits": FilePart("What you fix: seats, places, tasks (YAML).", is_needed=False),
    HOURS: FilePart(
        "Hours that the team counted (CSV), one file for each task_hours_role.",
        most=MOST_HOURS_FILES,
        is_needed=False,
    ),
}


def _holds(holds: str) -> Any:
    return Field(description=f"The column that holds {holds}.")


Design = Literal["all", "keep-and-grow", "hold", "cut-cost", "human-first"]


class RosterFields(Asked):
    """Fields that say how a roster is read; files come beside them."""

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


FILES: Final[Mapping[type[RosterFields], Mapping[str, FilePart]]] = {
    RosterFields: ROSTER_FILES,
    TeamFields: TEAM_FILES,
}


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
    form = await read_filled_form(request, FILES[fields], fields, _roles_without_hours)
    service = service_of(request)
    return _request(form, service.limits, service.site(request).settings)


def form_schema(fields: type[RosterFields]) -> dict[str, Any]:
    """Describe the form for OpenAPI."""
    return filled_form_schema(FILES[fields], fields)


def _roles_without_hours(form: FilledForm[RosterFields]) -> Sequence[str]:
    roles = form.asked.task_hours_role if isinstance(form.asked, TeamFields) else ()
    counted = form.files.get(HOURS, ())
    if len(roles) == len(counted):
        return ()
    return (f"task_hours: {len(counted)} files for {len(roles)} roles",)


def _request(form: FilledForm[RosterFields], limits: RestLimits, settings: Settings) -> TeamRequest:
    asked = form.asked
    files = {name: each[0] for name, each in form.files.items() if each}
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
    hours = zip(asked.task_hours_role, form.files[HOURS], strict=True)
    wishes = OwnerWishes(asked.budget, asked.entry_seats, asked.allow_layoffs, asked.growth)
    return TeamRequest(
        **shared,
        limits=files.get("limits"),
        task_hours=tuple(UploadedHours(role, file) for role, file in hours),
        design=asked.design,
        quarters=asked.quarters,
        is_explained=asked.explain,
        wishes=wishes,
        seed=asked.seed,
    )
