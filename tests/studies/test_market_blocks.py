import json

import joblib
import numpy as np
import polars as pl
import pytest

from jobmorph.schema.errors import DataError
from jobmorph.studies import market_blocks
from jobmorph.studies.market_blocks import run_blocks, run_stamp
from jobmorph.studies.market_run import MEASURES
from jobmorph.studies.market_scenarios import all_parameters

from .market_case import DRAWS, YEARS, draws, request


def test_a_run_goes_on_where_it_stopped_with_the_same_figures(tmp_path, monkeypatch):
    monkeypatch.setattr(market_blocks, "BLOCK_DRAWS", 2)
    told = []
    whole = run_blocks(
        request("cut-first"),
        draws(),
        folder=tmp_path,
        stamp="a",
        progress=lambda done, wanted: told.append((done, wanted)),
    )
    assert told == [(2, DRAWS), (4, DRAWS)]
    held = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "block-0001.parquet").unlink()
    again = run_blocks(request("cut-first"), draws(), folder=tmp_path, stamp="a")
    assert again.draws.tolist() == list(range(DRAWS))
    for key, values in whole.values.items():
        np.testing.assert_array_equal(again.values[key], values)
    for case, moves in whole.moves.items():
        np.testing.assert_array_equal(again.moves[case], moves)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == held
    monkeypatch.setattr(market_blocks, "run_block", None)
    kept = run_blocks(request("cut-first"), draws(), folder=tmp_path, stamp="a")
    np.testing.assert_array_equal(kept.moves["open"], whole.moves["open"])
    assert kept.held_back_share == pytest.approx(whole.held_back_share)


@pytest.mark.parametrize("backend", ["threading", "loky"])
def test_blocks_that_run_elsewhere_give_the_same_figures(backend, tmp_path, monkeypatch):
    monkeypatch.setattr(market_blocks, "BLOCK_DRAWS", 2)
    here = run_blocks(request("cut-first"), draws())
    with joblib.parallel_config(backend=backend, n_jobs=2):
        there = run_blocks(request("cut-first"), draws(), folder=tmp_path, stamp="a")
    assert there.draws.tolist() == here.draws.tolist()
    for key, values in here.values.items():
        np.testing.assert_array_equal(there.values[key], values)
    for case, moves in here.moves.items():
        np.testing.assert_array_equal(there.moves[case], moves)
    assert sorted(path.name for path in tmp_path.glob("block-????.parquet")) == [
        "block-0000.parquet", "block-0001.parquet",
    ]  # fmt: skip


def test_moves_that_are_not_whole_are_refused(tmp_path):
    run_blocks(request("slow"), draws(), folder=tmp_path, stamp="a")
    path = tmp_path / "block-0000.moves.parquet"
    pl.read_parquet(path).head(100).write_parquet(path)
    with pytest.raises(DataError, match="damaged"):
        run_blocks(request("slow"), draws(), folder=tmp_path, stamp="a")


def test_a_folder_of_another_run_is_refused(tmp_path):
    (tmp_path / "run.json").write_text(json.dumps({"stamp": "b"}), encoding="utf-8")
    with pytest.raises(DataError, match="another run"):
        run_blocks(request("slow"), draws(), folder=tmp_path, stamp="a")


def test_a_fingerprint_knows_what_a_run_rests_on():
    plain = run_stamp(all_parameters(), 10, 200)
    assert plain == run_stamp(all_parameters(), 10, 200)
    assert plain != run_stamp(all_parameters(), 10, 201)


def test_people_change_by_growth_alone_and_the_reference_is_the_scenario_of_slow():
    record = run_blocks(request("slow"), draws())
    for case in ("scenario", "open"):
        np.testing.assert_array_equal(
            record.values["network", case], record.values["network", "reference"]
        )
    shape = record.values["network", "reference"].shape
    assert shape == (DRAWS, 12 * YEARS, 22, len(MEASURES))
    employed = record.values["network", "reference"][..., 0].sum(axis=2)
    heads = request("slow").demand.baseline_heads.sum(axis=1)
    np.testing.assert_allclose(employed[:, -1] / employed[:, 0], heads[-1] / heads[0], rtol=5e-3)
