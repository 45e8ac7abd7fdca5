"""From the options of `jobmorph plan` to a plan: the profile, the questions, the log, the file."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobmorph.cli.plan_check import (
    Amount,
    PlanRequest,
    Told,
    forget_problems,
    read_options,
    refuse,
)

if TYPE_CHECKING:
    from jobmorph.cli.questions import AskedSkill
    from jobmorph.reference.edition import Edition
    from jobmorph.reports.plan_sentences import Beside
    from jobmorph.schema.profile import Profile, Progress
    from jobmorph.schema.scenario import Scenario
    from jobmorph.studies.plan_result import PlanResult

__all__ = ["Made", "PlanRequest", "Ready", "checked_request", "forget_and_tell", "made_plan"]

EXAMPLE: Final = 'jobmorph plan "SDR" --to "account executive" --hours 4'
SOURCE: Final = "options"
WEEK_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class Ready:
    """A request that holds no mistake: options read, edition open."""

    request: PlanRequest
    told: Told
    job: str | None
    edition: Edition | None
    patch: Scenario | None
    horizon_years: float


@dataclass(frozen=True, slots=True)
class Made:
    """A plan, and what stands beside it."""

    result: PlanResult
    beside: Beside


def checked_request(request: PlanRequest) -> Ready:
    """Read options and open the edition.

    Raises
    ------
    ParameterError
        If options are wrong or exclude one another, or --log and --reached name unknown skills;
        every problem at once.
    """
    from jobmorph.cli.inputs import edition_of, horizon_of, scenario_of, title_of, with_library

    problems: list[str] = []
    told = read_options(request, problems)
    opened = with_library(edition_of(request.edition), request.library)
    if told.names:
        problems += _unknown(told.names, opened)
    refuse(problems)
    horizon_of(request.horizon_years, None)
    patch = scenario_of(request.scenario, request.horizon_years, opened)
    job = title_of(request.job, example=EXAMPLE) if request.job else None
    return Ready(request, told, job, opened, patch, horizon_of(request.horizon_years, patch))


def _unknown(names: tuple[str, ...], edition: Edition | None) -> list[str]:
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.skill_book import SkillBook

    book = SkillBook(edition or open_edition())
    found = []
    for name in names:
        if book.find(name) is None:
            near = book.near(name)[:2]
            known = f"; did you mean {' or '.join(near)}?" if near else ""
            found.append(f'unknown skill "{name[:40]}"{known}')
    return found


def made_plan(ready: Ready, output_format: str) -> Made:
    """Gather the profile, ask what is to be asked, make the plan, and keep what is to be kept."""
    from jobmorph.reports.plan_sentences import Beside

    request = ready.request
    base, used = _base(request, ready.edition)
    profile = _with_options(base, request)
    if request.is_asked:
        profile = _asked(ready, profile)
    profile = _with_log(profile, ready.told)
    result = _study(ready, profile)
    lines = [*used, *profile.notes]
    if request.is_saved:
        lines += _saved(profile, request)
    lines = [*dict.fromkeys(lines)]
    if output_format != "table":
        # What only concerns this computer is no part of a page or a file.
        for line in lines:
            print(line, file=sys.stderr)
    start = ready.told.start
    if start is None and output_format == "ics":
        start = _next_monday(_today(ready.told))
    beside = Beside(
        told=tuple(lines) if output_format == "table" else (),
        mentioned=profile.mentioned,
        asked_target=profile.target,
        start=start,
    )
    return Made(result, beside)


def forget_and_tell(request: PlanRequest) -> None:
    """Delete the profile that is kept, and say so."""
    from jobmorph.cli.console import deliver
    from jobmorph.intake.profile_store import forget_profile, profile_home
    from jobmorph.reports.words import say

    refuse(forget_problems(request))
    path = request.profile or profile_home()
    key = "plan.forgotten" if forget_profile(path) else "plan.forgotten.none"
    deliver(say(key, place=_place(path)), None)


def _base(request: PlanRequest, edition: Edition | None) -> tuple[Profile, list[str]]:
    """Return the profile to start from, and what to say about it."""
    from jobmorph.intake.profile import read_profile
    from jobmorph.intake.profile_store import profile_home
    from jobmorph.reports.words import say
    from jobmorph.schema.profile import Profile

    if request.resume is not None:
        from jobmorph.intake.document import read_document
        from jobmorph.studies.profile_draft import draft_profile

        return draft_profile(read_document(request.resume), edition), []
    if request.profile is not None:
        # A file that --save is to make need not be there yet.
        is_new = request.is_saved and not request.profile.exists()
        return (Profile(SOURCE) if is_new else read_profile(request.profile)), []
    home = profile_home()
    if not home.is_file():
        return Profile(SOURCE), []
    return read_profile(home), [say("plan.used", place=_place(home))]


def _with_options(profile: Profile, request: PlanRequest) -> Profile:
    from jobmorph.cli.inputs import title_of

    target = None if request.target is None else title_of(request.target, example=EXAMPLE)
    hours = profile.hours_week if request.hours_week is None else request.hours_week
    return replace(profile, target=target or profile.target, hours_week=hours)


def _asked(ready: Ready, profile: Profile) -> Profile:
    """Ask for jobs unless they are known, then for the levels that the target needs."""
    from jobmorph.cli.questions import ask_jobs, ask_levels

    if not profile.jobs:
        answers = ask_jobs(sys.stdin, sys.stderr, job=ready.job, target=profile.target)
        profile = replace(
            profile,
            jobs=answers.jobs,
            target=answers.target or profile.target,
            hours_week=answers.hours_week if ready.request.hours_week is None
            else profile.hours_week,
            notes=(*profile.notes, *answers.notes),
        )  # fmt: skip
    first = _study(ready, profile)
    return ask_levels(sys.stdin, sys.stderr, _skills(first, ready.edition), profile)


def _skills(result: PlanResult, edition: Edition | None) -> list[AskedSkill]:
    """Skills of the target that have five sentences, those that matter most first."""
    from jobmorph.cli.questions import AskedSkill
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.skill_book import SkillBook

    book = SkillBook(edition or open_edition())
    rows = result.gaps.sort(["worth", "skill_id"], descending=[True, False])
    ids = rows.get_column("skill_id").to_list()
    asked = []
    for skill_id in ids:
        entry = book.of(skill_id)
        if len(entry.levels) == 5:
            is_clear = book.find(entry.label, ids) == skill_id
            name = entry.label if is_clear else skill_id
            asked.append(AskedSkill(name, entry.label, entry.levels))
    return asked


def _with_log(profile: Profile, told: Told) -> Profile:
    """Add what was done; the rules of a profile hold for it as well.

    Raises
    ------
    LineError
        If the log contradicts the profile.
    """
    if not told.names:
        return profile
    from jobmorph.intake.fault import LineError
    from jobmorph.intake.profile_check import contradictions

    day = _today(told).isoformat()
    grown = replace(profile, log=(*profile.log, *_entries(told.log, told.reached, day)))
    faults = contradictions(grown)
    if faults:
        raise LineError(profile.source, faults)
    return grown


def _entries(log: tuple[Amount, ...], reached: tuple[Amount, ...], day: str) -> list[Progress]:
    from jobmorph.schema.profile import Progress

    spent = [Progress(day, each.name, each.value) for each in log]
    return [*spent, *(Progress(day, each.name, 0.0, each.value) for each in reached)]


def _study(ready: Ready, profile: Profile) -> PlanResult:
    from jobmorph.studies.plan import study_plan

    return study_plan(
        ready.job,
        level=ready.request.level,
        profile=profile,
        horizon_years=ready.horizon_years,
        scenario=ready.patch,
        seed=ready.request.seed,
        edition=ready.edition,
    )


def _saved(profile: Profile, request: PlanRequest) -> list[str]:
    from jobmorph.intake.profile_store import profile_home, save_profile
    from jobmorph.reports.words import say

    path = request.profile or profile_home()
    save_profile(profile, path)
    command = say("plan.saved.home") if request.profile is None else (
        say("plan.saved.file", place=path))  # fmt: skip
    return [say("plan.saved", place=_place(path), command=command)]


def _today(told: Told) -> date:
    """Day of the log: the option's, else the one place where a clock is read."""
    return told.on or date.today()


def _next_monday(day: date) -> date:
    return day + timedelta(days=WEEK_DAYS - day.weekday())


def _place(path: Path) -> str:
    """Write a path without the name of its owner's folder."""
    try:
        return f"~/{path.absolute().relative_to(Path.home()).as_posix()}"
    except (ValueError, RuntimeError):
        return str(path)
