"""What a command was given, read and checked before a study is called."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from jobmorph.intake.overrides import Override
    from jobmorph.intake.tasks import Week
    from jobmorph.reference.edition import Edition
    from jobmorph.schema.ids import Level
    from jobmorph.schema.parameter import ParameterSet
    from jobmorph.schema.scenario import Scenario

DEFAULT_HORIZON_YEARS: Final = 5.0
LONGEST_TITLE: Final = 200
MOST_PEOPLE: Final = 10_000_000


def title_of(words: str, *, example: str) -> str:
    r"""Return a job title fit to be looked up: one line, printable, not empty, not a page.

    Raises
    ------
    ParameterError
        If nothing is left, or it is longer than 200 characters.

    Examples
    --------
    >>> title_of("  sales\n manager ", example="")
    'sales manager'
    """
    from jobmorph.schema.errors import ParameterError

    # A lone surrogate, from bytes that are no text, would stop every library below.
    text = words.encode("utf-8", errors="replace").decode("utf-8")
    title = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not title:
        raise ParameterError("the job title is empty", hint=f"Try: {example}")
    if len(title) > LONGEST_TITLE:
        raise ParameterError(
            f"the job title has {len(title):,} characters, more than {LONGEST_TITLE}",
            hint="To describe a whole week, try: jobmorph role --tasks week.csv",
        )
    return title


def check_level(level: str | None) -> str | None:
    """Return the level, or raise `ParameterError` with the known ones."""
    from jobmorph.schema.errors import ParameterError
    from jobmorph.schema.ids import LEVELS

    if level is not None and level not in LEVELS:
        raise ParameterError(f'unknown level "{level}"; levels', where="--level", items=LEVELS)
    return level


def heads_of(text: str | None) -> dict[Level, float]:
    """Read people at each level, as in 'entry=8,mid=4,lead=1'; none without it.

    Raises
    ------
    ParameterError
        If a part is not a level with a number of people from 0 up; every fault at once.

    Examples
    --------
    >>> heads_of("entry=8, lead=1")
    {'entry': 8.0, 'lead': 1.0}
    """
    from jobmorph.intake.fault import shown
    from jobmorph.schema.errors import ParameterError
    from jobmorph.schema.ids import LEVELS

    if text is None:
        return {}
    heads: dict[Level, float] = {}
    faults = []
    for part in text.split(","):
        name, _, count = (each.strip() for each in part.partition("="))
        level = next((each for each in LEVELS if each == name.lower()), None)
        people = _people(count)
        if level is None:
            faults.append(f"{shown(part.strip())} names no level")
        elif level in heads:
            faults.append(f"{level} stands there twice")
        elif people is None:
            faults.append(f"{shown(part.strip())} needs a number of people from 0 up")
        if level is not None and people is not None:
            heads[level] = people
    if not faults and not any(heads.values()):
        faults.append("nobody is at any level")
    if faults:
        raise ParameterError(
            "people at each level cannot be read",
            where="--heads",
            items=faults,
            hint=f"Try: --heads entry=8,mid=4,lead=1. Levels: {', '.join(LEVELS)}.",
        )
    return heads


def _people(count: str) -> float | None:
    try:
        people = float(count)
    except ValueError:
        return None
    return people if 0.0 <= people <= MOST_PEOPLE else None


def edition_of(folder: Path | None) -> Edition | None:
    """Open the edition in a folder; None stands for the shipped one."""
    if folder is None:
        return None
    from jobmorph.reference.edition import open_edition
    from jobmorph.schema.errors import DataError

    try:
        return open_edition(folder)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise DataError(f"the edition cannot be read ({reason})", where=str(folder)) from fault


def with_library(edition: Edition | None, library: Path | None) -> Edition | None:
    """Lay a user's own roles over an edition; without any the edition as it is.

    Raises
    ------
    DataError
        If a family file is faulty; every fault at once.
    """
    if library is None:
        return edition
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.own_library import with_own_library

    return with_own_library(edition or open_edition(), library)


def library_edition(folder: Path | None, library: Path | None) -> Edition:
    """Open an edition that holds a role library, with a user's own roles laid over it.

    Raises
    ------
    DataError
        If it holds none.
    """
    from jobmorph.reference.edition import open_edition
    from jobmorph.reference.overlay import has_library
    from jobmorph.schema.errors import DataError

    opened = with_library(edition_of(folder) or open_edition(), library) or open_edition()
    if library is None and not has_library(opened):
        raise DataError(
            "this edition holds no role library",
            where=str(opened.folder),
            hint="Leave --edition out, or rebuild it: jobmorph data build --from DIR",
        )
    return opened


def horizon_of(horizon_years: float | None, scenario: Scenario | None) -> float:
    """Return the years ahead: the option's, else the scenario's, else 5.

    Raises
    ------
    ParameterError
        If they are not within 0 to 15.
    """
    from jobmorph.schema.scenario import Scenario

    if scenario is not None:
        return scenario.horizon_years
    years = DEFAULT_HORIZON_YEARS if horizon_years is None else horizon_years
    # A scenario knows the bounds of its horizon; the date plays no part in them.
    return Scenario("horizon", "2000-01", years).horizon_years


def scenario_of(
    name: str | None, horizon_years: float | None, edition: Edition | None
) -> Scenario | None:
    """Read the scenario that an option names: a shipped name, or a file.

    Raises
    ------
    ParameterError
        If there is neither such a name nor such a file.
    DataError
        If the file is faulty.
    """
    if name is None:
        return None
    from jobmorph.intake.scenario import read_scenario
    from jobmorph.reference.edition import open_edition

    opened = edition or open_edition()
    scenario = read_scenario(
        _scenario_path(name),
        base_date=opened.manifest.base_date,
        parameters=all_parameters(),
    )
    if horizon_years is None:
        return scenario
    return replace(scenario, horizon_years=horizon_years)


def week_of(path: Path | None, edition: Edition | None) -> Week | None:
    """Read a week of tasks; its activities must exist in the edition."""
    if path is None:
        return None
    from jobmorph.intake.tasks import read_week

    return read_week(path, known_activities=known_activities(edition))


def known_activities(edition: Edition | None) -> frozenset[str]:
    """Ids of the intermediate work activities of an edition, the shipped one by default."""
    from jobmorph.reference.edition import open_edition

    rows = (edition or open_edition()).table("activity")
    return frozenset(rows.get_column("iwa_id").to_list())


def overrides_of(path: Path | None) -> tuple[Override, ...]:
    """Read the overruled verdicts that an option names; none without it."""
    if path is None:
        return ()
    from jobmorph.intake.overrides import read_overrides

    return read_overrides(path)


def all_parameters() -> ParameterSet:
    """Return the parameters of all rooms together."""
    from jobmorph.reference.parameters import load_parameters
    from jobmorph.schema.parameter import ParameterSet

    rooms = [entry.name.removesuffix(".yaml") for entry in _shipped("parameters")]
    sets = [load_parameters(room) for room in rooms]
    return ParameterSet(parameter for one in sets for parameter in one.values())


def _scenario_path(name: str) -> Path:
    from jobmorph.intake.fault import shown
    from jobmorph.schema.errors import ParameterError

    shipped = {entry.name.removesuffix(".yaml"): entry for entry in _shipped("scenarios")}
    if name in shipped:
        return Path(str(shipped[name]))
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or _is_there(path):
        return path
    raise ParameterError(
        f"no scenario is called {shown(name)}, and there is no such file"
        + ("; shipped ones" if shipped else ""),
        where="--scenario",
        items=sorted(shipped),
    )


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # A name that no file can have names none.
        return False


def _shipped(folder: str) -> list[Traversable]:
    resource = files("jobmorph.reference") / folder
    if not resource.is_dir():
        return []
    found = [entry for entry in resource.iterdir() if entry.name.endswith(".yaml")]
    return sorted(found, key=lambda entry: entry.name)


def own_edition_folder() -> Path:
    """Folder in which `data build` and `data train` keep an edition of the user's own."""
    from platformdirs import user_data_path

    return user_data_path("jobmorph") / "edition"
