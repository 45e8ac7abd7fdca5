"""Tables of moves between occupations: nodes, links, probabilities."""

from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.move_links import link_occupations
from jobmorph.build.compile.move_nodes import MoveNodes, merge_siblings
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.observed_moves import read_observed_moves
from jobmorph.pathways.choice import PooledFlows
from jobmorph.schema.ids import ELSEWHERE, RANGE_ENDS, SUPPORT_CLASSES
from jobmorph.schema.tables import MOVE_LINK, MOVE_NODE, MOVE_PROBABILITY

FloatArray = NDArray[np.float64]

COVERED: Final = 0.97
DESTINATIONS_MOST: Final = 250
# Two significant digits: finer than any range, and small on disk.
DIGITS: Final = 2
_CLASS_FROM: Final = (3.0, 10.0, 30.0)
_TITLES_SHOWN: Final = 3


def compile_moves(raw: RawFolder, occupations: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Compile the tables `move_node` and `move_link`.

    Parameters
    ----------
    raw : RawFolder
        Holds the observed moves and the crosswalks.
    occupations : polars.DataFrame
        Contract `occupation`.

    Returns
    -------
    dict of str to polars.DataFrame
        By the names of their contracts.
    """
    nodes = merge_siblings(read_observed_moves(raw))
    links = MOVE_LINK.check(link_occupations(raw, nodes, occupations))
    return {"move_node": compile_move_nodes(nodes, links, occupations), "move_link": links}


def compile_move_nodes(
    nodes: MoveNodes, links: pl.DataFrame, occupations: pl.DataFrame
) -> pl.DataFrame:
    """Compile the table `move_node`.

    A merged node bears the titles of its members, the largest first; its job zone is the rounded
    mean over its occupations, null where it has none.

    Returns
    -------
    polars.DataFrame
        Contract `move_node`, sorted by node.
    """
    titles = nodes.codes.sort("employment_heads", "code_soc2010", descending=[True, False])
    named = titles.group_by("moves_node", maintain_order=True).agg(
        pl.col("title").head(_TITLES_SHOWN).str.join("; "),
        pl.col("code_soc2010").sort().alias("codes_soc2010"),
        (pl.len() > 1).alias("is_node_merged"),
    )
    zones = (
        links.join(occupations, on="occupation_onet2019")
        .group_by("moves_node")
        .agg(pl.col("job_zone").mean().round().cast(pl.Int64))
    )
    figures = pl.DataFrame(
        {
            "moves_node": nodes.ids,
            "employment_heads": nodes.heads,
            "leave_share_year": (nodes.leavers / nodes.mass).round(4),
            "support": support_classes(nodes.leavers),
        }
    )
    frame = (figures.join(named, on="moves_node").join(zones, on="moves_node", how="left")).sort(
        "moves_node"
    )
    return MOVE_NODE.check(frame.select(MOVE_NODE.columns))


def probability_table(nodes: MoveNodes, flows: PooledFlows) -> pl.DataFrame:
    """Compile the table `move_probability`.

    For each node the likeliest destinations until they cover 97% of leavers, 250 at most; the
    rest stands as 'elsewhere', without a range. Observed shares of fewer than three people are
    not told.

    Parameters
    ----------
    nodes : MoveNodes
        The network with its observed movers.
    flows : PooledFlows
        Probabilities and ranges of all pairs.

    Returns
    -------
    polars.DataFrame
        Contract `move_probability`, sorted by node and falling probability.
    """
    frames = [_destinations(nodes, flows, row) for row in range(len(nodes.ids))]
    return MOVE_PROBABILITY.check(pl.concat(frames))


def support_classes(people: FloatArray) -> list[str]:
    """Put numbers of people into classes.

    Examples
    --------
    >>> support_classes(np.array([0.0, 2.9, 3.0, 12.0, 400.0]))
    ['<3', '<3', '3-9', '10-29', '30+']
    """
    return [SUPPORT_CLASSES[at] for at in np.digitize(people, _CLASS_FROM)]


def _destinations(nodes: MoveNodes, flows: PooledFlows, row: int) -> pl.DataFrame:
    chance = flows.probability[row]
    order = np.argsort(-chance, kind="stable")
    needed = int(np.searchsorted(np.cumsum(chance[order]), COVERED)) + 1
    at = order[: min(needed, DESTINATIONS_MOST, chance.size - 1)]
    people = nodes.movers[row]
    shares = people / max(people.sum(), 1e-12)
    told = [float(shares[j]) if people[j] >= _CLASS_FROM[0] else None for j in at]
    rest = 1.0 - chance[at].sum()
    left = people.sum() - people[at].sum()
    columns = {
        "moves_node": [nodes.ids[row]] * (at.size + 1),
        "destination_node": [*(nodes.ids[j] for j in at), ELSEWHERE],
        "move_probability": np.r_[chance[at], rest],
        "move_probability_low": [*flows.low[row, at], None],
        "move_probability_high": [*flows.high[row, at], None],
        "observed_share": [*told, None],
        "support": support_classes(np.r_[people[at], left]),
    }
    numbers = pl.col(pl.Float64).round_sig_figs(DIGITS)
    frame = pl.DataFrame(columns, schema=MOVE_PROBABILITY.polars_schema).with_columns(numbers)
    # Rounding must not push the middle out of its range.
    low, middle, high = (pl.col(f"move_probability{end}") for end in RANGE_ENDS)
    return frame.with_columns(
        pl.when(low.is_not_null()).then(pl.min_horizontal(low, middle)),
        pl.when(high.is_not_null()).then(pl.max_horizontal(high, middle)),
    )
