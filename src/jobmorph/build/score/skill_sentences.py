"""Scores of skills found in sentences of job ads, against labels that people gave them."""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.raw import RawFolder
from jobmorph.build.score.rows import ScoreRow
from jobmorph.build.score.title_hits import interval
from jobmorph.reference.embedding import embed_texts
from jobmorph.work.text.skill import SkillIndex, phrase_rows, phrases, rank_skills, word_stems

AREA: Final = "titles"
PARTS: Final = ("house", "tech")
TOP: Final = 5
MOST_NAMED: Final = 3
UNSURE: Final = ("LABEL NOT PRESENT", "UNDERSPECIFIED")
_FLOORS: Final = {"house": 0.32, "tech": 0.44}
_GOALS: Final = {"house": 0.35, "tech": 0.47}
# Of the same model alone on other sentences (261 and 338): not comparable sentence by sentence.
_PUBLISHED: Final = {"house": 0.3244, "tech": 0.4392}
_DATA: Final = (
    "Decorte et al., skill annotations of job-ad sentences (validation parts); ESCO labels"
)
_VARIANTS: Final = ("whole", "phrases", "whole_phrases", "words", "shipped")


@dataclass(frozen=True, slots=True)
class SkillSentences:
    """Sentences with the skills that people found in them.

    Parameters
    ----------
    sentences : tuple of str
        Sentences with at least one label.
    gold : tuple of frozenset of int
        Rows of the skills; -1 and below for labels that the edition does not hold.
    is_open : ndarray of bool
        The half on which variants were compared; the other half is what is reported.
    """

    sentences: tuple[str, ...]
    gold: tuple[frozenset[int], ...]
    is_open: NDArray[np.bool_]


def read_skill_sentences(
    raw: RawFolder, part: str, index: SkillIndex, *, is_unlabelled_kept: bool = False
) -> SkillSentences:
    """Read one part of the annotations, one row a sentence.

    Marks for 'no such label' and 'not clear' are left out, and sentences without any label unless
    they are to be kept. A label that the edition lacks stays and cannot be hit.
    """
    name = f"validation_only/skills/decorte_esco/{part}_validation_annotations.csv"
    columns = (Column("sentence", ("sentence",)), Column("label", ("label",)))
    frame = read_delimited(raw.read(name), columns).drop_nulls()
    is_sure = ~pl.col("label").is_in(UNSURE)
    known = _rows_by_label(index)
    by_sentence = frame.group_by("sentence", maintain_order=True).agg(
        pl.col("label").filter(is_sure).unique(maintain_order=True)
    )
    if not is_unlabelled_kept:
        by_sentence = by_sentence.filter(pl.col("label").list.len() > 0)
    gold = tuple(
        frozenset(known.get(label.casefold(), -1 - at) for at, label in enumerate(labels))
        for labels in by_sentence.get_column("label").to_list()
    )
    sentences = tuple(by_sentence.get_column("sentence").to_list())
    halves = [hashlib.sha256(text.encode()).digest()[-1] % 2 == 0 for text in sentences]
    return SkillSentences(sentences, gold, np.array(halves))


def r_precision(found: list[int], gold: frozenset[int], top: int = TOP) -> float:
    """Share of what could be right among the first `top` that is right: RP@top.

    RP@k = |first k and gold| / min(k, |gold|), as in Decorte et al. (2022), arXiv 2209.05987.

    Examples
    --------
    >>> r_precision([3, 1, 2], frozenset({1, 9}))
    0.5
    """
    return len(set(found[:top]) & gold) / min(top, len(gold))


def score_skill_sentences(raw: RawFolder, index: SkillIndex) -> list[ScoreRow]:
    """Score the shipped ranking, its parts alone, and the static model alone, on both parts.

    Returns
    -------
    list of ScoreRow
        `titles.skills_rp5_house` and `titles.skills_rp5_tech` on the half that nothing was chosen
        on; variants on both halves and on all sentences.
    """
    rows: list[ScoreRow] = []
    for part in PARTS:
        sentences = read_skill_sentences(raw, part, index)
        scores = variant_scores(sentences, index)
        closed = np.flatnonzero(~sentences.is_open)
        base = float(scores["preferred"][closed].mean())
        rows.append(
            _row(
                f"titles.skills_rp5_{part}",
                "the shipped ranking; the half of the sentences on which nothing was chosen",
                scores["shipped"][closed],
                base,
                part,
                is_main=True,
            )
        )
        for name, values in scores.items():
            for half, chosen in (
                ("open", np.flatnonzero(sentences.is_open)),
                ("closed", closed),
                ("all", np.arange(values.size)),
            ):
                rows.append(
                    _row(
                        f"titles.variants.skills_{part}_{name}_{half}",
                        f"{name}; {half} sentences (open: variants were compared on these)",
                        values[chosen],
                        float(scores["preferred"][chosen].mean()),
                        part,
                    )
                )
    return rows


def score_named_skills(raw: RawFolder, index: SkillIndex, least: float) -> ScoreRow:
    """Score what `jobmorph read` names: skills whose stated likeness reaches `least`.

    Parameters
    ----------
    raw : RawFolder
        The raw files.
    index : SkillIndex
        The skills.
    least : float
        Parameter `reading.skill_likeness`.

    Returns
    -------
    ScoreRow
        Share of named skills that are the very label a person gave, on the closed half of both
        parts, sentences without any label included.
    """
    hits: list[float] = []
    for part in PARTS:
        sentences = read_skill_sentences(raw, part, index, is_unlabelled_kept=True)
        for at in np.flatnonzero(~sentences.is_open):
            text = sentences.sentences[at]
            own = embed_texts(phrases(text))
            for hit in rank_skills(text, embed_texts([text])[0], own, index, limit=MOST_NAMED):
                if hit.stated >= least:
                    hits.append(float(hit.row in sentences.gold[at]))
    return _row(
        "titles.variants.skills_named_precision",
        f"skills named from a likeness of {least:g}, at most {MOST_NAMED} a sentence; one person's "
        "labels, so near synonyms count as wrong",
        np.array(hits),
        None,
        "house and tech",
        metric="named skills that a person named too",
    )


def variant_scores(sentences: SkillSentences, index: SkillIndex) -> dict[str, NDArray[np.float64]]:
    """RP@5 of each sentence for each variant; 'preferred' is the static model alone."""
    names = [index.labels(row)[0] for row in range(len(index.vectors))]
    preferred = embed_texts(names)
    vectors = embed_texts(sentences.sentences)
    runs, held = phrase_rows(sentences.sentences)
    phrase_vectors = embed_texts(runs)
    found: dict[str, list[float]] = {name: [] for name in ("preferred", *_VARIANTS)}
    for at, gold in enumerate(sentences.gold):
        text, own = sentences.sentences[at], phrase_vectors[held[at]]
        whole = index.vectors @ vectors[at]
        parts = (index.vectors @ own.T).max(axis=1) if len(own) else whole
        stems = word_stems(text)
        near = np.argsort(-whole, kind="stable")[:300]
        said = [index.said(int(row), stems) for row in near]
        ranked = {
            "preferred": _best(preferred @ vectors[at]),
            "whole": _best(whole),
            "phrases": _best(parts),
            "whole_phrases": _best(whole / whole.max() + parts / parts.max()),
            "words": [int(near[k]) for k in np.argsort(-np.array(said), kind="stable")[:TOP]],
            "shipped": [hit.row for hit in rank_skills(text, vectors[at], own, index)],
        }
        for name, rows in ranked.items():
            found[name].append(r_precision(rows, gold))
    return {name: np.array(values) for name, values in found.items()}


def _best(scores: NDArray[np.float32]) -> list[int]:
    return [int(row) for row in np.argsort(-scores, kind="stable")[:TOP]]


def _rows_by_label(index: SkillIndex) -> dict[str, int]:
    table = index.table.with_columns(
        pl.col("esco_skill").rle_id().cast(pl.Int64).alias("row"),
        pl.col("skill_label").str.to_lowercase().alias("key"),
    ).filter("is_preferred")
    return dict(table.select("key", "row").iter_rows())


def _row(
    metric_id: str,
    protocol: str,
    values: NDArray[np.float64],
    baseline: float | None,
    part: str,
    *,
    is_main: bool = False,
    metric: str = "skills of a sentence among the first five",
) -> ScoreRow:
    told = (
        f"against ESCO labels, {part} part; {protocol}; weights are equal, not fitted; what goes "
        "into the ranking was chosen by the open half, while figures of both halves were in sight"
    )
    if part in _PUBLISHED:
        told = (
            f"RP@5 a sentence {told}; the published {_PUBLISHED[part]} of the static model "
            "is on other sentences"
        )
    return ScoreRow(
        metric_id,
        metric,
        told,
        interval(values),
        values.size,
        "static embedding alone, preferred labels, same sentences",
        baseline,
        _FLOORS[part] if is_main else None,
        _GOALS[part] if is_main else None,
        _DATA,
        area=AREA,
    )
