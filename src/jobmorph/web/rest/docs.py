"""The endpoints as a page: written by the server from the description, without a script."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.web.rest.openapi import openapi_document
from jobmorph.web.rest.service import service_of
from jobmorph.web.rest.words import DOCS_WORDS, EXAMPLE, RULES

PACKAGE: Final = "jobmorph.web.rest"
HTML: Final = "text/html; charset=utf-8"
SHEET: Final = "api.css"
_LONGEST_CHOICE: Final = 12


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint, ready to be shown."""

    anchor: str
    method: str
    path: str
    summary: str
    about: str
    takes: Grid | None
    body: Grid | None
    body_heading: str
    answers: Grid


@dataclass(frozen=True, slots=True)
class Chapter:
    """Endpoints of one kind."""

    title: str
    endpoints: tuple[Endpoint, ...]


def add_docs(router: APIRouter, studies: APIRouter) -> None:
    """Add the page of a router's endpoints to another router, as /api/docs."""

    async def page(request: Request) -> Response:
        from jobmorph.reports.html import fill_page

        frame = service_of(request).site(request).frame(request)
        text = fill_page(
            "api.html.j2",
            SHEET,
            frame=replace(frame, packages=(PACKAGE, *frame.packages)),
            words=DOCS_WORDS,
            rules=RULES,
            example=EXAMPLE,
            chapters=chapters_of(openapi_document(studies.routes)),
        )
        return Response(text, media_type=HTML, headers={"cache-control": "private, no-cache"})

    router.add_api_route("/api/docs", page, include_in_schema=False)


def chapters_of(document: Mapping[str, Any]) -> tuple[Chapter, ...]:
    """Group the endpoints of a description by their tags, in their order."""
    found: dict[str, list[Endpoint]] = {}
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            endpoint = _endpoint(method.upper(), path, told, document["components"]["schemas"])
            found.setdefault(told["tags"][0], []).append(endpoint)
    return tuple(Chapter(title, tuple(endpoints)) for title, endpoints in found.items())


def kind_of(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """Say in words what a schema takes.

    Parameters
    ----------
    schema : mapping
        JSON Schema.
    schemas : mapping
        What its references mean, by name.

    Examples
    --------
    >>> kind_of({"type": "number", "minimum": 0, "maximum": 15}, {})
    'number, from 0, to 15'
    >>> kind_of({"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]}, {})
    'a, b'
    """
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    kinds = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    if kinds:
        return " or ".join(kind_of(each, schemas) for each in kinds)
    if "enum" in schema:
        shown = [str(each) for each in schema["enum"]][:_LONGEST_CHOICE]
        return ", ".join(shown)
    if schema.get("type") == "array":
        most = schema.get("maxItems")
        listed = f"list of {kind_of(schema['items'], schemas)}"
        return listed if most is None else f"{listed}; at most {most:,}"
    return _plain_kind(schema)


def _plain_kind(schema: Mapping[str, Any]) -> str:
    names = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    kind = "file" if "contentMediaType" in schema else str(schema.get("type", "anything"))
    parts = [names.get(kind, kind)]
    for key, words in (
        ("minimum", "from {:g}"),
        ("exclusiveMinimum", "above {:g}"),
        ("maximum", "to {:g}"),
        ("maxLength", "at most {:,} signs"),
    ):
        if key in schema:
            parts.append(words.format(schema[key]))
    return ", ".join(parts)


def _endpoint(
    method: str, path: str, told: Mapping[str, Any], schemas: Mapping[str, Any]
) -> Endpoint:
    takes = [_parameter(each, schemas) for each in told.get("parameters", ())]
    content = told.get("requestBody", {}).get("content", {})
    is_form = "multipart/form-data" in content
    bodies = [_body(each["schema"], schemas) for each in content.values()]
    answers = [(status, each["description"], _schema_name(each)) for status, each in
               told["responses"].items()]  # fmt: skip
    words = DOCS_WORDS
    return Endpoint(
        anchor=f"{method}-{path.removeprefix('/api/v1/')}".lower().translate(_ANCHOR),
        method=method,
        path=path,
        summary=told["summary"],
        about=told.get("description", ""),
        takes=_grid("takes", takes),
        body=_grid("form" if is_form else "body", bodies[0] if bodies else []),
        body_heading=words["form" if is_form else "body"],
        answers=table_of(
            words["answers"], (words["status"], words["about"], words["schema"]), sorted(answers)
        ),
    )


_ANCHOR: Final = str.maketrans({"/": "-", "{": "", "}": ""})


def _grid(key: str, rows: list[tuple[str, str, str]]) -> Grid | None:
    heads = (DOCS_WORDS["name"], DOCS_WORDS["kind"], DOCS_WORDS["about"])
    return table_of(DOCS_WORDS[key], heads, rows) if rows else None


def _parameter(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> tuple[str, str, str]:
    place = {"path": DOCS_WORDS["in_path"], "header": DOCS_WORDS["in_header"]}.get(told["in"])
    kind = kind_of(told["schema"], schemas)
    notes = [kind, *([place] if place else [])]
    if told.get("required") and not place:
        notes.append(DOCS_WORDS["needed"])
    about = told.get("description") or told["schema"].get("description", "")
    return told["name"], "; ".join(notes), about


def _body(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    needed = schema.get("required", ())
    return [
        (
            name,
            kind_of(each, schemas) + (f"; {DOCS_WORDS['needed']}" if name in needed else ""),
            each.get("description", ""),
        )
        for name, each in schema.get("properties", {}).items()
    ]


def _schema_name(told: Mapping[str, Any]) -> str:
    for kind, content in told.get("content", {}).items():
        place = content.get("schema", {}).get("$ref", "")
        return place.rsplit("/", 1)[-1] or str(kind)
    return ""
