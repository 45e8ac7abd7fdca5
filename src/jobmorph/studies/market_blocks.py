"""Blocks of draws of a run, kept as parquet so that an interrupted run goes on where it stopped."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from jobmorph.schema.errors import DataError
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.studies.market_run import (
    MEASURES,
    Case,
    KeptArray,
    Model,
    Progress,
    RunRecord,
    RunRequest,
    cases_of,
    join_records,
    run_block,
)

BLOCK_DRAWS: Final = 100
NOTE: Final = "run.json"


def run_blocks(
    request: RunRequest,
    draws: SharedDraws,
    *,
    folder: Path | None = None,
    stamp: str = "",
    progress: Progress | None = None,
) -> RunRecord:
    """Run all draws, a hundred at a time.

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
    parts = []
    for first in range(0, draws.count, BLOCK_DRAWS):
        places = np.arange(first, min(first + BLOCK_DRAWS, draws.count))
        path = None if folder is None else folder / f"block-{first // BLOCK_DRAWS:04d}.parquet"
        if path is not None and path.is_file():
            parts.append(_read_block(path, request))
        else:
            parts.append(run_block(request, draws, places))
            if path is not None:
                _write_block(path, parts[-1], request)
        if progress is not None:
            progress(int(places[-1]) + 1, draws.count)
    return join_records(parts)


def run_stamp(parameters: ParameterSet, *details: object) -> str:
    """Return a fingerprint of what a run rests on."""
    triples = [(p.name, p.low, p.value, p.high) for p in parameters.values()]
    text = json.dumps([triples, [str(detail) for detail in details]])
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
    """Write one block: a row for each model, case, draw, month and group."""
    frames = list(_frames(record, request))
    about = pl.DataFrame({"dropped": [record.dropped], "held_back_share": [record.held_back_share]})
    about.write_parquet(path.with_suffix(".note.parquet"))
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
    return RunRecord(values, draws, about.item(0, "dropped"), about.item(0, "held_back_share"))
