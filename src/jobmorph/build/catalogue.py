"""All public sources by name; modules are imported only when asked for."""

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from types import MappingProxyType

from jobmorph.build.origin import Origin
from jobmorph.schema.errors import DataError, ParameterError

_PACKAGE = "jobmorph.build.sources"

# Dataset -> module that holds its origin records and parse functions.
DATASETS = MappingProxyType(
    {
        name: f"{_PACKAGE}.{name}"
        for name in (
            "automation_atlas",
            "business_trends",
            "census_jobs",
            "crosswalks",
            "daioe",
            "deployment_labels",
            "direct_match",
            "economic_index",
            "employer_titles",
            "esco",
            "esco_skills",
            "full_time_equivalents",
            "gpts_are_gpts",
            "labour_groups",
            "labour_series",
            "observed_moves",
            "oews",
            "onet",
            "onet_stand_ins",
            "projections",
            "routine_tasks",
            "task_text_20_1",
            "validation",
            "working_with_ai",
        )
    }
)


def origins(*datasets: str) -> tuple[Origin, ...]:
    """Return the origin records of some datasets, or of all.

    Parameters
    ----------
    *datasets : str
        Keys of `DATASETS`; none means all.

    Returns
    -------
    tuple of Origin
        In the order of the datasets.

    Raises
    ------
    ParameterError
        If a dataset is unknown; the nearest names are given.

    Examples
    --------
    >>> [origin.source_id for origin in origins("direct_match")]
    ['direct_match_titles']
    """
    unknown = [name for name in datasets if name not in DATASETS]
    if unknown:
        raise _unknown("dataset", unknown, list(DATASETS))
    found: list[Origin] = []
    for name in datasets or DATASETS:
        found += import_module(DATASETS[name]).ORIGINS
    return tuple(found)


def find_origins(name: str) -> tuple[Origin, ...]:
    """Return the origins of a dataset, or the one origin of that id.

    Parameters
    ----------
    name : str
        A dataset ('onet') or a source id ('onet_30_1'), as `jobmorph data pull` takes it.

    Raises
    ------
    ParameterError
        If there is neither; the nearest names are given.

    Examples
    --------
    >>> find_origins("onet_30_1")[0].file_name
    'db_30_1_text.zip'
    """
    if name in DATASETS:
        return origins(name)
    everything = origins()
    found = tuple(origin for origin in everything if origin.source_id == name)
    if not found:
        raise _unknown("source", [name], [*DATASETS, *(o.source_id for o in everything)])
    return found


def shippable() -> frozenset[str]:
    """Return the ids of the sources whose licence lets their figures ship in an edition.

    Examples
    --------
    >>> "onet_30_1" in shippable(), "workbank_experts" in shippable()
    (True, False)
    """
    return frozenset(origin.source_id for origin in origins() if origin.redistribution)


def require_shippable(source_ids: Iterable[str]) -> None:
    """Refuse sources whose figures must not ship.

    Raises
    ------
    DataError
        If any id is unknown or its licence does not allow redistribution.

    Examples
    --------
    >>> require_shippable(["onet_30_1", "oews_2024"])
    """
    allowed = shippable()
    refused = sorted({name for name in source_ids if name not in allowed})
    if refused:
        raise DataError(
            "sources may not ship: unknown, or without a licence to redistribute",
            items=refused,
            hint="Use them to score, not to build.",
        )


def _unknown(kind: str, names: list[str], known: list[str]) -> ParameterError:
    near = [match for name in names for match in get_close_matches(name, known, n=3)]
    hint = f"Did you mean {' or '.join(near)}?" if near else "See `jobmorph data sources`."
    return ParameterError(f"there is no such {kind}", items=names, hint=hint)
