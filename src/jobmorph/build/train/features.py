"""Feature matrices of the models of use, by variant. Nothing here sees usage."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.train.inputs import TrainingInputs
from jobmorph.build.train.text import surroundings
from jobmorph.reference.embedding import embed_texts
from jobmorph.schema.errors import ParameterError

FloatArray = NDArray[np.float64]

VOLUME = "volume_log_employment"
_BORROWED = 5.0
_SCORES = (
    "label_human_beta",
    "label_gpt4_beta",
    "label_alternative_beta",
    "label_automation",
    "label_late_rerun_beta",
    "label_late_consensus_cognition",
    "label_late_consensus_deployment",
    "label_late_consensus_regulation",
)


@dataclass(frozen=True, slots=True)
class FeatureVariant:
    """Which blocks of features a model may use.

    Parameters
    ----------
    name : str
        Name of the variant.
    is_late_allowed : bool
        Whether labels and ratings made from 2024 on enter; later language models may know the
        usage published since.
    is_text_allowed : bool
        Whether the words of the task enter: vectors, lengths, neighbours, number of occupations
        with the same text.
    """

    name: str
    is_late_allowed: bool
    is_text_allowed: bool


FULL = FeatureVariant("full", is_late_allowed=True, is_text_allowed=True)
SHIPPED = FeatureVariant("shipped", is_late_allowed=True, is_text_allowed=False)
LABELS_2023 = FeatureVariant("labels_2023", is_late_allowed=False, is_text_allowed=True)
VARIANTS = (FULL, SHIPPED, LABELS_2023)


@dataclass(frozen=True, slots=True)
class Design:
    """Features of T tasks, before anything is fitted to them.

    Parameters
    ----------
    names : tuple of str
        Columns of `values`.
    values : ndarray, shape (T, P)
        Numbers, NaN where missing.
    activities : scipy.sparse.csr_array, shape (T, A)
        1 where a task belongs to an intermediate or detailed activity.
    vectors : ndarray, shape (T, V)
        Sentence vectors; V = 0 where text is not allowed.
    texts : tuple of str
        Normalised texts; empty where text is not allowed.
    """

    names: tuple[str, ...]
    values: FloatArray
    activities: Any
    vectors: FloatArray
    texts: tuple[str, ...]

    def at_median_volume(self) -> "Design":
        """Return the same design with every task in an occupation of median employment."""
        values = self.values.copy()
        column = self.names.index(VOLUME)
        values[:, column] = np.nanmedian(values[:, column])
        return replace(self, values=values)

    def with_columns(self, names: tuple[str, ...], values: FloatArray) -> "Design":
        """Return the design with further numbers, shape (T, len(names))."""
        return replace(self, names=(*self.names, *names), values=np.hstack([self.values, values]))


def feature_columns(known: pl.DataFrame, variant: FeatureVariant) -> tuple[str, ...]:
    """Names of the known columns that a variant may use.

    Examples
    --------
    >>> frame = pl.DataFrame({"label_human_beta": [1.0], "text_words": [7.0]})
    >>> feature_columns(frame, SHIPPED)
    ('label_human_beta',)
    """
    return tuple(
        name
        for name in known.columns
        if (variant.is_late_allowed or "_late_" not in name)
        and (variant.is_text_allowed or not name.startswith("text_"))
    )


def build_design(
    inputs: TrainingInputs, variant: FeatureVariant, vectors: FloatArray | None = None
) -> Design:
    """Build the features of a variant.

    Parameters
    ----------
    inputs : TrainingInputs
        Its `usage` is not read.
    variant : FeatureVariant
        Which blocks enter.
    vectors : ndarray, shape (T, V), optional
        Sentence vectors; computed from the statements if text is allowed and none are given.

    Returns
    -------
    Design

    Raises
    ------
    ParameterError
        If the vectors do not fit the tasks.
    """
    tasks, known = inputs.tasks, inputs.known
    names = feature_columns(known, variant)
    scores = _filled(known.select(name for name in _SCORES if name in names).to_numpy())
    detailed, intermediate, general = (
        activity_matrix(tasks["task_id"], inputs.activities, level)
        for level in ("dwa_id", "iwa_id", "gwa_id")
    )
    occupation = _membership(tasks["occupation_onet2019"])
    blocks = {
        "detailed": mean_of_others(detailed, scores),
        "intermediate": mean_of_others(intermediate, scores),
        "occupation": mean_of_others(occupation, scores),
    }
    labelled = [f"mean_{block}_{s}" for block in blocks for s in range(scores.shape[1])]
    gwa = [f"gwa_{column}" for column in range(general.shape[1])]
    values = [known.select(names).to_numpy(), *blocks.values(), general.toarray()]
    design = Design(
        names=(*names, *labelled, *gwa),
        values=np.hstack(values).astype(np.float64),
        activities=_side_by_side(intermediate, detailed),
        vectors=np.zeros((tasks.height, 0)),
        texts=(),
    )
    return _with_text(design, inputs, scores, vectors) if variant.is_text_allowed else design


def statement_vectors(tasks: pl.DataFrame) -> FloatArray:
    """Embed the statements of tasks; shape (T, 256), rows of length 1."""
    return embed_texts(tasks["statement"].to_list()).astype(np.float64)


def _with_text(
    design: Design, inputs: TrainingInputs, scores: FloatArray, vectors: FloatArray | None
) -> Design:
    keys = inputs.tasks["statement_key"]
    if vectors is None:
        vectors = statement_vectors(inputs.tasks)
    if len(vectors) != keys.len():
        raise ParameterError(f"{len(vectors)} sentence vectors for {keys.len()} tasks")
    around = surroundings(keys, vectors, scores, inputs.known["text_characters"].to_numpy())
    wider = design.with_columns(around.names, around.values)
    return replace(wider, vectors=vectors, texts=tuple(keys.to_list()))


def activity_matrix(task_ids: pl.Series, activities: pl.DataFrame, level: str) -> Any:
    """Mark the activities of each task.

    Parameters
    ----------
    task_ids : polars.Series
        T tasks.
    activities : polars.DataFrame
        task_id and the column `level`.
    level : str
        dwa_id, iwa_id or gwa_id.

    Returns
    -------
    scipy.sparse.csr_array, shape (T, A)
        Activities sorted by id.
    """
    from scipy.sparse import coo_array

    rows = pl.DataFrame({"task_id": task_ids}).with_row_index("row")
    links = activities.select("task_id", level).unique().join(rows, on="task_id").sort("row", level)
    names = links[level].unique().sort()
    columns = links[level].replace_strict(names, pl.arange(0, names.len(), eager=True))
    at = (links["row"].to_numpy().astype(np.int64), columns.to_numpy().astype(np.int64))
    return coo_array((np.ones(links.height), at), shape=(task_ids.len(), names.len())).tocsr()


def mean_of_others(membership: Any, scores: FloatArray) -> FloatArray:
    """Mean score of the other tasks that share a group, pulled to the overall mean.

    Parameters
    ----------
    membership : scipy.sparse array, shape (T, G)
        1 where a task is in a group; a task can be in several.
    scores : ndarray, shape (T, S)
        Label scores.

    Returns
    -------
    ndarray, shape (T, S)
        The overall mean counts as much as five tasks.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> mean_of_others(csr_array([[1.0], [1.0]]), np.array([[0.0], [1.0]])).round(3).tolist()
    [[0.583], [0.417]]
    """
    sizes = np.asarray(membership.sum(axis=0)).ravel()
    own = np.asarray(membership.sum(axis=1)).ravel()
    totals = membership @ (membership.T @ scores) - own[:, None] * scores
    counts = membership @ sizes - own
    return np.asarray((totals + _BORROWED * scores.mean(axis=0)) / (counts + _BORROWED)[:, None])


def _membership(groups: pl.Series) -> Any:
    from scipy.sparse import csr_array

    column = groups.rank("dense").to_numpy().astype(np.int64) - 1
    shape = (column.size, int(column.max()) + 1)
    return csr_array((np.ones(column.size), (np.arange(column.size), column)), shape=shape)


def _side_by_side(left: Any, right: Any) -> Any:
    from scipy.sparse import hstack

    return hstack([left, right]).tocsr()


def _filled(scores: FloatArray) -> FloatArray:
    return np.where(np.isnan(scores), np.nanmean(scores, axis=0), scores)
