"""The title engine's index over the lexicon, and the order of candidates learned from filings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.reference.embedding import embed_texts
from jobmorph.reference.tables import TableSource
from jobmorph.schema.ids import soc_of_onet
from jobmorph.work.title.association import associate
from jobmorph.work.title.calibrate import FLOOR, Scaling
from jobmorph.work.title.engine import (
    Candidates,
    KnownTitles,
    Thresholds,
    TitleEngine,
    find_candidates,
)
from jobmorph.work.title.family import FamilyIndex, FamilyScaling
from jobmorph.work.title.normalise import PlainTitle, plain_title
from jobmorph.work.title.rerank import GroupFacts, LinearRanker
from jobmorph.work.title.retrieve import (
    WordVectors,
    index_bm25,
    index_cosine,
    word_terms,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

DIMENSIONS: Final = 64
LEAST_SHARE: Final = 0.1
FOLDS: Final = 5
FOLD_SEED: Final = 1
STRATIFIED_WEIGHT: Final = 4.0
PENALTY: Final = 1e-3
STEPS: Final = 200
RATE: Final = 0.05
UNKNOWN_HEADS: Final = 3000.0
DEV_FILE, STRATIFIED_FILE = "titles/titles_soc_dev.csv", "titles/strat_dev.csv"
_SHORT_FORM: Final = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True)
class LabelledTitles:
    """Titles of filings with the codes that count as right.

    Parameters
    ----------
    titles : tuple of str
        N titles, one per normalised title.
    plain : tuple of PlainTitle
        The same, read.
    codes : tuple of frozenset of str
        SOC 2018 codes: those of at least a tenth of the title's filings.
    is_stratified : ndarray of bool, shape (N,)
        Part of the sample that is scored.
    folds : ndarray of int, shape (N,)
        Titles whose core words are the same share a fold.
    """

    titles: tuple[str, ...]
    plain: tuple[PlainTitle, ...]
    codes: tuple[frozenset[str], ...]
    is_stratified: NDArray[np.bool_]
    folds: IntArray


def read_labelled_titles(raw: RawFolder) -> LabelledTitles:
    """Read the development titles and deal them to folds.

    Returns
    -------
    LabelledTitles
    """
    frame = pl.read_csv(raw.read(DEV_FILE).content, infer_schema=False)
    sample = pl.read_csv(raw.read(STRATIFIED_FILE).content, infer_schema=False)
    gold = dict(sample.select("norm", "gold").iter_rows())
    share = pl.col("n").cast(pl.Float64)
    kept = (
        frame.with_columns((share / share.sum().over("norm")).alias("part"))
        .filter(pl.col("part") >= LEAST_SHARE)
        .group_by("norm", maintain_order=True)
        .agg(pl.col("title").first(), pl.col("soc2018").str.join("|"))
    )
    titles = tuple(kept.get_column("title").to_list())
    plain = tuple(plain_title(title) for title in titles)
    codes = tuple(
        frozenset(gold.get(norm, codes).split("|"))
        for norm, codes in kept.select("norm", "soc2018").iter_rows()
    )
    stratified = kept.get_column("norm").is_in(list(gold)).to_numpy()
    return LabelledTitles(titles, plain, codes, stratified, title_folds(plain))


def title_folds(plain: Sequence[PlainTitle], count: int = FOLDS) -> IntArray:
    """Deal titles to folds so that titles with the same core words stay together."""
    keys = np.array([" ".join(sorted(title.core)) for title in plain])
    _, inverse = np.unique(keys, return_inverse=True)
    order = np.random.default_rng(FOLD_SEED).permutation(int(inverse.max()) + 1)
    return np.asarray(order[inverse] % count, dtype=np.int64)


def index_titles(tables: TableSource, extra: pl.DataFrame | None = None) -> KnownTitles:
    """Build the index of the lexicon.

    Parameters
    ----------
    tables : TableSource
        Tables `title` and `employment`.
    extra : polars.DataFrame, optional
        More names: title, occupation_onet2019, title_source.

    Returns
    -------
    KnownTitles
    """
    lexicon = tables.table("title").select("title", "occupation_onet2019", "title_source")
    lexicon = lexicon if extra is None else pl.concat([lexicon, extra])
    lexicon = lexicon.with_columns(
        pl.col("occupation_onet2019").map_elements(soc_of_onet, pl.String).alias("code")
    ).sort("code", maintain_order=True)
    short = [_SHORT_FORM.sub("", title) or title for title in lexicon.get_column("title")]
    plain = [plain_title(title) for title in short]
    keys = pl.Series("key", [title.key for title in plain])
    first = (
        lexicon.with_columns(keys)
        .with_row_index("row")
        .filter(pl.col("key") != "")
        .unique(["key", "code"], keep="first", maintain_order=True)
    )
    plain = [plain[row] for row in first.get_column("row")]
    codes = sorted(set(first.get_column("code")))
    group_of = np.searchsorted(np.array(codes), first.get_column("code").to_numpy())
    group_of = np.asarray(group_of, dtype=np.int64)
    words = word_vectors(plain)
    vectors = words.title_vectors(plain)
    return KnownTitles(
        tuple(first.get_column("title").to_list()),
        tuple(first.get_column("occupation_onet2019").to_list()),
        tuple(first.get_column("title_source").to_list()),
        group_of,
        group_facts(codes, group_of, tables),
        index_bm25(plain),
        index_cosine(plain),
        words,
        vectors,
        _centres(vectors, group_of, len(codes)),
        associate(plain, group_of, len(codes)),
    )


def _centres(vectors: NDArray[np.float32], group_of: IntArray, groups: int) -> NDArray[np.float32]:
    sums = np.zeros((groups, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, group_of, vectors)
    norms = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(norms > 0, norms, 1.0), dtype=np.float32)


def word_vectors(titles: Sequence[PlainTitle]) -> WordVectors:
    """Give each word of the titles a vector, longer for rarer words."""
    counts: dict[str, int] = {}
    for title in titles:
        for word in set(word_terms(title)):
            counts[word] = counts.get(word, 0) + 1
    words = sorted(counts)
    frequency = np.array([counts[word] for word in words], dtype=np.float64)
    vectors = embed_texts(words)[:, :DIMENSIONS]
    vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    rarity = np.log((1.0 + len(titles)) / (1.0 + frequency)) + 1.0
    return WordVectors(
        {word: row for row, word in enumerate(words)},
        (vectors * rarity[:, None]).astype(np.float32),
    )


def group_facts(codes: Sequence[str], group_of: IntArray, tables: TableSource) -> GroupFacts:
    """Collect what is known of each code: employment, number of names, where it belongs."""
    heads = dict(
        tables.table("employment").select("occupation_soc2018", "employment_heads").iter_rows()
    )
    employment = np.array([heads.get(code) or UNKNOWN_HEADS for code in codes])
    names = np.bincount(group_of, minlength=len(codes))
    _, major = np.unique([code[:2] for code in codes], return_inverse=True)
    _, minor = np.unique([code[:4] for code in codes], return_inverse=True)
    return GroupFacts(
        tuple(codes),
        np.log(np.maximum(employment, 1.0)).astype(np.float32),
        np.log1p(names).astype(np.float32),
        np.asarray(major, dtype=np.int64),
        np.asarray(minor, dtype=np.int64),
        *(
            np.array(flags, dtype=np.float32)
            for flags in (
                [code.endswith("9") for code in codes],
                [code.startswith("11-") for code in codes],
                [code[3:5] == "10" for code in codes],
            )
        ),
    )


def right_answers(
    found: Sequence[Candidates], codes: Sequence[frozenset[str]], names: Sequence[str]
) -> FloatArray:
    """Mark the candidates that are right, shape (N, K)."""
    return np.array(
        [
            [names[group] in right for group in candidates.groups]
            for candidates, right in zip(found, codes, strict=True)
        ],
        dtype=np.float64,
    )


def row_weights(labelled: LabelledTitles) -> FloatArray:
    """Weight titles: common codes less (one over the root), the stratified sample four times."""
    first = np.array([min(codes) for codes in labelled.codes])
    _, inverse, counts = np.unique(first, return_inverse=True, return_counts=True)
    weights = np.where(labelled.is_stratified, STRATIFIED_WEIGHT, 1.0) / np.sqrt(counts[inverse])
    return np.asarray(weights / weights.mean())


def fit_ranker(
    features: NDArray[np.float32], right: FloatArray, weights: FloatArray
) -> LinearRanker:
    """Fit a conditional logit by gradient steps (Adam); any right code counts.

    Minimises -sum_i w_i log sum_{k right} p_ik with p the softmax over the K candidates. Titles
    without a right candidate teach nothing and are left out.

    Parameters
    ----------
    features : ndarray, shape (N, K, F)
    right : ndarray, shape (N, K)
    weights : ndarray, shape (N,)

    Returns
    -------
    LinearRanker
    """
    centre, spread = features.mean((0, 1)), features.std((0, 1)) + 1e-6
    usable = right.sum(1) > 0
    x = ((features[usable] - centre) / spread).astype(np.float32)
    y = right[usable].astype(np.float32)
    w = (weights[usable, None] / weights[usable].sum()).astype(np.float32)
    theta, mean, square = (np.zeros(x.shape[2]) for _ in range(3))
    flat = x.reshape(-1, x.shape[2])
    for step in range(1, STEPS + 1):
        share = _softmax(x @ theta.astype(np.float32))
        target = share * y
        target /= target.sum(1, keepdims=True) + 1e-12
        slope = -(((target - share) * w).ravel() @ flat) + PENALTY * theta
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        theta -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return LinearRanker(centre, spread, theta.astype(np.float32))


def fit_scaling(scores: FloatArray, right: FloatArray) -> Scaling:
    """Fit the temperature by likelihood, then the logistic curve of the first answer.

    Parameters
    ----------
    scores, right : ndarray, shape (N, K)
        Scores by rankers that have not seen the title; 1 where a candidate is right.

    Returns
    -------
    Scaling
    """
    from sklearn.linear_model import LogisticRegression

    usable = right.sum(1) > 0
    losses = {}
    for temperature in np.geomspace(0.5, 3.0, 41):
        share = _softmax(scores[usable] / temperature)
        losses[float(temperature)] = -np.log((share * right[usable]).sum(1) + 1e-12).mean()
    temperature = min(losses, key=lambda t: losses[t])
    share = _softmax(scores / temperature)
    first = share.argmax(1)[:, None]
    top = np.clip(np.take_along_axis(share, first, 1), FLOOR, 1.0 - FLOOR)
    hit = np.take_along_axis(right, first, 1).ravel()
    if hit.min() == hit.max():
        # All right or all wrong: no curve can be seen, the softmax stands.
        return Scaling(temperature, 0.0, 1.0)
    curve = LogisticRegression(C=1e6).fit(np.log(top / (1.0 - top)), hit)
    return Scaling(temperature, float(curve.intercept_[0]), float(curve.coef_[0, 0]))


def fit_families(tables: TableSource, strangers: Sequence[PlainTitle]) -> tuple[FamilyIndex, float]:
    """Index the library's names and fit how sure a reading is.

    Each name is read with itself left out; titles of work outside the library are the strangers,
    whose family is always wrong.

    Returns
    -------
    tuple of FamilyIndex, float
        The index, and the share of names read into the right family with themselves left out.
    """
    from sklearn.linear_model import LogisticRegression

    aliases = tables.table("role_alias")
    names = [plain_title(title) for title in aliases.get_column("title")]
    roles = aliases.get_column("role_id").to_list()
    index = FamilyIndex(names, roles, FamilyScaling(0.0, 1.0, 1.0))
    rows, right = [], []
    for number, (name, role) in enumerate(zip(names, roles, strict=True)):
        reading = index.read(name, left_out=number)
        if reading is not None:
            rows.append((reading.likeness, reading.lead))
            right.append(reading.family == role.split("/")[0])
    hit = float(np.mean(right))
    for stranger in strangers:
        reading = index.read(stranger)
        if reading is not None:
            rows.append((reading.likeness, reading.lead))
            right.append(False)
    model = LogisticRegression(C=10.0).fit(np.array(rows), np.array(right))
    slope = model.coef_[0]
    scaling = FamilyScaling(float(model.intercept_[0]), float(slope[0]), float(slope[1]))
    return FamilyIndex(names, roles, scaling), hit


def strangers_of(labelled: LabelledTitles, tables: TableSource) -> list[PlainTitle]:
    """Titles whose major group lends nothing to any library role."""
    lent = {code[:2] for code in tables.table("role_anchor").get_column("occupation_onet2019")}
    return [
        title
        for title, codes in zip(labelled.plain, labelled.codes, strict=True)
        if lent.isdisjoint(code[:2] for code in codes)
    ]


def make_engine(
    known: KnownTitles, ranker: LinearRanker, scaling: Scaling, families: FamilyIndex
) -> TitleEngine:
    """Put the engine together with its thresholds."""
    return TitleEngine(known, ranker, scaling, families, Thresholds(family=0.5, occupation=0.25))


def train_engine(labelled: LabelledTitles, tables: TableSource) -> TitleEngine:
    """Fit the engine that ships: ranker on all development titles, probabilities cross-fitted.

    Parameters
    ----------
    labelled : LabelledTitles
        The development titles; they enter coefficients, never the index.
    tables : TableSource
        `title`, `employment`, `role_alias`, `role_anchor`.

    Returns
    -------
    TitleEngine
    """
    known = index_titles(tables)
    found = list(find_candidates(known, labelled.plain))
    features = np.stack([candidates.features for candidates in found])
    right = right_answers(found, labelled.codes, known.facts.codes)
    weights = row_weights(labelled)
    scores = cross_scores(features, right, weights, labelled.folds)
    sample = labelled.is_stratified
    families, _ = fit_families(tables, strangers_of(labelled, tables))
    return make_engine(
        known,
        fit_ranker(features, right, weights),
        fit_scaling(scores[sample], right[sample]),
        families,
    )


def cross_scores(
    features: NDArray[np.float32], right: FloatArray, weights: FloatArray, folds: IntArray
) -> FloatArray:
    """Score each fold by a ranker fitted to the other folds, shape (N, K)."""
    scores = np.zeros(right.shape)
    for fold in np.unique(folds):
        rows = folds != fold
        ranker = fit_ranker(features[rows], right[rows], weights[rows])
        scores[~rows] = ranker.score(features[~rows])
    return scores


def _softmax(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))
