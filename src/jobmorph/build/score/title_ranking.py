"""Score of title-to-title ranking: TalentCLEF 2025, task A, English validation part."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.esco import esco_titles
from jobmorph.build.raw import RawFolder
from jobmorph.build.score.metrics import Interval, cluster_interval
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.train.title_map import fit_similar_titles
from jobmorph.reference.embedding import embed_texts
from jobmorph.reference.tables import TableSource
from jobmorph.schema.errors import DataError
from jobmorph.work.title.normalise import plain_title
from jobmorph.work.title.similar import SimilarTitles

FloatArray = NDArray[np.float64]

AREA: Final = "titles"
FLOOR, GOAL = 0.427, 0.497
# Published matches of the surer kinds and shared names; right more often than not.
LEAST_WEIGHT: Final = 0.5
# Multilingual MiniLM on the same pairs, from the published table of baselines.
TRANSFORMER: Final = 0.4971
_FOLDER: Final = "validation_only/titles/talentclef2025_taskA_en"
_DATA: Final = "TalentCLEF 2025 task A, English validation part (scoring only, never shipped)"
_PROTOCOL: Final = (
    "105 query titles, each ranks 2,619 titles; map and occupations fitted to the title lexicon "
    "alone; settings chosen by rule on held-out lexicon names and on ESCO names; while the method "
    "was sought this score was printed beside those two; 95% interval over queries"
)


@dataclass(frozen=True, slots=True)
class RankingTask:
    """Queries, a corpus and what is relevant.

    Parameters
    ----------
    queries, corpus : tuple of str
        Q and C titles.
    is_relevant : ndarray of bool, shape (Q, C)
        Marked by the task's authors.
    """

    queries: tuple[str, ...]
    corpus: tuple[str, ...]
    is_relevant: NDArray[np.bool_]


def read_ranking_task(raw: RawFolder) -> RankingTask:
    """Read the task.

    Raises
    ------
    DataError
        If a file is absent or a judgement names an unknown title.
    """
    queries = _read(raw, "validation_english_queries", has_header=True)
    corpus = _read(raw, "validation_english_corpus_elements", has_header=True)
    judged = _read(raw, "validation_english_qrels.tsv", has_header=False)
    query_of = {name: row for row, name in enumerate(queries["q_id"])}
    title_of = {name: row for row, name in enumerate(corpus["c_id"])}
    judged.columns = ["q_id", "round", "c_id", "relevance"]
    relevant = judged.filter(pl.col("relevance").cast(pl.Int64) > 0)
    asked, given = relevant["q_id"].to_list(), relevant["c_id"].to_list()
    strangers = sorted({*asked} - {*query_of}) + sorted({*given} - {*title_of})
    if strangers:
        raise DataError("judgements name unknown titles", where=_FOLDER, items=strangers)
    marks = np.zeros((queries.height, corpus.height), dtype=bool)
    marks[[query_of[name] for name in asked], [title_of[name] for name in given]] = True
    return RankingTask(tuple(queries["jobtitle"]), tuple(corpus["jobtitle"]), marks)


def average_precisions(scores: NDArray[np.floating], is_relevant: NDArray[np.bool_]) -> FloatArray:
    """Average precision of each query: the mean of precision at each relevant title.

    Parameters
    ----------
    scores : ndarray, shape (Q, C)
        Larger ranks first; equals keep their order.
    is_relevant : ndarray of bool, shape (Q, C)
        At least one per query.

    Returns
    -------
    ndarray, shape (Q,)

    Examples
    --------
    >>> average_precisions(np.array([[3.0, 2.0, 1.0]]), np.array([[True, False, True]])).round(3)
    array([0.833])
    """
    order = np.argsort(-scores, axis=1, kind="stable")
    hits = np.take_along_axis(is_relevant, order, axis=1)
    precision = np.cumsum(hits, axis=1) / np.arange(1, hits.shape[1] + 1)
    return np.asarray((precision * hits).sum(axis=1) / hits.sum(axis=1), dtype=np.float64)


def published_names(tables: TableSource) -> pl.DataFrame:
    """Return the names of O*NET and BLS, on which the settings were chosen."""
    return tables.table("title").filter(~pl.col("title_source").is_in(["esco", "filed"]))


def score_title_ranking(raw: RawFolder, tables: TableSource) -> list[ScoreRow]:
    """Score the ranker and its parts beside the plain embedding.

    Parameters
    ----------
    raw : RawFolder
        The raw files, the validation-only ones included.
    tables : TableSource
        Table `title`.

    Returns
    -------
    list of ScoreRow
        `titles.talentclef_map` and the parts as variants.
    """
    task = read_ranking_task(raw)
    similar = fit_similar_titles(published_names(tables))
    static = embed_texts(task.queries) @ embed_texts(task.corpus).T
    base = average_precisions(static, task.is_relevant)
    whole = average_precisions(similar.nearness(task.queries, task.corpus), task.is_relevant)
    plain = "static embedding, cosine"
    rows = [
        _row("titles.talentclef_map", whole, plain, float(base.mean()), FLOOR, GOAL),
        _row("titles.variants.talentclef_static", base, plain, float(base.mean()), None, None),
        _row("titles.variants.talentclef_against_transformer", whole,
             "multilingual MiniLM, cosine", TRANSFORMER, None, None),
    ]  # fmt: skip
    rows += [
        _row(f"titles.variants.talentclef_{name}", average_precisions(score, task.is_relevant),
             plain, float(base.mean()), None, None)
        for name, score in _parts(similar, task).items()
    ]  # fmt: skip
    rows.append(
        _row("titles.variants.talentclef_with_esco", _with_esco(raw, tables, task), plain,
             float(base.mean()), None, None)
    )  # fmt: skip
    gain = whole - base
    rows.append(
        ScoreRow("titles.variants.talentclef_gain", "gain in mean average precision", _PROTOCOL,
                 _interval(gain), gain.size, plain, 0.0, None, None, _DATA, area=AREA)
    )  # fmt: skip
    return rows


def _with_esco(raw: RawFolder, tables: TableSource, task: RankingTask) -> FloatArray:
    """Fit to ESCO's names too, where their link is right more often than not."""
    more = esco_titles(raw, tables.table("occupation")).filter(pl.col("weight") >= LEAST_WEIGHT)
    columns = ("title", "occupation_onet2019")
    names = pl.concat([published_names(tables).select(columns), more.select(columns)])
    nearness = fit_similar_titles(names).nearness(task.queries, task.corpus)
    return average_precisions(nearness, task.is_relevant)


def _parts(similar: SimilarTitles, task: RankingTask) -> Mapping[str, NDArray[np.floating]]:
    asked, given = (
        [plain_title(title) for title in titles] for titles in (task.queries, task.corpus)
    )
    space = similar.space
    near, far = space.vectors(asked), space.vectors(given)
    whole_asked, whole_given = (space.embed([t.key for t in ts]) for ts in (asked, given))
    words_asked, words_given = (space.words.sums(titles, space.embed) for titles in (asked, given))
    return {
        "rarity_weighted_words": words_asked @ words_given.T,
        "whole_mapped": space.whole_map.apply(whole_asked) @ space.whole_map.apply(whole_given).T,
        "words_mapped": space.words_map.apply(words_asked) @ space.words_map.apply(words_given).T,
        "vectors": near @ far.T,
        "meanings": similar.compared_meanings(near, far),
    }


def _row(
    metric_id: str,
    values: FloatArray,
    baseline: str,
    baseline_value: float,
    floor: float | None,
    goal: float | None,
) -> ScoreRow:
    return ScoreRow(metric_id, "mean average precision of similar titles", _PROTOCOL,
                    _interval(values), values.size, baseline, baseline_value, floor, goal, _DATA,
                    area=AREA)  # fmt: skip


def _interval(values: FloatArray) -> Interval:
    return cluster_interval(lambda rows: float(values[rows].mean()), np.arange(values.size))


def _read(raw: RawFolder, name: str, *, has_header: bool) -> pl.DataFrame:
    content = raw.read(f"{_FOLDER}/{name}").content
    return pl.read_csv(
        content, separator="\t", infer_schema=False, quote_char=None, has_header=has_header
    )
