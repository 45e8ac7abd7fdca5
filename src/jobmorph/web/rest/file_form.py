"""A form with files and a few fields: what it may hold, read and described."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError
from starlette.requests import Request

from jobmorph.schema.errors import SHOWN_ITEMS
from jobmorph.web.problem import Problem, visible
from jobmorph.web.rest.question import Asked
from jobmorph.web.rest.route import ProblemError
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.upload import FORM, Form, read_form
from jobmorph.web.team_request import Upload

Fields = TypeVar("Fields", bound=Asked)
_FILE: Final = {"type": "string", "contentMediaType": "application/octet-stream"}


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file that a form may hold.

    Parameters
    ----------
    about : str
        What it is.
    most : int
        How many of that name.
    is_needed : bool
        At least one must be there.
    """

    about: str
    most: int = 1
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class FilledForm(Generic[Fields]):
    """A form as it came, within its bounds.

    Parameters
    ----------
    files : mapping of str to tuple of Upload
        Every part by name; none stands for a file that was not sent.
    asked : Fields
        Its other fields.
    """

    files: Mapping[str, tuple[Upload, ...]]
    asked: Fields


def nothing_more(filled: FilledForm[Any]) -> Sequence[str]:
    """Find no fault in a form beyond those of its parts."""
    return ()


async def read_filled_form(
    request: Request,
    parts: Mapping[str, FilePart],
    fields: type[Fields],
    faults_of: Callable[[FilledForm[Fields]], Sequence[str]] = nothing_more,
) -> FilledForm[Fields]:
    """Read a form.

    Parameters
    ----------
    request : Request
        A form with files.
    parts : mapping of str to FilePart
        Files that it may hold.
    fields : type
        What else it may say; a list may be given part by part.
    faults_of : callable
        Tells what is wrong between parts that are right one by one.

    Raises
    ------
    ProblemError
        If it cannot be read; every wrong part at once.
    """
    form = await read_form(request, service_of(request).limits.upload_bytes)
    faults = _file_faults(form, parts)
    asked = _asked(form, fields, faults)
    if asked is not None:
        filled = FilledForm({name: tuple(form.files.get(name, ())) for name in parts}, asked)
        faults += faults_of(filled)
        if not faults:
            return filled
    raise ProblemError(_refusal(faults))


def filled_form_schema(parts: Mapping[str, FilePart], fields: type[Asked]) -> dict[str, Any]:
    """Describe a form for OpenAPI, as the `requestBody` of an endpoint."""
    schema = fields.model_json_schema()
    files = {
        name: {**_FILE, "description": part.about}
        if part.most == 1
        else {"type": "array", "items": _FILE, "minItems": int(part.is_needed),
              "maxItems": part.most, "description": part.about}
        for name, part in parts.items()
    }  # fmt: skip
    plain = {name: _plain(each) for name, each in schema["properties"].items()}
    body = {
        "type": "object",
        "properties": {**files, **plain},
        "required": [
            *(name for name, part in parts.items() if part.is_needed),
            *schema.get("required", ()),
        ],
        "additionalProperties": False,
    }
    return {"required": True, "content": {FORM: {"schema": body}}}


def _plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Leave null out: a field of a form is there, or it is not."""
    kinds = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "title")}
    if rest.get("default", "") is None:
        del rest["default"]
    return {**(kinds[0] if kinds else {}), **rest}


def _file_faults(form: Form, parts: Mapping[str, FilePart]) -> list[str]:
    faults = [f"{name}: no such file is asked for" for name in form.files if name not in parts]
    for name, part in parts.items():
        count = len(form.files.get(name, ()))
        if not count and part.is_needed:
            faults.append(f"{name}: the file is missing")
        if count > part.most:
            most = "one file" if part.most == 1 else f"at most {part.most} files"
            faults.append(f"{name}: {most}, not {count}")
    return faults


def _asked(form: Form, fields: type[Fields], faults: list[str]) -> Fields | None:
    listed = _listed(fields)
    many = [name for name, each in form.fields.items() if each[1:] and name not in listed]
    faults += [f"{name}: given more than once" for name in many]
    told = {n: list(each) if n in listed else each[0] for n, each in form.fields.items()}
    try:
        return fields.model_validate(told)
    except ValidationError as fault:
        # The value itself is never repeated.
        for each in fault.errors(include_input=False, include_url=False, include_context=False):
            faults.append(f"{'.'.join(map(str, each['loc']))}: {each['msg']}")
    return None


def _listed(fields: type[Asked]) -> frozenset[str]:
    schemas = fields.model_json_schema()["properties"]
    return frozenset(name for name, each in schemas.items() if each.get("type") == "array")


def _refusal(faults: Sequence[str]) -> Problem:
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "parameter",
        "the form cannot be read",
        items=tuple(visible(each) for each in faults[:SHOWN_ITEMS]),
        count=len(faults),
        hint="See /api/docs. Nothing was computed.",
    )
