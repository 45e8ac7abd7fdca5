"""Words of each node of observed moves: tasks, titles, activities, tools; used to build only."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.move_nodes import MoveNodes
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import onet
from jobmorph.reference.embedding import DIMENSIONS, embed_texts

FloatArray = NDArray[np.float64]
_TITLES_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class NodeTexts:
    """Unit vectors of n nodes, in their order; equal texts have cosine 1.

    Parameters
    ----------
    tasks, titles : ndarray, shape (n, words)
        Term weights of task statements and of titles, reduced to what nodes share.
    task_vectors, title_vectors : ndarray, shape (n, 256)
        Mean static vectors of the same.
    activities, technology, tools : ndarray, shape (n, ids)
        Inverse-frequency weights of detailed activities, kinds of software and of tools.
    """

    tasks: FloatArray
    titles: FloatArray
    task_vectors: FloatArray
    title_vectors: FloatArray
    activities: FloatArray
    technology: FloatArray
    tools: FloatArray


def read_texts(raw: RawFolder, nodes: MoveNodes, members: pl.DataFrame, release: str) -> NodeTexts:
    """Read words of every occupation of a release, and pool them by node.

    Returns
    -------
    NodeTexts
    """
    tasks = _by_node(onet.read_tasks(raw, release), "statement", members)
    reported = onet.read_reported_titles(raw, release).rename({"reported_title": "text"})
    alternate = onet.read_alternate_titles(raw, release).rename({"alternate_title": "text"})
    own = onet.read_occupations(raw, release).rename({"title": "text"})
    columns = ["occupation_onet2010", "text"]
    titles = _by_node(
        pl.concat([own.select(columns), reported.select(columns), alternate.select(columns)]),
        "text",
        members,
    )
    published = nodes.codes.select("moves_node", pl.col("title").alias("text"))
    titles = pl.concat([published, titles])
    links = onet.read_task_activities(raw, release)
    return NodeTexts(
        tasks=_term_weights(tasks, nodes),
        titles=_term_weights(titles, nodes),
        task_vectors=_mean_vectors(tasks, nodes),
        title_vectors=_mean_vectors(
            titles.group_by("moves_node", maintain_order=True).head(_TITLES_MOST), nodes
        ),
        activities=_id_weights(_by_node(links, "dwa_id", members), nodes),
        technology=_id_weights(
            _by_node(onet.read_technology(raw, release), "commodity_code", members), nodes
        ),
        tools=_id_weights(
            _by_node(onet.read_tools(raw, release), "commodity_code", members), nodes
        ),
    )


def _by_node(frame: pl.DataFrame, column: str, members: pl.DataFrame) -> pl.DataFrame:
    return (
        frame.select(
            pl.col("occupation_onet2010").str.slice(0, 7).alias("occupation_soc2010"),
            pl.col(column).alias("text"),
        )
        .drop_nulls()
        .join(members.select("moves_node", "occupation_soc2010"), on="occupation_soc2010")
        .select("moves_node", "text")
        .sort("moves_node", "text")
    )


def _term_weights(texts: pl.DataFrame, nodes: MoveNodes) -> FloatArray:
    from sklearn.feature_extraction.text import TfidfVectorizer

    joined = dict(texts.group_by("moves_node").agg(pl.col("text").str.join(" . ")).iter_rows())
    model = TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    return _dense(model.fit_transform([joined.get(node, "") for node in nodes.ids]))


def _dense(matrix: Any) -> FloatArray:
    return np.asarray(matrix.todense(), dtype=np.float64)


def _mean_vectors(texts: pl.DataFrame, nodes: MoveNodes) -> FloatArray:
    row = {node: at for at, node in enumerate(nodes.ids)}
    sums = np.zeros((len(row), DIMENSIONS))
    at = np.array([row[node] for node in texts.get_column("moves_node")])
    np.add.at(sums, at, embed_texts(texts.get_column("text").to_list()).astype(np.float64))
    # What all jobs have in common says nothing about two of them.
    return _unit(_unit(sums) - _unit(sums).mean(axis=0))


def _id_weights(texts: pl.DataFrame, nodes: MoveNodes) -> FloatArray:
    row = {node: at for at, node in enumerate(nodes.ids)}
    distinct = texts.unique().sort("moves_node", "text")
    column = {key: at for at, key in enumerate(distinct.get_column("text").unique().sort())}
    has = np.zeros((len(row), len(column)))
    for node, key in distinct.iter_rows():
        has[row[node], column[key]] = 1.0
    return _unit(has * np.log(len(row) / has.sum(axis=0)))


def _unit(rows: FloatArray) -> FloatArray:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1.0))
