"""Blocks of draws of a run, kept as parquet so that an interrupted run goes on where it stopped."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.studies.market_result import OUTSIDE
from jobmorph.studies.market_run import (
    CASES,
    MEASURES,
    Case,
    KeptArray,
    Model,
    RunRecord,
    RunRequest,
    cases_of,
    join_records,
    run_block,
)
from jobmorph.studies.progress import Progress

BLOCK_DRAWS: Final = 100
NOTE: Final = "run.json"
# Raised when blocks hold something else, so that those of an earlier version are not read.
BLOCK_VERSION: Final = 2
MOVES_SUFFIX: Final = ".moves.parquet"


def run_blocks(
    request: RunRequest,
    draws: SharedDraws,
    *,
    folder: Path | None = None,
    stamp: str = "",
    progress: Progress | None = None,
) -> RunRecord:
    """Run all draws, a hundred at a time.

    Blocks know nothing of each other, and joblib runs them: here one after the other, each on all
    cores. Inside `joblib.parallel_config(backend=..., n_jobs=...)` they go to processes or to a
    cluster that joblib has a backend for, one core each.

    Parameters
    ----------
    request : RunRequest
        What to run.
    draws : SharedDraws
        The M draws, those of the demand.
    folder : Path, optional
        Where blocks are kept as parquet; blocks that are there already are read, not run.
    stamp : str
        What the run rests on; a folder of another run is refused.
    progress : callable, optional
        Called with draws done and draws asked for.

    Raises
    ------
    DataError
        If the folder holds another run.
    InfeasibleError
        If no draw of a block comes to rest.
    """
    if folder is not None:
        _claim(folder, stamp)
    blocks = [
        np.arange(first, min(first + BLOCK_DRAWS, draws.count))
        for first in range(0, draws.count, BLOCK_DRAWS)
    ]
    paths = [folder and folder / f"block-{number:04d}.parquet" for number in range(len(blocks))]
    is_kept = [path is not None and path.is_file() for path in paths]
    runs = _runs(
        request, draws, [places for places, kept in zip(blocks, is_kept, strict=True) if not kept]
    )
    parts = []
    for places, path, kept in zip(blocks, paths, is_kept, strict=True):
        if path is not None and kept:
            parts.append(_read_block(path, request))
        else:
            parts.append(next(runs))
            if path is not None:
                _write_block(path, parts[-1], request)
        if progress is not None:
            progress(int(places[-1]) + 1, draws.count)
    return join_records(parts)


def _runs(
    request: RunRequest, draws: SharedDraws, blocks: list[NDArray[np.int64]]
) -> Iterator[RunRecord]:
    """Yield the records of blocks in their order, each as soon as it is there."""
    from joblib import Parallel, delayed
    from joblib.parallel import get_active_backend

    _, jobs = get_active_backend()
    threads = None if jobs == 1 else 1
    runs: Iterator[RunRecord] = Parallel(return_as="generator")(
        delayed(run_block)(request, draws, places, threads) for places in blocks
    )
    return runs


def run_stamp(parameters: ParameterSet, *details: object) -> str:
    """Return a fingerprint of what a run rests on."""
    triples = [(p.name, p.low, p.value, p.high) for p in parameters.values()]
    text = json.dumps([BLOCK_VERSION, triples, [str(detail) for detail in details]])
    return hashlib.sha256(text.encode()).hexdigest()


def _claim(folder: Path, stamp: str) -> None:
    """Mark a folder as this run's, or see that it is."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / NOTE
    if not note.is_file():
        note.write_text(json.dumps({"stamp": stamp}), encoding="utf-8")
    elif json.loads(note.read_text(encoding="utf-8")).get("stamp") != stamp:
        raise DataError(
            "the folder holds blocks of another run",
            where=str(folder),
            hint="Name another folder, or empty this one.",
        )


def _write_block(path: Path, record: RunRecord, request: RunRequest) -> None:
    """Write one block: a row for each model, case, draw, month and group; moves beside it."""
    frames = list(_frames(record, request))
    about = pl.DataFrame({"dropped": [record.dropped], "held_back_share": [record.held_back_share]})
    about.write_parquet(path.with_suffix(".note.parquet"))
    if record.moves:
        pl.concat(_move_frames(record, request)).write_parquet(path.with_suffix(MOVES_SUFFIX))
    partial = path.with_suffix(".partial")
    pl.concat(frames).write_parquet(partial)
    # A block is there whole or not at all, so that an interrupted run resumes cleanly.
    partial.replace(path)


def _frames(record: RunRecord, request: RunRequest) -> Iterator[pl.DataFrame]:
    for (model, case), values in record.values.items():
        draws, months, groups, _ = values.shape
        names = request.groups if model == "network" else ("all",)
        flat = values.reshape(-1, len(MEASURES))
        yield pl.DataFrame(
            {
                "model": pl.Series([model], dtype=pl.String).new_from_index(0, len(flat)),
                "case": pl.Series([case], dtype=pl.String).new_from_index(0, len(flat)),
                "draw": np.repeat(record.draws, months * groups),
                "month": np.tile(np.repeat(np.arange(months), groups), draws),
                "group": pl.Series(names, dtype=pl.String).gather(
                    np.tile(np.arange(groups), draws * months)
                ),
                **{name: flat[:, place] for place, name in enumerate(MEASURES)},
            }
        )


def _move_frames(record: RunRecord, request: RunRequest) -> Iterator[pl.DataFrame]:
    left = pl.Series([*request.groups, OUTSIDE], dtype=pl.String)
    entered = pl.Series(request.groups, dtype=pl.String)
    for case, values in record.moves.items():
        draws, rows, columns = values.shape
        yield pl.DataFrame(
            {
                "case": pl.Series([case], dtype=pl.String).new_from_index(0, values.size),
                "draw": np.repeat(record.draws, rows * columns),
                "origin_group": left.gather(np.tile(np.repeat(np.arange(rows), columns), draws)),
                "destination_group": entered.gather(np.tile(np.arange(columns), draws * rows)),
                "hires_heads_year": values.ravel(),
            }
        )


def _read_moves(path: Path, draws: int, request: RunRequest) -> dict[Case, KeptArray]:
    frame = pl.read_parquet(path.with_suffix(MOVES_SUFFIX))
    groups = len(request.groups)
    moves: dict[Case, KeptArray] = {}
    for case in CASES:
        flat = frame.filter(pl.col("case") == case).get_column("hires_heads_year").to_numpy()
        if flat.size != draws * (groups + 1) * groups:
            raise DataError("a block of a run is damaged", where=str(path))
        moves[case] = flat.reshape(draws, groups + 1, groups)
    return moves


def _read_block(path: Path, request: RunRequest) -> RunRecord:
    frame = pl.read_parquet(path)
    about = pl.read_parquet(path.with_suffix(".note.parquet"))
    draws = frame.get_column("draw").unique().sort().to_numpy()
    months = int(frame.get_column("month").n_unique())
    values: dict[tuple[Model, Case], KeptArray] = {}
    for model in request.models:
        groups = len(request.groups) if model == "network" else 1
        for case in cases_of(model):
            rows = frame.filter((pl.col("model") == model) & (pl.col("case") == case))
            flat = rows.select(MEASURES).to_numpy()
            if len(flat) != draws.size * months * groups:
                raise DataError("a block of a run is damaged", where=str(path))
            values[model, case] = flat.reshape(draws.size, months, groups, len(MEASURES))
    return RunRecord(
        values,
        draws,
        about.item(0, "dropped"),
        about.item(0, "held_back_share"),
        _read_moves(path, draws.size, request) if "network" in request.models else {},
    )
