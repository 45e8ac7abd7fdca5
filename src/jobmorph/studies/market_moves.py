"""Who went where in the last year of a run, by groups; and what was counted before it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.reference.tables import TableSource
from jobmorph.schema.estimate import summarise_draws
from jobmorph.schema.tables import MARKET_MOVE, MARKET_NET_MOVE, MARKET_PAST
from jobmorph.studies.market_result import OUTSIDE
from jobmorph.studies.market_run import CASES, KeptArray, RunRecord
from jobmorph.studies.market_summary import DIFFERENCES

FloatArray = NDArray[np.float64]

# The columns of the past and the series they are.
_SERIES: Final = {"unemployment_share": "unemployment", "openings_share": "openings"}


def move_table(record: RunRecord, members: FloatArray, group_ids: Sequence[str]) -> pl.DataFrame:
    """Lay hires of the last year out by group left and entered; see `MarketResult.moves`.

    Parameters
    ----------
    record : RunRecord
        The run.
    members : ndarray, shape (H, G)
        1 where a group of the record belongs to a group shown; row 0 is all of them.
    group_ids : sequence of str
        The H groups shown.

    Returns
    -------
    polars.DataFrame
        Contract `market_move`; from 'all' are hires of everybody, those from outside too.
    """
    left = np.zeros((members.shape[0] + 1, members.shape[1] + 1))
    left[:-1, :-1] = members
    left[0, -1] = left[-1, -1] = 1.0
    told = _beside({str(case): _shown(record.moves[case], left, members) for case in CASES})
    origins = (*group_ids, OUTSIDE)
    return MARKET_MOVE.check(
        pl.concat([_rows(values, case, origins, group_ids) for case, values in told.items()])
    )


def net_move_table(
    record: RunRecord, members: FloatArray, group_ids: Sequence[str]
) -> pl.DataFrame:
    """Take what each group gains from the others draw by draw; see `MarketResult.net_moves`.

    Arguments as in `move_table`; row 0, all groups, gains nothing and is left out.

    Returns
    -------
    polars.DataFrame
        Contract `market_net_move`.
    """
    told = _beside({str(case): _net(record.moves[case], members[1:]) for case in CASES})
    frames = []
    for case, values in told.items():
        found = summarise_draws(values)
        rows = len(found.mid)
        frames.append(
            pl.DataFrame(
                {
                    "market_group": list(group_ids[1:]),
                    "market_case": pl.Series([case], dtype=pl.String).new_from_index(0, rows),
                    "net_moves_heads_year_low": found.low,
                    "net_moves_heads_year": found.mid,
                    "net_moves_heads_year_high": found.high,
                }
            )
        )
    return MARKET_NET_MOVE.check(pl.concat(frames))


def _net(moves: KeptArray, members: FloatArray) -> FloatArray:
    """In less out; who moves inside a group counts in both."""
    between = moves[:, :-1].astype(np.float64)
    net: FloatArray = members @ (between.sum(axis=1) - between.sum(axis=2)).T
    return net


def _beside(told: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """Add the differences to the reference, draw by draw."""
    apart = {name: told[case] - told["reference"] for name, case in DIFFERENCES.items()}
    return {**told, **apart}


def _shown(moves: KeptArray, left: FloatArray, entered: FloatArray) -> FloatArray:
    shown: FloatArray = np.einsum("ho,mog,kg->hkm", left, moves, entered, optimize=True)
    return shown


def _rows(
    values: FloatArray, case: str, origins: Sequence[str], destinations: Sequence[str]
) -> pl.DataFrame:
    found = summarise_draws(values)
    pairs = len(origins) * len(destinations)
    return pl.DataFrame(
        {
            "origin_group": np.repeat(list(origins), len(destinations)),
            "destination_group": list(destinations) * len(origins),
            "market_case": pl.Series([case], dtype=pl.String).new_from_index(0, pairs),
            "hires_heads_year_low": found.low.ravel(),
            "hires_heads_year": found.mid.ravel(),
            "hires_heads_year_high": found.high.ravel(),
        }
    )


def past_table(edition: TableSource) -> pl.DataFrame:
    """Set unemployment and openings as published side by side; see `MarketResult.past`.

    Parameters
    ----------
    edition : TableSource
        Holds `labour_target`.

    Returns
    -------
    polars.DataFrame
        Contract `market_past`; months that have both.
    """
    series = edition.table("labour_target")

    def one(name: str) -> pl.DataFrame:
        rows = series.filter(pl.col("target_id") == _SERIES[name])
        return rows.select("period", pl.col("target_value").alias(name))

    first, second = _SERIES
    both = one(first).join(one(second), on="period", maintain_order="left")
    return MARKET_PAST.check(both.sort("period"))
