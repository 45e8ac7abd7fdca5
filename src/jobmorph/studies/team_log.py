"""The log of a redesign: what was read, chosen, hidden, solved and written."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from jobmorph.intake.roster import RosterReading
from jobmorph.reference.manifest import hash_file
from jobmorph.studies.audit import AuditLog, SolverNote, audit_of
from jobmorph.studies.team_redesign import Redesign, RedesignRequest

SOLVER: Final = "HiGHS"


def redesign_log(
    redesign: Redesign,
    request: RedesignRequest,
    reading: RosterReading,
    files: Mapping[str, Path | None],
    outputs: Mapping[str, str | bytes],
) -> AuditLog:
    """Log a redesign.

    Parameters
    ----------
    redesign : Redesign
        The answer.
    request : RedesignRequest
        What was asked; its files are read again to be hashed.
    reading : RosterReading
        The roster as read.
    files : mapping of str to Path or None
        What else was read, by what it is for: the roster, the mapping of its titles.
    outputs : mapping of str to str or bytes
        What is written or handed out, by path inside the folder.
    """
    hours = {f"hours {each.role}": each.file for each in request.hours}
    read = {**files, "limits": request.limits, **hours}
    return audit_of(
        {name: hash_file(path) for name, path in read.items() if path is not None},
        redesign.result.record,
        redesign.edition.manifest,
        choices=request.choices(),
        columns=reading.columns,
        hidden=_hidden(redesign),
        solver=_solver_notes(redesign),
        outputs=outputs,
    )


def _solver_notes(redesign: Redesign) -> list[SolverNote]:
    release = version("highspy")
    return [
        SolverNote(
            plan.offer.name,
            SOLVER,
            release,
            "no plan" if plan.design is None else "solved",
            None if plan.design is None else plan.design.gap,
        )
        for plan in redesign.result.plans
    ]


def _hidden(redesign: Redesign) -> dict[str, int]:
    verdicts = [each.verdict for each in redesign.telling.decisions]
    roster = redesign.result.roster
    counts = {
        "departments folded": sum(group.is_folded for group in roster.groups),
        "seats folded for pay": len(redesign.result.pay.groups),
        "facts as told before": verdicts.count("as told before"),
        "facts withheld": verdicts.count("withhold"),
        "titles withheld, like a name": len(roster.withheld_lines),
    }
    return {what: count for what, count in counts.items() if count}
