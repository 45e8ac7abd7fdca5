"""Where people of a job move today: observed flows, smoothed, of the job's nearest occupations."""

from typing import Final

import polars as pl

from jobmorph.pathways.destination import destinations_of_job
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.ids import ELSEWHERE
from jobmorph.schema.job import Anchor, JobRef

MOST_MOVES: Final = 8


def observed_moves(today: tuple[str, ...], edition: Edition) -> pl.DataFrame | None:
    """Return where leavers of some jobs go; None where no survey resolves them.

    Parameters
    ----------
    today : tuple of str
        Six-digit codes that do this work today.
    edition : Edition
        Tables move_probability, move_node and bridge.

    Returns
    -------
    polars.DataFrame or None
        title, move_probability_low, move_probability, move_probability_high (shares of leavers,
        8 in 10 between), support; the likeliest first, at most eight.
    """
    bridge = edition.table("bridge")
    codes = bridge.filter(
        pl.col("occupation_soc2018").is_in(list(today)) & pl.col("moves_node").is_not_null()
    ).get_column("occupation_onet2019")
    if codes.is_empty():
        return None
    weight = 1.0 / codes.len()
    job = JobRef("custom", "custom", "", None, tuple(Anchor(code, weight) for code in codes))
    try:
        found = destinations_of_job(job, edition.table("move_probability"), bridge)
    except NoMatchError:
        return None
    titles = edition.table("move_node").select(pl.col("moves_node"), "title")
    return (
        found.filter("is_resolvable")
        .filter(pl.col("destination_node") != ELSEWHERE)
        .join(titles, left_on="destination_node", right_on="moves_node", maintain_order="left")
        .head(MOST_MOVES)
        .select(
            "title",
            "move_probability_low",
            "move_probability",
            "move_probability_high",
            "support",
        )
    )
