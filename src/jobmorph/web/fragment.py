"""A study's page without what stands around it: made by a worker, framed by the server.

A worker knows neither the server's name nor which pages it has. It fills a study's own template
with a layout that writes the parts as JSON; the server puts these into the layout of the site, so
that no figure is ever written by a second template.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame
from jobmorph.web.assets import url_of
from jobmorph.web.navigation import PACKAGE

FRAGMENT: Final = Frame(
    layout="fragment.json.j2",
    packages=(PACKAGE,),
    is_inline=False,
    parts={"asset": url_of, "has_server": True},
)
_PARTS: Final = ("title", "definitions", "masthead", "main_class", "main")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The parts of a page.

    Parameters
    ----------
    title : str
        For the browser, escaped.
    definitions, masthead, main : str
        Parts as HTML.
    main_class : str
        Attribute of the main part, with a blank before it, or nothing.
    sheets : tuple of str
        Style sheets that follow the theme's own.
    """

    title: str
    definitions: str
    masthead: str
    main_class: str
    main: str
    sheets: tuple[str, ...]


def fragment_of(render: Callable[[Frame], str]) -> dict[str, Any]:
    """Return a page's parts as plain JSON types.

    Parameters
    ----------
    render : callable
        Writes the page into the frame that it is given.
    """
    parts: dict[str, Any] = json.loads(render(FRAGMENT))
    return parts


def read_fragment(parts: dict[str, Any]) -> Fragment:
    """Read parts as a worker sent them.

    Raises
    ------
    ValueError
        If a part is missing or is none.
    """
    texts = {name: text for name in _PARTS if isinstance(text := parts.get(name), str)}
    sheets = parts.get("sheets")
    if len(texts) < len(_PARTS) or not isinstance(sheets, list):
        raise ValueError("a part of the page is missing")
    return Fragment(**texts, sheets=tuple(str(sheet) for sheet in sheets))


def framed(fragment: Fragment, template: str, *sheets: str, frame: Frame, **parts: Any) -> str:
    """Put a fragment into a page of the site.

    Parameters
    ----------
    fragment : Fragment
        The study's parts.
    template : str
        Extends 'framed.html.j2'.
    *sheets : str
        Style sheets beside those of the fragment.
    frame : Frame
        The site's.
    **parts
        What the template names beside `fragment`.
    """
    return fill_page(template, *fragment.sheets, *sheets, frame=frame, fragment=fragment, **parts)
