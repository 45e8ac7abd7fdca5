"""Ladders: what proficiency each level of a role takes, and a person's distance from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.ids import LEVELS, Level
from jobmorph.schema.tables import LADDER, PROFILE, SKILL_GAP

Purpose = Literal["hire", "advance"]
PROFICIENCY_MAXIMUM: Final = 5.0
PROFICIENCY_LEAST: Final = 1.0
LV_MAXIMUM: Final = 7.0
_Figure = TypeVar("_Figure", float, NDArray[np.float64], pl.Expr)


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


def ladder_of_needs(needs: pl.DataFrame, levels: Sequence[Level]) -> pl.DataFrame:
    """Find what it takes to be hired on each level and to advance from it.

    A level is entered with what it asks, but for the lowest one, where the last step is learned
    on the job (one level less, at least 1). One advances with what the next level asks; at the
    top, with what the level itself asks. This rule is ours (tier assumption).

    Parameters
    ----------
    needs : polars.DataFrame
        role_id, level, skill_id, proficiency_needed: what doing a level's work well takes.
    levels : sequence of Level
        Levels of the family, lowest first.

    Returns
    -------
    polars.DataFrame
        Contract `ladder`, in the order of the needs.

    Examples
    --------
    >>> needs = pl.DataFrame({"role_id": ["s/entry", "s/mid"], "level": ["entry", "mid"],
    ...     "skill_id": ["x", "x"], "proficiency_needed": [2.0, 3.0]})
    >>> ladder_of_needs(needs, ["entry", "mid"]).select("^proficiency.*$").rows()
    [(1.0, 3.0), (3.0, 3.0)]
    """
    above = dict(pairwise(levels))
    following = needs.select(
        pl.col("level").alias("_above"),
        "skill_id",
        pl.col("proficiency_needed").alias("_next"),
    )
    lowest = levels[0] if levels else ""
    learned = pl.max_horizontal(pl.col("proficiency_needed") - 1.0, pl.lit(PROFICIENCY_LEAST))
    frame = (
        needs.with_columns(
            pl.col("level")
            .replace_strict(above, default=None, return_dtype=pl.String)
            .alias("_above")
        )
        .join(following, on=["_above", "skill_id"], how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.col("level") == lowest)
            .then(pl.min_horizontal(learned, "proficiency_needed"))
            .otherwise(pl.col("proficiency_needed"))
            .alias("proficiency_hire"),
            pl.max_horizontal("_next", "proficiency_needed").alias("proficiency_advance"),
        )
    )
    return LADDER.check(frame.select(LADDER.columns))


def proficiency_of_level(rating: pl.Expr) -> pl.Expr:
    """Read a published level, scale LV 0 to 7, on the scale of proficiency: 1 + 4 LV / 7.

    The two scales mean the same kind of thing and no study joins them: an assumption.
    """
    return 1.0 + 4.0 * rating / LV_MAXIMUM


def in_halves(level: _Figure) -> _Figure:
    """Round a level to halves: finer than that nobody can tell levels apart.

    Examples
    --------
    >>> in_halves(2.74), in_halves(2.75)
    (2.5, 3.0)
    """
    return (2.0 * level + 0.5) // 1.0 / 2.0


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
    needed = rung.needs.select(
        "skill_id", pl.col(f"proficiency_{purpose}").alias("proficiency_needed")
    )
    return gap_between(profile, needed)


def gap_between(profile: pl.DataFrame, needed: pl.DataFrame) -> pl.DataFrame:
    """Find the distance from what a person has to what a target needs.

    Parameters
    ----------
    profile : polars.DataFrame
        Contract `profile`; a skill without a row is held at 0.
    needed : polars.DataFrame
        skill_id, proficiency_needed.

    Returns
    -------
    polars.DataFrame
        Contract `skill_gap`, largest gap first; gap = max(0, needed - held).
    """
    PROFILE.check(profile)
    gap = needed.join(profile, on="skill_id", how="left", maintain_order="left").with_columns(
        pl.col("proficiency_held").fill_null(0.0)
    )
    gap = gap.with_columns(
        (pl.col("proficiency_needed") - pl.col("proficiency_held"))
        .clip(0.0, PROFICIENCY_MAXIMUM)
        .alias("proficiency_gap")
    )
    ordered = gap.sort(["proficiency_gap", "skill_id"], descending=[True, False])
    return SKILL_GAP.check(ordered.select(SKILL_GAP.columns))
