"""An edition with a user's own role library laid over it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema import tables as contracts
from jobmorph.schema.table import TableContract

LIBRARY_CONTRACTS: Final[tuple[TableContract, ...]] = (
    contracts.ROLE,
    contracts.ROLE_ALIAS,
    contracts.ROLE_ANCHOR,
    contracts.ROLE_TASK,
    contracts.ROLE_HOURS,
    contracts.ROLE_QUALITY,
    contracts.ROLE_SKILL,
    contracts.ROLE_PRACTICE,
    contracts.ROLE_MATERIAL,
    contracts.ROLE_MOVE,
)


class OverlaidEdition(Edition):
    """An edition whose `role*` tables hold a user's families beside, or instead of, ours.

    A family of the user's replaces the one of the same id as a whole. A title that the user
    claims means the user's role. A move that leads to a role which no longer exists is dropped.
    Every other table is the base edition's; of `job_week` and `atlas_job`, roles that were replaced
    are left out.

    Parameters
    ----------
    base : Edition
        The edition below; it is not changed.
    own : mapping of str to polars.DataFrame
        The user's `role*` tables, as `library_tables` makes them.
    mark : str
        Says in every record that the library is not the shipped one.
    """

    def __init__(self, base: Edition, own: Mapping[str, pl.DataFrame], mark: str) -> None:
        self.folder = base.folder
        self.manifest = replace(base.manifest, edition=f"{base.manifest.edition} {mark}")
        self._frames: dict[str, pl.DataFrame] = overlaid_tables(base, own)
        self._places = {}
        for contract in (contracts.JOB_WEEK, contracts.ATLAS_JOB):
            if _holds(base, contract):
                self._frames[contract.name] = _jobs_left(base, own, contract)


class PatchedEdition(Edition):
    """An edition in which some tables are replaced as a whole.

    Parameters
    ----------
    base : Edition
        The edition below; it is not changed.
    tables : mapping of str to polars.DataFrame
        Tables by name, each keeping its contract.
    mark : str
        Says in every record what was replaced.
    """

    def __init__(self, base: Edition, tables: Mapping[str, pl.DataFrame], mark: str) -> None:
        self.folder = base.folder
        self.manifest = replace(base.manifest, edition=f"{base.manifest.edition} {mark}")
        self._frames: dict[str, pl.DataFrame] = {**base.frames_read(), **tables}
        self._places = {}


def has_library(edition: Edition) -> bool:
    """Say whether an edition holds a role library."""
    return _holds(edition, contracts.ROLE)


def overlaid_tables(base: Edition, own: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Lay a user's `role*` tables over those of an edition; see `OverlaidEdition`.

    Returns
    -------
    dict of str to polars.DataFrame
        All `role*` tables, each keeping its contract.
    """
    replaced = own["role"].get_column("family").unique().to_list()
    frames = {}
    for contract in LIBRARY_CONTRACTS:
        ours = base.table(contract.name) if has_library(base) else contract.empty()
        kept = ours.filter(~family_of(contract).is_in(replaced))
        frames[contract.name] = pl.concat([kept, own[contract.name]])
    claimed = own["role_alias"].get_column("title_key").to_list()
    mine = pl.col("role_id").is_in(own["role"].get_column("role_id").to_list())
    frames["role_alias"] = frames["role_alias"].filter(mine | ~pl.col("title_key").is_in(claimed))
    there = frames["role"].get_column("role_id").to_list()
    frames["role_move"] = frames["role_move"].filter(pl.col("to_role_id").is_in(there))
    return {
        contract.name: contract.check(frames[contract.name].sort(contract.key, nulls_last=False))
        for contract in LIBRARY_CONTRACTS
    }


def _holds(edition: Edition, contract: TableContract) -> bool:
    return any(entry.name == contract.name for entry in edition.manifest.tables)


def _jobs_left(
    base: Edition, own: Mapping[str, pl.DataFrame], contract: TableContract
) -> pl.DataFrame:
    """Rows of a table of jobs that a user's library does not put out of date."""
    replaced = own["role"].get_column("family").unique().to_list()
    # Codes of occupations hold no slash, so that no family ever has their name.
    family = pl.col("job_id").str.split("/").list.first()
    return base.table(contract.name).filter(~family.is_in(replaced))


def family_of(contract: TableContract) -> pl.Expr:
    """Expression for the family that a row of a `role*` table belongs to."""
    if "family" in contract.columns:
        return pl.col("family")
    if "role_id" in contract.columns:
        return pl.col("role_id").str.split("/").list.first()
    return pl.col("task_id").str.strip_prefix("lib:").str.split("/").list.first()
