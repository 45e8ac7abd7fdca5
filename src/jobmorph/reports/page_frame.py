"""What stands around a page's content: nothing but the page, or a site with its navigation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jinja2 import Environment

REPORTS: Final = "jobmorph.reports"
STANDALONE_LAYOUT: Final = "base.html.j2"


@dataclass(frozen=True, slots=True)
class Frame:
    """The layout that a page's blocks are put into.

    Parameters
    ----------
    layout : str
        Template with the blocks `title`, `definitions`, `masthead`, `main_class`, `main` and
        `footer`.
    packages : tuple of str
        Packages whose `templates` folder is searched before that of the reports.
    is_inline : bool
        True if style sheets stand inside the page; else the layout links them by name.
    parts : mapping
        What the layout names beside `frame`, `sheets`, `css` and `say`.

    Examples
    --------
    >>> STANDALONE.is_inline, STANDALONE.layout
    (True, 'base.html.j2')
    """

    layout: str = STANDALONE_LAYOUT
    packages: tuple[str, ...] = ()
    is_inline: bool = True
    parts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


STANDALONE: Final = Frame()


@cache
def page_environment(packages: tuple[str, ...]) -> "Environment":
    """Templates of some packages, then those of the reports; what they hold is escaped."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    names = (*packages, REPORTS)
    return Environment(
        loader=ChoiceLoader([PackageLoader(name, "templates") for name in names]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
