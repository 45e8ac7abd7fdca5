"""Style sheets, scripts and fonts."""

from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.web.assets import by_address

router = APIRouter(include_in_schema=False)
FOR_GOOD: Final = "public, max-age=31536000, immutable"


@router.get("/static/{name}")
def static_file(name: str, request: Request) -> Response:
    """Send a file by its address; an address is looked up in a list, never on a disk."""
    asset = by_address().get(f"/static/{name}")
    if asset is None:
        raise HTTPException(404)
    tag = f'"{name}"'
    headers = {"cache-control": FOR_GOOD, "etag": tag}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(asset.body, media_type=asset.media_type, headers=headers)
