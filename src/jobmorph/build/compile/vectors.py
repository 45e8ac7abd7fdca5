"""A vector per detailed activity, so that a text never seen before finds its neighbours."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet
from jobmorph.reference.embedding import DIMENSIONS, embed_texts

SCALE = 127


def compile_activity_vectors(raw: RawFolder, detailed: pl.DataFrame) -> NDArray[np.int8]:
    """Embed each detailed activity: its own sentence plus the mean of its tasks' statements.

    Numbers computed from sentences are figures: they ship, the sentences do not.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    detailed : polars.DataFrame
        Contract `detailed_activity`; its order is the order of the rows.

    Returns
    -------
    ndarray of int8, shape (2087, 256)
        Unit vectors times 127.
    """
    order = {dwa: row for row, dwa in enumerate(detailed.get_column("dwa_id").to_list())}
    tasks = onet.read_tasks(raw).select("task_id", "statement")
    linked = onet.read_task_activities(raw).select("task_id", "dwa_id").join(tasks, on="task_id")
    sums = np.zeros((len(order), DIMENSIONS))
    rows = np.array([order[dwa] for dwa in linked.get_column("dwa_id")])
    np.add.at(sums, rows, embed_texts(linked.get_column("statement").to_list()))
    own = onet.read_activity_reference(raw).unique("dwa_id").sort("dwa_id")
    vectors = _unit(sums) + embed_texts(own.get_column("dwa_title").to_list())
    return np.rint(_unit(vectors) * SCALE).astype(np.int8)


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(norms > 0, norms, 1.0)
