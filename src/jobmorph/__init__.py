"""How a job changes under AI, task by task: with ranges, sources and dates.

Examples
--------
>>> import jobmorph as jm
>>> jm.role("customer service representative").share("reach", "human").mid < 1
True
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobmorph.studies.compare import study_compare as compare
    from jobmorph.studies.evidence import study_evidence as evidence
    from jobmorph.studies.role import study_role as role

__version__ = "0.1.0"
__all__ = ["__version__", "compare", "evidence", "role"]

_STUDIES = {
    "compare": "jobmorph.studies.compare",
    "evidence": "jobmorph.studies.evidence",
    "role": "jobmorph.studies.role",
}


def __getattr__(name: str) -> Any:
    """Import a study when it is first asked for."""
    if name not in _STUDIES:
        raise AttributeError(f"module 'jobmorph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_STUDIES[name]), f"study_{name}")
