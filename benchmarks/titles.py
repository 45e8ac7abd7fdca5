"""Time the title engine: building, reading many titles, one title; beside plain fuzzy matching.

Usage: OPENBLAS_NUM_THREADS=1 python benchmarks/titles.py RAW_FOLDER
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from jobmorph.build.raw import RawFolder
from jobmorph.build.train.titles import read_labelled_titles, train_engine
from jobmorph.reference.edition import open_edition
from jobmorph.work.title.store import pack_engine, unpack_engine
from jobmorph.work.titles import LexiconIndex


def timed(work):
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - processor


def load(path: Path):
    with np.load(path, allow_pickle=False) as stored:
        return unpack_engine({name: stored[name] for name in stored.files})


def main() -> None:
    raw, edition = RawFolder(Path(sys.argv[1])), open_edition()
    labelled = read_labelled_titles(raw)
    engine, wall, processor = timed(lambda: train_engine(labelled, edition))
    print(f"index and training: {wall:.1f} s wall, {processor:.1f} s processor")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "title_engine.npz"
        np.savez(path, **pack_engine(engine))
        print(f"file: {path.stat().st_size / 1e6:.1f} MB")
        engine, wall, processor = timed(lambda: load(path))
        print(f"load: {wall:.2f} s wall, {processor:.2f} s processor")
    titles = list(dict.fromkeys(labelled.titles))[:4000]
    _, wall, processor = timed(lambda: engine.read_all(titles))
    print(
        f"engine: {len(titles) / wall:.0f} titles/s wall, {len(titles) / processor:.0f} per cpu s"
    )
    single = [timed(lambda t=title: engine.read(t))[1] for title in titles[:50]]
    print(f"one title, warm: median {1000 * np.median(single):.1f} ms")
    look_up = LexiconIndex(edition.table("title"))
    _, wall, processor = timed(lambda: [look_up.nearest(title) for title in titles[:20]])
    print(
        f"rapidfuzz over the lexicon: {20 / wall:.1f} titles/s wall, {20 / processor:.1f} per cpu s"
    )


if __name__ == "__main__":
    main()
