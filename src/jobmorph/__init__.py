"""How a job changes under AI, task by task: with ranges, sources and dates.

Examples
--------
>>> import jobmorph as jm
>>> 0 < jm.role("registered nurse").share("reach", "human").mid < 1
True
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jobmorph.schema.version import VERSION

if TYPE_CHECKING:
    from jobmorph.api import (
        PathLimits,
        atlas,
        code_titles,
        compare,
        economy,
        evidence,
        history,
        history_atlas,
        ladder,
        market,
        market_compare,
        outlook,
        outlook_group,
        paths,
        plan,
        read,
        role,
        roster,
        skills,
        survey,
        survey_form,
        team,
        title,
    )

__version__ = VERSION
__all__ = [
    "PathLimits",
    "__version__",
    "atlas",
    "code_titles",
    "compare",
    "economy",
    "evidence",
    "history",
    "history_atlas",
    "ladder",
    "market",
    "market_compare",
    "outlook",
    "outlook_group",
    "paths",
    "plan",
    "read",
    "role",
    "roster",
    "skills",
    "survey",
    "survey_form",
    "team",
    "title",
]


def __getattr__(name: str) -> Any:
    """Import the interface when a study is first asked for."""
    if name in __all__:
        from jobmorph import api

        return getattr(api, name)
    raise AttributeError(f"module 'jobmorph' has no attribute {name!r}")


class _Package(ModuleType):
    """The package itself: `jm.skills` and `jm.market` are studies, though rooms are called so.

    Importing `jobmorph.skills.demand` binds the room to the package under its name; the study
    keeps it, and the room is reached by `from jobmorph.skills.demand import ...` as ever.
    """

    @property
    def skills(self) -> Any:
        """Study of the skills of a job."""
        return __getattr__("skills")

    @skills.setter
    def skills(self, room: ModuleType) -> None:
        """Leave the name to the study when the import system binds the room."""

    @property
    def market(self) -> Any:
        """Study of the whole labour market."""
        return __getattr__("market")

    @market.setter
    def market(self, room: ModuleType) -> None:
        """Leave the name to the study when the import system binds the room."""


sys.modules[__name__].__class__ = _Package
