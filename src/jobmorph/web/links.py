"""Links of a page, as templates name them."""

from dataclasses import dataclass, field
from typing import Any

from jobmorph.reports.html import fill_page
from jobmorph.reports.page_frame import Frame


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where to, its words, what stands beside it; `is_here` marks the present page."""

    path: str
    words: str
    note: str = ""
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links under a heading."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LinkPage:
    """A page that leads on.

    Parameters
    ----------
    title, lead : str
        For the browser, and the page's one first-level heading.
    intro, notes : tuple of str
        Sentences before and after the lists.
    lists : tuple of LinkList
        None of them empty.
    """

    title: str
    lead: str
    intro: tuple[str, ...] = ()
    lists: tuple[LinkList, ...] = field(default=())
    notes: tuple[str, ...] = ()


def link_page(page: LinkPage, frame: Frame, template: str = "links.html.j2", **parts: Any) -> str:
    """Write a page that leads on; 'error.html.j2' has a search box as well."""
    return fill_page(template, "pin.css", frame=frame, page=page, **parts)
