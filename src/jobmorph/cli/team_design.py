"""`jobmorph team ROSTER --design`: designs beside the team as it is, as an answer or a folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobmorph.cli.options import PathFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobmorph.intake.disclosure_store import Ledger
    from jobmorph.intake.roster import RosterReading
    from jobmorph.intake.tasks import Week
    from jobmorph.reference.edition import Edition
    from jobmorph.reports.layout import TerminalStyle
    from jobmorph.studies.audit import Choice
    from jobmorph.studies.disclosure import Decision
    from jobmorph.studies.roster_result import RosterResult
    from jobmorph.studies.team import TeamQuestion
    from jobmorph.studies.team_impact import DesignImpact
    from jobmorph.studies.team_owner import OwnerWishes
    from jobmorph.studies.team_result import TeamResult


@dataclass(frozen=True, slots=True)
class DesignOptions:
    """Options of a redesign as they were given.

    Parameters
    ----------
    design : str
        Name of a design, or 'all'.
    quarters : int
        Length of the plan.
    is_explained : bool
        Ask what one unit more of each limit would bring.
    wishes : OwnerWishes
        Limits said on the command line.
    limits : Path or None
        File of limits.
    task_hours : tuple of str
        Counted hours, 'ROLE=FILE' each.
    seed : int
        Of the draws.
    """

    design: str
    quarters: int
    is_explained: bool
    wishes: OwnerWishes
    limits: Path | None
    task_hours: tuple[str, ...]
    seed: int

    def choices(self) -> dict[str, Choice]:
        """Return the options for a run's log."""
        return {
            "design": self.design,
            "quarters": self.quarters,
            "explain": self.is_explained,
            "budget": self.wishes.budget_amount_year,
            "entry seats": self.wishes.entry_seats,
            "allow layoffs": self.wishes.layoff_share,
            "growth": self.wishes.growth_year,
            "limits": self.limits,
            "task hours": tuple(each.partition("=")[0] for each in self.task_hours) or None,
        }


@dataclass(frozen=True, slots=True)
class TeamInputs:
    """What a redesign starts from.

    Parameters
    ----------
    file, mapping : Path
        The roster, and what titles mean, if somebody says.
    reading : RosterReading
        As read.
    roster : RosterResult
        As checked.
    edition : Edition
        With a user's own roles laid over it.
    """

    file: Path
    mapping: Path | None
    reading: RosterReading
    roster: RosterResult
    edition: Edition


@dataclass(frozen=True, slots=True)
class Designed:
    """A redesign, ready to be shown.

    Parameters
    ----------
    result : TeamResult
        The answer; its record tells what was held back.
    edition : Edition
        With counted hours laid over it.
    impacts : tuple of DesignImpact
        The check of adverse impact, if asked for.
    decisions : tuple of Decision
        What became of each fact about people.
    """

    result: TeamResult
    edition: Edition
    impacts: tuple[DesignImpact, ...]
    decisions: tuple[Decision, ...]


def is_folder(output: Path | None, form: PathFormat | None) -> bool:
    """Say whether an output is a folder: it is one, or has no ending and no form was named."""
    return output is not None and form is None and (output.is_dir() or not output.suffix)


def compared(roster: RosterResult, *, is_kept: bool) -> RosterResult:
    """Hold a roster's facts about people back beside earlier reports.

    Parameters
    ----------
    roster : RosterResult
        As read.
    is_kept : bool
        Keep what is told, to compare later reports with: not for a look at the screen.
    """
    from jobmorph.intake.disclosure_store import ledger_home, read_ledger
    from jobmorph.reports.team_told import told_lines
    from jobmorph.studies.told_facts import held_roster

    ledger = read_ledger(ledger_home())
    held = held_roster(roster, ledger)
    kept = _kept(ledger, held.decisions) if is_kept else ()
    said = (*told_lines(held.decisions, ledger.note), *kept)
    record = held.result.record
    return replace(held.result, record=replace(record, notes=(*record.notes, *said)))


def redesign(inputs: TeamInputs, options: DesignOptions) -> Designed:
    """Find the designs; what they tell about groups is kept to compare later reports with.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.
    """
    from jobmorph.intake.disclosure_store import ledger_home, read_ledger
    from jobmorph.reports.team_told import told_lines
    from jobmorph.studies.adverse_impact import has_attribute
    from jobmorph.studies.team import study_team
    from jobmorph.studies.team_impact import impact_of_designs
    from jobmorph.studies.told_facts import held_roster

    ledger = read_ledger(ledger_home())
    held = held_roster(inputs.roster, ledger)
    weeks = counted_weeks(options.task_hours, inputs.edition)
    edition, hours_notes = _with_hours(inputs.edition, weeks)
    asked = _question(options, ledger, edition)
    result = study_team(held.result, asked, seed=options.seed, edition=edition)
    decisions = (*held.decisions, *result.pay.decisions)
    notes = (*hours_notes, *told_lines(decisions, ledger.note), *_kept(ledger, decisions))
    noted = replace(result.record, notes=(*result.record.notes, *notes))
    impacts = impact_of_designs(inputs.reading, result) if has_attribute(inputs.reading) else ()
    return Designed(replace(result, record=noted), edition, impacts, decisions)


def show(designed: Designed, form: str, style: TerminalStyle | None, *, is_all: bool) -> str:
    """Write the answer in one of the forms of text; what was held back, and the check, below."""
    from jobmorph.reports.team import render_team
    from jobmorph.reports.team_folder import impact_paper

    text = render_team(designed.result, form, style=style, is_all=is_all)
    if form != "table":
        return text
    said = [line for line in designed.result.record.notes if line]
    parts = [text.rstrip("\n"), *([] if is_all else said)]
    if designed.impacts:
        parts += ["", impact_paper(designed.impacts).rstrip("\n")]
    return "\n".join(parts) + "\n"


def workbook(designed: Designed) -> bytes:
    """Write the workbook of a redesign."""
    from jobmorph.reports.team_workbook import team_workbook

    return team_workbook(designed.result)


def write_plan(
    designed: Designed, inputs: TeamInputs, options: DesignOptions, output: Path
) -> list[str]:
    """Write the whole plan into a folder and return what to say about it.

    Raises
    ------
    DataError
        If it cannot be written.
    """
    from jobmorph.cli.team_log import log_of
    from jobmorph.reports.team_folder import plan_files, write_folder
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import DataError

    if output.exists() and not output.is_dir():
        raise DataError(
            say("team.folder.file"), where=str(output), hint=say("team.folder.error.hint")
        )
    files = plan_files(designed.result, designed.edition, designed.impacts)
    kept = write_folder(files, log_of(designed, inputs, options, files), output)
    designs = [plan.offer.name for plan in designed.result.plans if plan.design is not None]
    key = "team.folder.written" if designs else "team.folder.written.none"
    said = [say(key, folder=output, designs=", ".join(designs))]
    if designed.impacts:
        said.append(say("team.folder.impact"))
    if kept:
        said.append(say("team.folder.kept", names=", ".join(kept)))
    return said


def counted_weeks(said: Sequence[str], edition: Edition) -> dict[str, Week]:
    """Read counted hours, each given as ROLE=FILE.

    Raises
    ------
    ParameterError
        If one has another form, or a role is given twice.
    NoMatchError, DataError
        If a role or a file cannot be read.
    """
    from jobmorph.cli.inputs import all_parameters, week_of
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import ParameterError
    from jobmorph.studies.resolve import resolve_job

    weeks: dict[str, Week] = {}
    for each in said:
        name, mark, file = each.partition("=")
        if not (mark and name.strip() and file.strip()):
            hint = say("team.hours.form.hint")
            raise ParameterError(say("team.hours.form", said=each), hint=hint)
        match = resolve_job(name.strip(), level=None, edition=edition, parameters=all_parameters())
        week = week_of(Path(file.strip()), edition)
        if match.job.id in weeks:
            raise ParameterError(say("team.hours.twice", role=match.job.id))
        if week is not None:
            weeks[match.job.id] = week
    return weeks


def _with_hours(edition: Edition, weeks: dict[str, Week]) -> tuple[Edition, tuple[str, ...]]:
    from jobmorph.reports.words import say
    from jobmorph.studies.team_hours import with_counted_hours

    notes = tuple(
        say("team.hours.used", role=role, source=week.source) for role, week in weeks.items()
    )
    return with_counted_hours(edition, weeks), notes


def _question(options: DesignOptions, ledger: Ledger, edition: Edition) -> TeamQuestion:
    from jobmorph.intake.team_limits import StatedLimits, read_team_limits
    from jobmorph.studies.team import ALL, TeamQuestion
    from jobmorph.studies.team_owner import owner_limits

    stated = StatedLimits() if options.limits is None else read_team_limits(options.limits)
    return TeamQuestion(
        designs=() if options.design == ALL else (options.design,),
        quarters=options.quarters,
        is_explained=options.is_explained,
        limits=owner_limits(stated, options.wishes, edition.manifest.base_date),
        ledger=ledger,
    )


def _kept(ledger: Ledger, decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    """Keep what is told for the first time; say so only if that fails."""
    from jobmorph.intake.disclosure_store import ledger_home, save_ledger
    from jobmorph.studies.disclosure import disclosures_of

    new = disclosures_of(decisions, datetime.now(UTC).date().isoformat())
    note = save_ledger(ledger.with_told(new), ledger_home()) if new else ""
    return (note,) if note else ()
