"""What `jobmorph plan` was told, checked: every problem at once."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jobmorph.intake.profile_field import (
    LEAST_LEVEL,
    MOST_HOURS_LOGGED,
    MOST_HOURS_WEEK,
    MOST_LEVEL,
    day_of,
    one_line,
)
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import LEVELS

HINT: Final = "Nothing was computed. See: jobmorph plan --help"


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """The options of the command, as given; `others` names those about the form of the answer."""

    job: str = ""
    target: str | None = None
    hours_week: float | None = None
    profile: Path | None = None
    resume: Path | None = None
    is_asked: bool = False
    log: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    on: str | None = None
    start: str | None = None
    is_saved: bool = False
    level: str | None = None
    horizon_years: float | None = None
    scenario: str | None = None
    library: Path | None = None
    seed: int = 0
    edition: Path | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amount:
    """One SKILL=NUMBER of the command line."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Told:
    """The options that needed reading: hours spent, levels reached, days."""

    log: tuple[Amount, ...]
    reached: tuple[Amount, ...]
    on: date | None
    start: date | None

    @property
    def names(self) -> tuple[str, ...]:
        """Skills named."""
        return tuple(dict.fromkeys(each.name for each in (*self.log, *self.reached)))


def read_options(request: PlanRequest, problems: list[str]) -> Told:
    """Read amounts and days; what is wrong with them goes to `problems`."""
    hours, level = request.hours_week, request.level
    if request.profile is not None and request.resume is not None:
        problems.append("--profile and --resume exclude one another; --resume drafts a profile")
    if hours is not None and not 0.0 < hours <= MOST_HOURS_WEEK:
        problems.append(f"--hours {hours:g} is not above 0 and at most {MOST_HOURS_WEEK:g}")
    if level is not None and level not in LEVELS:
        problems.append(f'--level "{one_line(level)[:30]}" is none of {", ".join(LEVELS)}')
    return Told(
        _amounts("--log", request.log, MOST_HOURS_LOGGED, problems),
        _amounts("--reached", request.reached, MOST_LEVEL, problems),
        _day("--on", request.on, problems),
        _day("--start", request.start, problems),
    )


def refuse(problems: Sequence[str]) -> None:
    """Raise `ParameterError` with every problem, if there is one."""
    if problems:
        raise ParameterError("; ".join(problems), hint=HINT)


def forget_problems(request: PlanRequest) -> list[str]:
    """Name what does not go with --forget: everything but --profile."""
    given = {
        "a job": bool(request.job),
        "--to": request.target is not None,
        "--hours": request.hours_week is not None,
        "--resume": request.resume is not None,
        "--ask": request.is_asked,
        "--log": bool(request.log),
        "--reached": bool(request.reached),
        "--on": request.on is not None,
        "--start": request.start is not None,
        "--save": request.is_saved,
        "--level": request.level is not None,
        "--horizon": request.horizon_years is not None,
        "--scenario": request.scenario is not None,
        "--edition": request.edition is not None,
    }
    found = [*(name for name, is_given in given.items() if is_given), *request.others]
    if not found:
        return []
    return [f"--forget stands alone or with --profile, not with {', '.join(found)}"]


def _amounts(
    option: str, texts: Iterable[str], most: float, problems: list[str]
) -> tuple[Amount, ...]:
    found = []
    for text in texts:
        shown = one_line(text)[:40]
        name, sign, number = text.rpartition("=")
        try:
            value = float(number.strip().replace(",", "."))
        except ValueError:
            value = math.nan
        if not sign or not one_line(name) or math.isnan(value):
            problems.append(
                f'{option} "{shown}" is not SKILL=NUMBER, such as "negotiating terms=3"'
            )
        elif not _is_within(option, value, most):
            bounds = f"from 0 to {most:g}" if option == "--reached" else f"above 0 up to {most:g}"
            problems.append(f'{option} "{shown}": the number is not {bounds}')
        else:
            found.append(Amount(one_line(name), value))
    return tuple(found)


def _is_within(option: str, value: float, most: float) -> bool:
    if option == "--reached":
        return LEAST_LEVEL <= value <= most
    return 0.0 < value <= most


def _day(option: str, text: str | None, problems: list[str]) -> date | None:
    if text is None:
        return None
    day = day_of(text.strip())
    if day is None:
        problems.append(f'{option} "{one_line(text)[:30]}" is not a day such as 2026-11-30')
        return None
    return date.fromisoformat(day)
