"""The description of the interface: OpenAPI 3.1 with the JSON Schemas that ship."""

import json
from collections.abc import Sequence
from typing import Any, Final

from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from jobmorph.schema.version import VERSION
from jobmorph.web.rest.documented import component_schemas

TITLE: Final = "jobmorph"
ABOUT: Final = (
    "How a job changes under AI, task by task: with ranges, sources and dates. Every answer is the "
    "same JSON as the command's --format json. Exposure is not probability of job loss. Numbers of "
    "people, pay and outlook are those of the US."
)


def openapi_document(routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """Return the description as plain JSON types.

    Parameters
    ----------
    routes : sequence of BaseRoute
        Of the interface.
    """
    document = get_openapi(title=TITLE, version=VERSION, description=ABOUT, routes=routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    # Failures are problem documents everywhere; FastAPI's own shape of them is never sent.
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas |= component_schemas()
    return document


def openapi_text(routes: Sequence[BaseRoute]) -> str:
    """Return the description as JSON."""
    return json.dumps(openapi_document(routes), ensure_ascii=False)
