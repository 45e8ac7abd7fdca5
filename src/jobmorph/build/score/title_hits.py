"""Scores of the title reader on employers' titles that it has not seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.score.metrics import Interval, cluster_interval, on_rows
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.train.title_labels import FOLDS, LabelledTitles
from jobmorph.build.train.title_names import cross_candidates, search_without_filings
from jobmorph.build.train.title_ranker import (
    CandidateSet,
    cross_scores,
    find_candidates,
    fit_scaling,
    row_weights,
)
from jobmorph.build.train.titles import stated_chances
from jobmorph.work.title.calibrate import calibration_error, error_at_abstention
from jobmorph.work.title.rerank import FEATURES

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Tables = Mapping[str, pl.DataFrame]

AREA: Final = "titles"
UNLEARNED: Final = ("words_vote", "letters_vote", "meaning_vote", "pairs", "share", "text", "fused")
SEVERAL: Final = 5
SHARES: Final = (0, 5, 10, 15, 20, 30, 40, 50, 60, 70, 80, 90)
DATA: Final = "US DoL OFLC filings (development sample), O*NET, BLS and ESCO names"
UNSEEN: Final = (
    "999 titles, one per code in turn; any filed code counts; names without filings; ranker, "
    "habits and chances fitted to the other four of five folds (equal core words share a fold)"
)
IN_DOMAIN: Final = "as unseen, with the development titles of the other four folds among the names"
_FUSION: Final = "best fusion of published searches, not learned"
_BASELINES: Final = {"top1": 0.593, "top5": 0.775, "two_digit": 0.780}
_PEER: Final = {"top1": 0.363, "top5": 0.479, "two_digit": 0.602}
_IN_DOMAIN: Final = {"top1": 0.572, "top5": 0.765, "two_digit": 0.790}
_FLOORS: Final = {"top1": 0.60, "top5": 0.785, "two_digit": 0.79}
_GOALS: Final = {"top1": 0.65, "top5": 0.82, "two_digit": 0.82}
_GOALS_IN_DOMAIN: Final = {"top1": 0.68, "top5": 0.85, "two_digit": 0.85}
_ECE: Final = "calibration error of the first answer, ten bins"
_WORDS: Final = {
    "top1": "first answer right",
    "top5": "right among five",
    "two_digit": "two digits right",
}


@dataclass(frozen=True, slots=True)
class CrossFit:
    """Answers of rankers that have not seen the titles.

    Parameters
    ----------
    scores, right, is_major_right : ndarray, shape (N, K)
        Score of each candidate; 1 where it is right; 1 where its first two digits are.
    stated : ndarray, shape (N,)
        Stated chance of the first answer.
    """

    scores: FloatArray
    right: FloatArray
    is_major_right: FloatArray
    stated: FloatArray

    def hits(self, rows: IntArray) -> dict[str, FloatArray]:
        """Right or not for each title: first, among five, first two digits."""
        order = np.argsort(-self.scores[rows], axis=1, kind="stable")
        right = np.take_along_axis(self.right[rows], order, axis=1)
        major = np.take_along_axis(self.is_major_right[rows], order, axis=1)
        return {"top1": right[:, 0], "top5": right[:, :5].max(axis=1), "two_digit": major[:, 0]}


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What a set of hits is held against."""

    name: str
    values: Mapping[str, float]
    floors: Mapping[str, float]
    goals: Mapping[str, float]


def score_unseen(labelled: LabelledTitles, tables: Tables) -> list[ScoreRow]:
    """Score the stratified sample with its rows unseen and no filing among the names."""
    opened = search_without_filings(tables)
    found = find_candidates(opened.search, opened.facts, labelled)
    codes = opened.search.lexicon.codes
    fitted = cross_fit(labelled, found, codes)
    sample = np.flatnonzero(labelled.is_stratified)
    target = Benchmark(_FUSION, _BASELINES, _FLOORS, _GOALS)
    peer = Benchmark("sockit 0.3.1", _PEER, {}, {})
    rows = hit_rows(fitted, sample, "titles.", UNSEEN, target)
    rows += hit_rows(fitted, sample, "titles.variants.against_peer_", UNSEEN, peer)
    only_reported = Benchmark(_FUSION, _BASELINES, {}, {})
    for name in UNLEARNED:
        values = found.features[:, :, FEATURES.index(name)].astype(np.float64)
        alone = CrossFit(values, fitted.right, fitted.is_major_right, fitted.stated)
        protocol = f"the same candidates in the order of {name} alone: nothing learned"
        rows += hit_rows(alone, sample, f"titles.variants.{name}_", protocol, only_reported)
    others = np.flatnonzero(~labelled.is_stratified)
    protocol = "all other development titles, the same folds; not the published protocol"
    rows += hit_rows(fitted, others, "titles.variants.other_filings_", protocol, only_reported)
    recall = fitted.right[sample].max(axis=1)
    rows.append(
        ScoreRow("titles.variants.candidates", "a right code among the candidates", UNSEEN,
                 interval(recall), recall.size, "right among five",
                 float(fitted.hits(sample)["top5"].mean()), None, None, DATA, area=AREA)
    )  # fmt: skip
    ece = _ece(fitted, sample)
    rows.append(
        ScoreRow("titles.variants.ece_unseen", _ECE, UNSEEN, ece, sample.size,
                 "perfectly calibrated", 0.0, None, None, DATA, False, AREA)
    )  # fmt: skip
    return rows


def score_in_domain(labelled: LabelledTitles, tables: Tables) -> list[ScoreRow]:
    """Score as the reader ships: with the titles of the other folds among the names."""
    found = cross_candidates(labelled, tables)
    codes = tuple(tables["title"].get_column("occupation_onet2019").str.head(7).unique().sort())
    fitted = cross_fit(labelled, found, codes)
    sample = np.flatnonzero(labelled.is_stratified)
    others = np.flatnonzero(~labelled.is_stratified)
    base = "static embedding with in-domain titles"
    target = Benchmark(base, _IN_DOMAIN, {}, _GOALS_IN_DOMAIN)
    reported = Benchmark(base, _IN_DOMAIN, {}, {})
    rows = hit_rows(fitted, sample, "titles.in_domain_", IN_DOMAIN, target)
    stem = "titles.variants.in_domain_other_filings_"
    rows += hit_rows(fitted, others, stem, f"{IN_DOMAIN}; all other titles", reported)
    return [*rows, *_calibration_rows(fitted, sample)]


def cross_fit(labelled: LabelledTitles, found: CandidateSet, codes: Sequence[str]) -> CrossFit:
    """Rank and weigh each fold by what the other folds taught."""
    scores = cross_scores(found, labelled, row_weights(labelled), len(codes))
    stated = np.zeros(len(scores))
    for fold in range(FOLDS):
        own = np.flatnonzero(labelled.folds == fold)
        others = np.flatnonzero((labelled.folds != fold) & labelled.is_stratified)
        scaling = fit_scaling(scores, found, others)
        stated[own] = stated_chances(scores, found, own, scaling)
    majors = [{code[:2] for code in right} for right in labelled.codes]
    is_major_right = np.array(
        [
            [codes[group][:2] in right for group in groups]
            for groups, right in zip(found.groups, majors, strict=True)
        ],
        dtype=np.float64,
    )
    return CrossFit(scores, found.right, is_major_right, stated)


def score_ceiling(filings: pl.DataFrame) -> list[ScoreRow]:
    """Measure how far filers agree among themselves: no reader can be told right more often.

    Parameters
    ----------
    filings : polars.DataFrame
        norm, soc2018, filings.
    """
    total = pl.col("filings").sum().over("norm")
    counted = filings.with_columns(total.alias("total"))
    several = counted.filter(pl.col("total") >= SEVERAL)
    same = (pl.col("filings") * (pl.col("filings") - 1.0)).sum()
    pairs = several.group_by("norm").agg(
        same.alias("same"), (pl.col("total") * (pl.col("total") - 1.0)).first().alias("all")
    )
    modal = several.group_by("norm").agg(
        (pl.col("filings").max() / pl.col("total").first()).alias("share")
    )
    by_title = (pairs.get_column("same") / pairs.get_column("all")).to_numpy()
    protocol = (
        "titles of the development sample with five filings or more; overlapping extracts repeat "
        "some filings, which flatters the agreement"
    )
    shares = modal.get_column("share").to_numpy()
    return [
        ScoreRow(f"titles.variants.ceiling_{name}", words, protocol, found, pairs.height,
                 "perfect labels", 1.0, None, None, DATA, area=AREA)
        for name, words, found in (
            ("titles", "two filings of a title bear the same code, each title counting once",
             interval(by_title)),
            ("modal", "share of a title's commonest code, each title counting once",
             interval(shares)),
        )
    ]  # fmt: skip


def hit_rows(
    fitted: CrossFit, rows: IntArray, stem: str, protocol: str, target: Benchmark
) -> list[ScoreRow]:
    """Write the three shares of right answers beside a benchmark."""
    return [
        ScoreRow(f"{stem}{key}", _WORDS[key], protocol, interval(hit), hit.size, target.name,
                 target.values[key], target.floors.get(key), target.goals.get(key), DATA, area=AREA)
        for key, hit in fitted.hits(rows).items()
    ]  # fmt: skip


def _ece(fitted: CrossFit, rows: IntArray) -> Interval:
    right, stated = fitted.hits(rows)["top1"], fitted.stated[rows]
    return cluster_interval(on_rows(calibration_error, stated, right), np.arange(rows.size), 200)


def _calibration_rows(fitted: CrossFit, rows: IntArray) -> list[ScoreRow]:
    right, stated = fitted.hits(rows)["top1"], fitted.stated[rows]
    result = [
        ScoreRow("titles.ece", _ECE, IN_DOMAIN, _ece(fitted, rows), rows.size,
                 "perfectly calibrated", 0.0, 0.05, 0.03, DATA, False, AREA)
    ]  # fmt: skip
    result += [
        ScoreRow(f"titles.variants.error_at_abstention_{share:02d}",
                 f"wrong among answered, {share}% least sure left out", IN_DOMAIN,
                 plain(error_at_abstention(stated, right, share / 100)), rows.size,
                 "answering everything", float(1.0 - right.mean()), None, None, DATA, False, AREA)
        for share in SHARES
    ]  # fmt: skip
    bins = np.array_split(np.argsort(stated, kind="stable"), 10)
    return result + [
        ScoreRow(f"titles.variants.reliability_{number:02d}", "observed share right in this tenth",
                 IN_DOMAIN, plain(float(right[part].mean())), part.size, "stated chance",
                 float(stated[part].mean()), None, None, DATA, area=AREA)
        for number, part in enumerate(bins, start=1)
    ]  # fmt: skip


def interval(hits: FloatArray) -> Interval:
    """Return a mean with its bootstrap interval over titles."""
    return cluster_interval(lambda rows: float(hits[rows].mean()), np.arange(hits.size))


def plain(value: float) -> Interval:
    """Return a value without an interval."""
    return Interval(value, float("nan"), float("nan"))
