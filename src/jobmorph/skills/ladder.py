"""Ladders: what proficiency each level of a role takes, and a person's distance from it."""

from dataclasses import dataclass
from typing import Final, Literal

import polars as pl

from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.ids import LEVELS, Level
from jobmorph.schema.tables import LADDER, PROFILE, SKILL_GAP

Purpose = Literal["hire", "advance"]
PROFICIENCY_MAXIMUM: Final = 5.0


@dataclass(frozen=True, slots=True)
class Rung:
    """What one level of a role takes.

    Parameters
    ----------
    role_id : str
        Library role.
    level : Level
        Its level.
    needs : polars.DataFrame
        Contract `ladder`, rows of this role only.
    """

    role_id: str
    level: Level
    needs: pl.DataFrame


def rung_of(ladder: pl.DataFrame, role_id: str) -> Rung:
    """Pick one role's rung.

    Raises
    ------
    NoMatchError
        If the ladder does not hold the role.
    """
    needs = LADDER.check(ladder).filter(pl.col("role_id") == role_id)
    if needs.is_empty():
        raise NoMatchError(
            f"no ladder for role {role_id!r}; roles with one",
            items=ladder.get_column("role_id").unique().sort(),
        )
    level = next(name for name in LEVELS if name == needs.item(0, "level"))
    return Rung(role_id, level, needs)


def gap_to(profile: pl.DataFrame, rung: Rung, purpose: Purpose = "hire") -> pl.DataFrame:
    """Find what a person lacks for a rung: to be hired on it, or to advance from it.

    Parameters
    ----------
    profile : polars.DataFrame
        Contract `profile`; a skill without a row is held at 0.
    rung : Rung
        The target.
    purpose : {'hire', 'advance'}
        Which of the rung's two thresholds counts.

    Returns
    -------
    polars.DataFrame
        Contract `skill_gap`, largest gap first; gap = max(0, needed - held).

    Examples
    --------
    >>> ladder = pl.DataFrame({"role_id": ["sales/mid"], "level": ["mid"], "skill_id": ["2.A.1.b"],
    ...     "proficiency_hire": [3.0], "proficiency_advance": [4.0]})
    >>> held = pl.DataFrame({"skill_id": ["2.A.1.b"], "proficiency_held": [2.5]})
    >>> gap_to(held, rung_of(ladder, "sales/mid"))["proficiency_gap"].to_list()
    [0.5]
    """
    PROFILE.check(profile)
    needed = rung.needs.select(
        "skill_id", pl.col(f"proficiency_{purpose}").alias("proficiency_needed")
    )
    gap = needed.join(profile, on="skill_id", how="left").with_columns(
        pl.col("proficiency_held").fill_null(0.0)
    )
    gap = gap.with_columns(
        (pl.col("proficiency_needed") - pl.col("proficiency_held"))
        .clip(0.0, PROFICIENCY_MAXIMUM)
        .alias("proficiency_gap")
    )
    ordered = gap.sort(["proficiency_gap", "skill_id"], descending=[True, False])
    return SKILL_GAP.check(ordered.select(SKILL_GAP.columns))
