"""`jobmorph team ROSTER --design`: designs beside the team as it is, as an answer or a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jobmorph.cli.options import PathFormat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobmorph.intake.roster import RosterReading
    from jobmorph.reports.layout import TerminalStyle
    from jobmorph.studies.team_redesign import CountedHours, Redesign, RedesignRequest
    from jobmorph.studies.team_result import TeamResult


@dataclass(frozen=True, slots=True)
class Designed:
    """A redesign, ready to be shown.

    Parameters
    ----------
    redesign : Redesign
        As it was found.
    result : TeamResult
        The answer; its record tells what was held back.
    """

    redesign: Redesign
    result: TeamResult


@dataclass(frozen=True, slots=True)
class TeamInputs:
    """What a redesign starts from, for its log.

    Parameters
    ----------
    file : Path
        The roster.
    mapping : Path or None
        What titles mean, if somebody says.
    reading : RosterReading
        The roster as read.
    request : RedesignRequest
        What is asked.
    """

    file: Path
    mapping: Path | None
    reading: RosterReading
    request: RedesignRequest


def is_folder(output: Path | None, form: PathFormat | None) -> bool:
    """Say whether an output is a folder: it is one, or has no ending and no form was named."""
    return output is not None and form is None and (output.is_dir() or not output.suffix)


def hours_of(said: Sequence[str]) -> tuple[CountedHours, ...]:
    """Read where counted hours lie, each given as ROLE=FILE.

    Raises
    ------
    ParameterError
        If one has another form.
    """
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import ParameterError
    from jobmorph.studies.team_redesign import CountedHours

    hours = []
    for each in said:
        name, mark, file = (part.strip() for part in each.partition("="))
        if not (mark and name and file):
            hint = say("team.hours.form.hint")
            raise ParameterError(say("team.hours.form", said=each), hint=hint)
        hours.append(CountedHours(name, Path(file)))
    return tuple(hours)


def show(designed: Designed, form: str, style: TerminalStyle | None, *, is_all: bool) -> str:
    """Write the answer in one of the forms of text; what was held back, and the check, below."""
    from jobmorph.reports.team import render_team
    from jobmorph.reports.team_folder import impact_paper

    text = render_team(designed.result, form, style=style, is_all=is_all)
    if form != "table":
        return text
    said = [line for line in designed.result.record.notes if line]
    parts = [text.rstrip("\n"), *([] if is_all else said)]
    if designed.redesign.impacts:
        parts += ["", impact_paper(designed.redesign.impacts).rstrip("\n")]
    return "\n".join(parts) + "\n"


def write_plan(designed: Designed, inputs: TeamInputs, output: Path) -> list[str]:
    """Write the whole plan into a folder and return what to say about it.

    Raises
    ------
    DataError
        If it cannot be written.
    """
    from jobmorph.reports.team_folder import plan_files, write_folder
    from jobmorph.reports.words import say
    from jobmorph.schema.errors import DataError
    from jobmorph.studies.team_log import redesign_log

    if output.exists() and not output.is_dir():
        raise DataError(
            say("team.folder.file"), where=str(output), hint=say("team.folder.error.hint")
        )
    redesign = designed.redesign
    files = plan_files(designed.result, redesign.edition, redesign.impacts)
    read = {"roster": inputs.file, "mapping": inputs.mapping}
    log = redesign_log(redesign, inputs.request, inputs.reading, read, files)
    kept = write_folder(files, log, output)
    designs = [plan.offer.name for plan in designed.result.plans if plan.design is not None]
    key = "team.folder.written" if designs else "team.folder.written.none"
    said = [say(key, folder=output, designs=", ".join(designs))]
    if redesign.impacts:
        said.append(say("team.folder.impact"))
    if kept:
        said.append(say("team.folder.kept", names=", ".join(kept)))
    return said
