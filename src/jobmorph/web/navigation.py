"""What stands around every page: the way to the others, and where the page runs."""

from dataclasses import dataclass
from typing import Any, Final

from jobmorph.reports.page_frame import Frame
from jobmorph.reports.words import say
from jobmorph.web.assets import url_of
from jobmorph.web.links import Link
from jobmorph.web.settings import Settings

PACKAGE: Final = "jobmorph.web"
LAYOUT: Final = "site.html.j2"
SHEET: Final = "site.css"


@dataclass(frozen=True, slots=True)
class Place:
    """A page that every page leads to."""

    path: str
    words: str
    is_here: bool


# Path and key of its name; the order of the heading.
PLACES: Final = (
    ("/atlas", "web.nav.atlas"),
    ("/compare", "web.nav.compare"),
    ("/plan", "web.nav.plan"),
    ("/team", "web.nav.team"),
    ("/market", "web.nav.market"),
    ("/outlook", "web.nav.outlook"),
    ("/history", "web.nav.history"),
    ("/evidence", "web.nav.evidence"),
    ("/method", "web.nav.method"),
    ("/data", "web.nav.data"),
)


def places(path: str) -> list[Place]:
    """List the pages of the heading, the one that `path` belongs to marked.

    Examples
    --------
    >>> [place.path for place in places("/history/atlas") if place.is_here]
    ['/history']
    """
    return [
        Place(href, say(key), path == href or path.startswith(f"{href}/")) for href, key in PLACES
    ]


def site_frame(
    settings: Settings,
    path: str,
    *,
    server: str = "",
    asked: str = "",
    pages: tuple[Link, ...] = (),
    scripts: tuple[str, ...] = (),
) -> Frame:
    """Make the frame of a page of the site.

    Parameters
    ----------
    settings : Settings
        Where it runs.
    path : str
        Path of the page.
    server : str
        Name by which the browser calls the server; shown off loopback.
    asked : str
        What the search box holds.
    pages : tuple of Link
        Pages of the same subject.
    scripts : tuple of str
        Scripts of this page, beside that of the theme.
    """
    parts: dict[str, Any] = {
        "places": places(path),
        "asked": asked,
        "asset": url_of,
        "pages": pages,
        "scripts": scripts,
        "is_home": path == "/",
        "has_server": True,
        "leading": tuple,
        "runs": say("web.runs.here")
        if settings.is_loopback
        else say("web.runs.elsewhere", server=server or settings.host),
    }
    return Frame(layout=LAYOUT, packages=(PACKAGE,), is_inline=False, parts=parts)
