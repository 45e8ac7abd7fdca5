"""The log of a redesign that is written into its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jobmorph.cli.team_design import Designed, DesignOptions, TeamInputs
    from jobmorph.studies.audit import AuditLog

SOLVER: Final = "HiGHS"


def log_of(
    designed: Designed,
    inputs: TeamInputs,
    options: DesignOptions,
    files: dict[str, str | bytes],
) -> AuditLog:
    """Log a run that wrote a plan: hashes of what was read and written, choices, what was hidden.

    Parameters
    ----------
    designed : Designed
        The answer.
    inputs : TeamInputs
        What it started from; files are read again to be hashed.
    options : DesignOptions
        As they were given.
    files : dict of str to str or bytes
        What is written, by name.
    """
    from importlib.metadata import version

    from jobmorph.reference.manifest import hash_file
    from jobmorph.studies.audit import SolverNote, audit_of

    read = {"roster": inputs.file, "mapping": inputs.mapping, "limits": options.limits}
    hours = {
        f"hours {name.strip()}": Path(file.strip())
        for name, _, file in (each.partition("=") for each in options.task_hours)
    }
    return audit_of(
        {name: hash_file(path) for name, path in {**read, **hours}.items() if path is not None},
        designed.result.record,
        designed.edition.manifest,
        choices=options.choices(),
        columns=inputs.reading.columns,
        hidden=_hidden(designed),
        solver=[
            SolverNote(plan.offer.name, SOLVER, version("highspy"),
                       "no plan" if plan.design is None else "solved",
                       None if plan.design is None else plan.design.gap)
            for plan in designed.result.plans
        ],
        outputs=files,
    )  # fmt: skip


def _hidden(designed: Designed) -> dict[str, int]:
    verdicts = [each.verdict for each in designed.decisions]
    roster = designed.result.roster
    counts = {
        "departments folded": sum(group.is_folded for group in roster.groups),
        "seats folded for pay": len(designed.result.pay.groups),
        "facts as told before": verdicts.count("as told before"),
        "facts withheld": verdicts.count("withhold"),
        "titles withheld, like a name": len(roster.withheld_lines),
    }
    return {what: count for what, count in counts.items() if count}
