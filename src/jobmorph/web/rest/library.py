"""Answers about the role library: its roles, one role, family files of one's own."""

from difflib import get_close_matches
from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import Field, StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError
from jobmorph.web.rest.answer import kept_answer, private_answer
from jobmorph.web.rest.documented import answers
from jobmorph.web.rest.question import AnyLevel, Asked, Name, Text, Title
from jobmorph.web.rest.route import ProblemRoute
from jobmorph.web.uploaded_file import UploadedFile, uploaded

router = APIRouter(route_class=ProblemRoute, tags=["Role library"])
LONGEST_FAMILY: Final = 200_000
FILE: Final = "family.yaml"
FamilyText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_FAMILY),
    Field(description="A family file (YAML text); its form is that of docs/library.md."),
]


class RolesAsked(Asked):
    """Which roles are listed."""

    family: Annotated[
        Name | None, Field(description="One family only.", examples=["sales-development"])
    ] = None
    new: Annotated[
        bool, Field(description="Only roles that AI creates: tasks, skills, feeders.")
    ] = False


class RoleAsked(Asked):
    """One role of the library."""

    role: Annotated[Title, Field(description="A title, another name for it, or an id.")]
    level: AnyLevel = None


class FamilyAsked(Asked):
    """A family file of one's own."""

    text: FamilyText


class FamilyCompared(FamilyAsked):
    """A family file beside a shipped family, or beside another file."""

    family: Annotated[
        Name | None,
        Field(description="The shipped family to compare with; left out: the one of the same id."),
    ] = None
    against: Annotated[
        Text | None, Field(description="Another family file (YAML text), in its place.")
    ] = None


@router.get("/library", summary="Roles of the library", responses=answers("library_roles"))
async def roles(request: Request, asked: Annotated[RolesAsked, Query()]) -> Response:
    """List tasks and hours a week of each; our own judgement, as everything in the library."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.library_list import render_role_list
        from jobmorph.studies.library_list import list_roles

        listed = list_roles(edition, family=asked.family, is_new_only=asked.new)
        return render_role_list(listed, "json", edition=edition.manifest.edition)

    return await kept_answer(request, asked, make)


@router.get("/library/role", summary="All about one role", responses=answers("library_role"))
async def role(request: Request, asked: Annotated[RoleAsked, Query()]) -> Response:
    """Tell the week, the job as it becomes, competencies, and material for managers."""

    def make(edition: Edition) -> str:
        from jobmorph.reports.library_role import render_library_role
        from jobmorph.studies.library_show import show_library_role

        found = show_library_role(asked.role, level=asked.level, edition=edition)
        return render_library_role(found, "json")

    return await kept_answer(request, asked, make)


@router.post(
    "/library/check",
    summary="Check a family file",
    responses=answers("library_faults", has_body=True, is_found=False),
)
async def check(request: Request, asked: FamilyAsked) -> Response:
    """List every fault at once, with its line; an empty list if there is none."""
    return await private_answer(request, asked, partial(_faults, asked))


@router.post(
    "/library/diff",
    summary="What a family file changes",
    responses=answers("library_changes", has_body=True),
)
async def diff(request: Request, asked: FamilyCompared) -> Response:
    """Set a family of your own beside ours, field by field."""
    return await private_answer(request, asked, partial(_changes, asked))


def _faults(asked: FamilyAsked, edition: Edition) -> str:
    from jobmorph.reports.library_list import render_faults
    from jobmorph.studies.own_library import check_own_library, fault_table

    found = check_own_library(_file(asked.text), edition)
    return render_faults(fault_table(found), "json", source=FILE)


def _changes(asked: FamilyCompared, edition: Edition) -> str:
    from jobmorph.reports.library_list import render_diff
    from jobmorph.studies.library_diff import diff_library, shipped_families

    _require_shipped(asked.family, shipped_families(edition))
    other = None if asked.against is None else _file(asked.against)
    changes = diff_library(_file(asked.text), edition, against=other, family=asked.family)
    return render_diff(changes, "json")


def _file(text: str) -> UploadedFile:
    return uploaded(FILE, text.encode())


def _require_shipped(family: str | None, known: frozenset[str]) -> None:
    if family is not None and family not in known:
        near = get_close_matches(family, sorted(known), n=5, cutoff=0.5) or sorted(known)
        raise NoMatchError(f'there is no family "{family}"; nearest', where="family", items=near)
