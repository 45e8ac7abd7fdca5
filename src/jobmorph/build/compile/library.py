"""The role library: YAML checked as a whole and compiled to tables."""

from importlib.resources import as_file, files
from pathlib import Path

import polars as pl

from jobmorph.intake.library_faults import KnownIds
from jobmorph.intake.library_folder import read_library
from jobmorph.intake.library_tables import library_tables


def compile_library(
    tasks: pl.DataFrame,
    detailed: pl.DataFrame,
    core_skills: pl.DataFrame,
    folder: Path | None = None,
) -> dict[str, pl.DataFrame]:
    """Compile the tables `role*` from the shipped families.

    Parameters
    ----------
    tasks, detailed, core_skills : polars.DataFrame
        Tables `task`, `detailed_activity` and `core_skill`: what families may refer to.
    folder : Path, optional
        Another folder of families.

    Returns
    -------
    dict of str to polars.DataFrame
        Tables of `library_tables`.

    Raises
    ------
    LineError
        If a family breaks the contract.
    """
    known = KnownIds(
        occupations=set(tasks.get_column("occupation_onet2019")),
        activities={*detailed.get_column("dwa_id"), *detailed.get_column("iwa_id")},
        tasks=set(tasks.get_column("task_id")),
        core_skills=set(core_skills.get_column("core_id")),
    )
    if folder is not None:
        return library_tables(read_library(folder, known))
    with as_file(files("jobmorph.reference") / "roles") as shipped:
        return library_tables(read_library(shipped, known))
