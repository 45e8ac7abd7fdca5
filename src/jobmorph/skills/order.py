"""Which skill is learned before which: an order without circles."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from jobmorph.schema.errors import ParameterError


def require_order(after: Mapping[str, Iterable[str]]) -> None:
    """Refuse an order in which skills wait for one another.

    Parameters
    ----------
    after : mapping of str to iterable of str
        For each skill, those that are learned before it.

    Raises
    ------
    ParameterError
        If there is a circle; it is named.
    """
    circle = find_circle(after)
    if circle:
        raise ParameterError(
            "skills wait for one another",
            items=[" before ".join(circle)],
            hint="Take one of these orders out.",
        )


def find_circle(after: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return a circle of skills that wait for one another, empty if there is none.

    Examples
    --------
    >>> sorted(set(find_circle({"a": ["b"], "b": ["a"]})))
    ['a', 'b']
    >>> find_circle({"a": ["b"]})
    ()
    """
    try:
        TopologicalSorter(after).prepare()
    except CycleError as fault:
        return tuple(fault.args[1])
    return ()
