"""How a job changes under AI, task by task: with ranges, sources and dates.

Examples
--------
>>> import jobmorph as jm
>>> 0 < jm.role("registered nurse").share("reach", "human").mid < 1
True
"""

from typing import TYPE_CHECKING, Any

from jobmorph.schema.version import VERSION

if TYPE_CHECKING:
    from jobmorph.api import code_titles, compare, evidence, read, role, title

__version__ = VERSION
__all__ = ["__version__", "code_titles", "compare", "evidence", "read", "role", "title"]


def __getattr__(name: str) -> Any:
    """Import the interface when a study is first asked for."""
    if name in __all__:
        from jobmorph import api

        return getattr(api, name)
    raise AttributeError(f"module 'jobmorph' has no attribute {name!r}")
