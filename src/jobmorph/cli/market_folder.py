"""Where a run of the labour market goes that is written as a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jobmorph.reference.edition import Edition
    from jobmorph.studies.audit import Choice
    from jobmorph.studies.market_result import MarketResult


def is_folder(output: Path | None, form: str | None) -> bool:
    """Say whether an output is a folder: it is one, or has no ending and no form was named."""
    return output is not None and form is None and (output.is_dir() or not output.suffix)


def write_run(
    result: MarketResult,
    edition: Edition,
    choices: Mapping[str, Choice],
    scenario_file: Path | None,
    folder: Path,
) -> list[str]:
    """Write a run into a folder and return what to say about it.

    Parameters
    ----------
    result : MarketResult
        The run.
    edition : Edition
        The one it was computed with.
    choices : mapping of str to Choice
        Options as given, for the log.
    scenario_file : Path or None
        The scenario, where it is a file of one's own; its hash goes into the log.
    folder : Path
        Made if it is not there.

    Raises
    ------
    DataError
        If it cannot be written.
    """
    from jobmorph.reference.manifest import hash_file
    from jobmorph.reports.market_folder import run_files
    from jobmorph.reports.team_folder import write_folder
    from jobmorph.reports.words import say
    from jobmorph.studies.audit import audit_of

    files = run_files(result)
    read = {} if scenario_file is None else {"scenario": hash_file(scenario_file)}
    log = audit_of(read, result.record, edition.manifest, choices=choices, outputs=files)
    kept = write_folder(files, log, folder)
    said = [say("market.folder.written", folder=folder)]
    if kept:
        said.append(say("market.folder.kept", names=", ".join(kept)))
    return said
