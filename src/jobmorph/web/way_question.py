"""What an address asks about moves beside the job: a job in mind, hours for learning, limits."""

from dataclasses import dataclass, field
from typing import Final

from starlette.datastructures import QueryParams

from jobmorph.schema.errors import ParameterError
from jobmorph.studies.paths_result import PathLimits
from jobmorph.web.typed_number import typed_number

MOST_MONTHS: Final = 1_200.0
MOST_PAY: Final = 10_000_000.0
MOST_HOURS: Final = 60.0
MOST_STEPS: Final = 3
MOST_AVOIDED: Final = 20
LONGEST: Final = 200
PAGES: Final = ("paths", "plan")  # those of a job that are asked with this


@dataclass(frozen=True, slots=True)
class WayQuestion:
    """A question about moves, as its address says it.

    Parameters
    ----------
    to : str or None
        The job in mind.
    hours : float or None
        Hours a week for learning.
    has_degree : bool
        Whether the person has a degree.
    limits : PathLimits
        What they will not go beyond; `avoid` in their words.
    """

    to: str | None = None
    hours: float | None = None
    has_degree: bool = False
    limits: PathLimits = field(default_factory=PathLimits)

    def pairs(self, page: str) -> list[tuple[str, str]]:
        """Write it as named parts of an address; a plan has a job and hours only.

        Examples
        --------
        >>> asked = WayQuestion(to="cook", limits=PathLimits(most_months=6.0, no_degree=True))
        >>> asked.pairs("paths")
        [('to', 'cook'), ('max_months', '6'), ('no_degree', '1')]
        >>> asked.pairs("plan"), asked.pairs("skills")
        ([('to', 'cook')], [])
        """
        if page not in PAGES:
            return []
        limits = self.limits
        named: list[tuple[str, str]] = []
        for name, value in (
            ("to", self.to),
            ("hours", self.hours),
            ("max_months", limits.most_months),
            ("min_wage", limits.least_wage_usd_year),
            ("steps", limits.most_hops if limits.most_hops != MOST_STEPS else None),
            ("has_degree", self.has_degree),
            ("no_degree", limits.no_degree),
            ("no_licence", limits.no_licence),
            ("part_time", limits.part_time),
        ):
            if value is None or value is False:
                continue
            shown = "1" if value is True else value if isinstance(value, str) else f"{value:.10g}"
            named.append((name, shown))
        named += [("avoid", words) for words in limits.avoid]
        return named if page == "paths" else [pair for pair in named if pair[0] in {"to", "hours"}]


NO_WAY: Final = WayQuestion()


def read_way(query: QueryParams, page: str) -> WayQuestion:
    """Read the parts of an address that ask about moves, for the pages that are asked with them.

    Raises
    ------
    ParameterError
        If a number is none, or too much is named; all faults at once.

    Examples
    --------
    >>> read_way(QueryParams("avoid=heavy lifting, driving"), "paths").limits.avoid
    ('heavy lifting', 'driving')
    """
    faults: list[str] = []
    found = _read(query, faults) if page in PAGES else NO_WAY
    if faults:
        raise ParameterError("; ".join(faults), hint="Change the address, or start again.")
    return found


def _read(query: QueryParams, faults: list[str]) -> WayQuestion:
    steps = query.get("steps") or str(MOST_STEPS)
    if steps not in {"1", "2", "3"}:
        faults.append("steps must be 1, 2 or 3")
        steps = str(MOST_STEPS)
    avoid = [words.strip() for text in query.getlist("avoid") for words in text.split(",")]
    avoid = [words for words in avoid if words]
    if len(avoid) > MOST_AVOIDED or any(len(words) > LONGEST for words in avoid):
        faults.append(f"name at most {MOST_AVOIDED} things to avoid, each in a few words")
        avoid = []
    to = " ".join(query.get("to", "").split())
    if len(to) > LONGEST:
        faults.append(f"the job in mind has {len(to):,} characters, more than {LONGEST}")
        to = ""
    return WayQuestion(
        to=to or None,
        hours=_number(query, "hours", "hours a week", MOST_HOURS, faults),
        has_degree=bool(query.get("has_degree")),
        limits=PathLimits(
            most_months=_number(query, "max_months", "most months", MOST_MONTHS, faults),
            least_wage_usd_year=_number(query, "min_wage", "the least pay", MOST_PAY, faults),
            no_degree=bool(query.get("no_degree")),
            no_licence=bool(query.get("no_licence")),
            part_time=bool(query.get("part_time")),
            avoid=tuple(avoid),
            most_hops=int(steps),
        ),
    )


def _number(
    query: QueryParams, key: str, name: str, most: float, faults: list[str]
) -> float | None:
    text = query.get(key, "").strip()
    if not text:
        return None
    value = typed_number(text)
    if value is None or not 0.0 < value <= most:
        faults.append(f"{name} must be a number above 0 and at most {most:,.0f}")
        return None
    return value
