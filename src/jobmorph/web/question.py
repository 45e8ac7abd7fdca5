"""What an address asks about a job: words, level, moment, hours; and the address that asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, get_args
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import LEVELS, Moment
from jobmorph.schema.scenario import Scenario
from jobmorph.web.way_question import NO_WAY, WayQuestion

LONGEST_TITLE: Final = 200
HOURS_PREFIX: Final = "h."
MOST_HOURS: Final = 168.0
MOST_YEARS: Final = 15
DEFAULT_YEARS: Final = 5.0
SUB_PAGES: Final = ("skills", "ladder", "paths", "outlook", "plan")


@dataclass(frozen=True, slots=True)
class JobQuestion:
    """A question about a job, as its address says it.

    Parameters
    ----------
    title : str
        Words, a role id or a code.
    level : str or None
        Seniority.
    moment : {'today', 'horizon', 'reach'}
        Moment of which sentence and bar tell.
    year : int or None
        Year of the horizon; None is the usual one.
    scenario : str or None
        Name of a shipped scenario.
    hours : mapping of str to float
        Own hours a week by task.
    way : WayQuestion
        What is asked about moves and plans; other pages leave it alone.
    """

    title: str
    level: str | None = None
    moment: Moment = "horizon"
    year: int | None = None
    scenario: str | None = None
    hours: Mapping[str, float] = field(default_factory=dict)
    way: WayQuestion = NO_WAY

    def horizon_years(self, base_date: str) -> float:
        """Years from the edition's date to the year asked for."""
        if self.year is None:
            return DEFAULT_YEARS
        return float(self.year - int(base_date[:4]))

    def opened_scenario(self, edition: Edition) -> Scenario | None:
        """Return the shipped scenario that is named, with this question's years."""
        if self.scenario is None:
            return None
        from jobmorph.studies.market_scenarios import shipped_scenario

        years = self.horizon_years(edition.manifest.base_date)
        return replace(shipped_scenario(self.scenario, edition), horizon_years=years)

    def address(self, page: str = "") -> str:
        """Write the address that asks this: the same for the same question.

        Parameters
        ----------
        page : str
            A page below that of the job, such as 'skills'; hours and moment stay behind.

        Examples
        --------
        >>> JobQuestion("sales manager", level="senior").address("skills")
        '/job/sales%20manager/skills?level=senior'
        """
        named = self.query(page)
        path = f"/job/{quote(self.title, safe='/')}" + (f"/{page}" if page else "")
        return f"{path}?{urlencode(named)}" if named else path

    def query(self, page: str = "") -> list[tuple[str, str]]:
        """Write the named parts of `address`, in its order."""
        named: list[tuple[str, str]] = []
        if self.level:
            named.append(("level", self.level))
        if self.year is not None and page != "outlook":
            named.append(("year", str(self.year)))
        if self.scenario:
            named.append(("scenario", self.scenario))
        if page:
            return [*named, *self.way.pairs(page)]
        named += [("moment", self.moment)] if self.moment != "horizon" else []
        return [
            *named,
            *((HOURS_PREFIX + key, f"{value:g}") for key, value in sorted(self.hours.items())),
        ]


def title_of(words: str) -> str:
    r"""Return words fit to be looked up: one line, printable, not empty, not a page.

    Raises
    ------
    ParameterError
        If nothing is left, or it is longer than 200 characters.

    Examples
    --------
    >>> title_of("  sales\n manager ")
    'sales manager'
    """
    text = words.encode("utf-8", errors="replace").decode("utf-8")
    title = " ".join("".join(c if c.isprintable() else " " for c in text).split()).strip("/ ")
    if not title:
        raise ParameterError("the job title is empty", hint="Type a job title, such as nurse.")
    if len(title) > LONGEST_TITLE:
        raise ParameterError(
            f"the job title has {len(title):,} characters, more than {LONGEST_TITLE}",
            hint="A few words are enough.",
        )
    return title


def read_question(title: str, query: QueryParams, base_date: str) -> JobQuestion:
    """Read the question of an address; unknown names in it are left alone.

    Parameters
    ----------
    title : str
        The job as the path names it.
    query : QueryParams
        Named parts of the address.
    base_date : str
        The edition's date, 'YYYY-MM'.

    Raises
    ------
    ParameterError
        If a level, moment, year, scenario or hours are none; all faults at once.
    """
    faults: list[str] = []
    level, moment = query.get("level") or None, query.get("moment") or "horizon"
    if level is not None and level not in LEVELS:
        faults.append(f"level must be one of {', '.join(LEVELS)}")
    known: Moment = "horizon"
    if moment in get_args(Moment):
        known = next(each for each in get_args(Moment) if each == moment)
    else:
        faults.append(f"moment must be one of {', '.join(get_args(Moment))}")
    year = _year(query.get("year"), base_date, faults)
    scenario = query.get("scenario") or None
    if scenario is not None and scenario not in scenario_names():
        faults.append(f"scenario must be one of {', '.join(scenario_names())}")
    hours = _hours(query, faults)
    if faults:
        raise ParameterError("; ".join(faults), hint="Change the address, or start again.")
    return JobQuestion(title_of(title), level, known, year, scenario, hours)


@cache
def scenario_names() -> tuple[str, ...]:
    """Names of the shipped scenarios."""
    from importlib.resources import files

    folder = files("jobmorph.reference") / "scenarios"
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml")]
    return tuple(sorted(name.removesuffix(".yaml") for name in names))


def split_page(rest: str) -> tuple[str, str]:
    """Divide the path below /job/ into the job and the page below it.

    Examples
    --------
    >>> split_page("sales-development/entry/skills"), split_page("SDR")
    (('sales-development/entry', 'skills'), ('SDR', ''))
    """
    job, slash, page = rest.rstrip("/").rpartition("/")
    return (job, page) if slash and job and page in SUB_PAGES else (rest, "")


def number_of(text: str, faults: list[str], name: str, most: float) -> float | None:
    """Read a number from 0 to `most`, decimal comma or point; None and a fault if it is none."""
    import math

    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0.0 <= value <= most:
        faults.append(f"{name} must be a number from 0 to {most:g}")
        return None
    return value


def _year(text: str | None, base_date: str, faults: list[str]) -> int | None:
    if not text:
        return None
    first = int(base_date[:4])
    if text.isascii() and text.isdecimal() and first <= int(text[:6]) <= first + MOST_YEARS:
        year = int(text)
        return None if year == first + int(DEFAULT_YEARS) else year
    faults.append(f"year must be one from {first} to {first + MOST_YEARS}")
    return None


def _hours(query: QueryParams, faults: list[str]) -> dict[str, float]:
    hours: dict[str, float] = {}
    for key, text in query.multi_items():
        if key.startswith(HOURS_PREFIX) and text.strip():
            value = number_of(text.strip(), faults, "hours", MOST_HOURS)
            if value is not None:
                hours[key.removeprefix(HOURS_PREFIX)] = value
    return hours
