"""Forms of pages, read in memory and only if a page of ours sent them; files handed out."""

from collections import defaultdict
from typing import Final

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from jobmorph.web.csrf import FIELD
from jobmorph.web.job import JobFile
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.upload import FORM, Form, read_form
from jobmorph.web.site import Site
from jobmorph.web.team_request import Upload

MOST_FIELDS: Final = 3_000
LONGEST: Final = 200


async def read_page_form(request: Request, site: Site) -> Form:
    """Read a form that a page of this server showed.

    Parameters
    ----------
    request : Request
        A form with files, or with fields alone.
    site : Site
        Checks the form's key.

    Returns
    -------
    Form
        Fields and files by name.

    Raises
    ------
    FormError
        If no page of this server showed it, or too long ago.
    ProblemError
        If it is too large, broken, or of another kind.
    """
    if request.headers.get("content-type", "").startswith(FORM):
        form = await read_form(request, RestLimits().upload_bytes)
    else:
        form = await _plain(request)
    site.forms.check(field_of(form, FIELD), request.scope)
    return form


async def _plain(request: Request) -> Form:
    fields: defaultdict[str, list[str]] = defaultdict(list)
    sent = await request.form(max_files=0, max_fields=MOST_FIELDS)
    for name, value in sent.multi_items():
        if not isinstance(value, UploadFile):
            fields[name].append(value)
    return Form(dict(fields), {})


def field_of(form: Form, name: str) -> str:
    """Return a field without blanks around it; empty if it is not there."""
    values = form.fields.get(name, ())
    return values[-1].strip() if values else ""


def file_of(form: Form, name: str) -> Upload | None:
    """Return a file; None if none was chosen: browsers then send an empty one without a name."""
    files = form.files.get(name, ())
    if not files or not (files[0].name or files[0].content):
        return None
    return files[0]


def plain_fields(form: Form) -> dict[str, str]:
    """Return the last value of each field, cut to what a field may hold."""
    return {name: values[-1][:LONGEST] for name, values in form.fields.items() if values}


def download(file: JobFile) -> Response:
    """Send a file to be kept."""
    headers = {
        "content-disposition": f'attachment; filename="{file.name}"',
        "cache-control": "no-store",
    }
    return Response(file.content, media_type=file.media_type, headers=headers)
