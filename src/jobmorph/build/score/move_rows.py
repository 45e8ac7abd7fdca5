"""Rows of the ledger for predicted moves: the model, its variants, simpler ways beside it."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.score.move_baselines import GRAVITY
from jobmorph.build.score.move_protocol import Split
from jobmorph.build.score.move_trial import MEASURES, Scorecard, score_inside
from jobmorph.build.score.rows import ScoreRow, gain_row
from jobmorph.build.train.moves import MoveInputs

FloatArray = NDArray[np.float64]

AREA: Final = "pathways"
DATA: Final = "observed moves of 519 nodes (CPS ASEC, OES May 2018); O*NET 20.3 and 24.1; OEWS"
MAIN: Final = "mixed"
WORDS: Final = {
    "gain": "log-likelihood gain over size alone, nats a mover",
    "recall": "share of movers in the ten likeliest destinations",
    "ndcg": "discounted gain of the ten likeliest (NDCG@10)",
    "cpc": "share of movers put where they went (CPC)",
    "auc": "chance that a destination with movers outranks one without",
    "spearman": "rank correlation over destinations",
}
LEARNERS: Final = {
    "logit": "logit of 68 pair features",
    "flows": "logit, with moves of others around the pair",
    "trees": "boosted trees over the logit",
    "mixed_raw": "equal average of both, ends not put right",
    "terms": "explainable mode of eleven terms",
}
# Floor and goal by split.
_BARS: Final = {
    ("origins", "gain"): (0.55, 0.65),
    ("origins", "recall"): (0.32, 0.34),
    ("origins", "ndcg"): (0.68, 0.72),
    ("origins", "cpc"): (0.47, 0.51),
    ("origins", "auc"): (0.88, 0.90),
    ("origins", "spearman"): (0.47, None),
    ("strict", "gain"): (0.48, 0.55),
    ("strict", "recall"): (0.30, 0.32),
    ("strict", "ndcg"): (0.63, 0.68),
    ("strict", "cpc"): (0.45, 0.48),
    ("strict", "auc"): (0.87, 0.885),
}


@dataclass(frozen=True, slots=True)
class SplitScores:
    """Everything predicted and scored under one split.

    Parameters
    ----------
    split : Split
        What was held out.
    predicted : dict of str to ndarray, shape (n, n)
        Probabilities by learner.
    cards : dict of str to Scorecard
        Learners and baselines.
    words : dict of str to str
        A phrase for each card.
    """

    split: Split
    predicted: dict[str, FloatArray]
    cards: dict[str, Scorecard]
    words: dict[str, str]


def stem(scores: SplitScores) -> str:
    """Return the start of the ids of a split's rows."""
    return AREA if scores.split.name == "origins" else f"{AREA}.{scores.split.name}"


def _row(scores: SplitScores, name: str, measure: str, metric_id: str) -> ScoreRow:
    card = scores.cards[name]
    return ScoreRow(
        metric_id,
        f"{WORDS[measure]}; {scores.split.unseen}",
        scores.split.protocol,
        card.found(measure),
        card.weights.size,
        "size and cosine on all ratings (gravity)",
        scores.cards[GRAVITY].value(measure),
        None,
        None,
        DATA,
        area=AREA,
    )


def main_rows(scores: SplitScores) -> list[ScoreRow]:
    """Score the model as shipped, and the explainable mode."""
    rows = []
    for measure in MEASURES:
        row = _row(scores, MAIN, measure, f"{stem(scores)}.{measure}")
        floor, goal = _BARS.get((scores.split.name, measure), (None, None))
        rows.append(replace(row, floor=floor, goal=goal))
    floor = 0.37 if scores.split.name == "origins" else None
    terms = _row(scores, "terms", "gain", f"{stem(scores)}.explainable_gain")
    rows.append(replace(terms, metric=f"{terms.metric}; {LEARNERS['terms']}", floor=floor))
    return rows


def inside_rows(inputs: MoveInputs, strict: SplitScores) -> list[ScoreRow]:
    """Score moves within a held-out block: neither end was in the training moves."""
    nodes, rows = inputs.nodes, []
    cards = {
        name: score_inside(nodes.movers, nodes.heads, chance, strict.split.folds)
        for name, chance in strict.predicted.items()
    }
    for measure in ("gain", "recall", "cpc"):
        words = f"{WORDS[measure].replace('ten', 'five')}; both ends unseen"
        for name, card in cards.items():
            is_main = name == MAIN
            start = f"{AREA}.both_unseen" if is_main else f"{AREA}.variants.{name}.both_unseen"
            rows.append(
                ScoreRow(
                    f"{start}.{measure}",
                    words if is_main else f"{words}; {LEARNERS[name]}",
                    f"{strict.split.protocol}; moves inside the held-out block, renormalised",
                    card.found(measure),
                    card.weights.size,
                    "explainable mode",
                    cards["terms"].value(measure),
                    0.45 if is_main and measure == "gain" else None,
                    None,
                    DATA,
                    area=AREA,
                )
            )
    return rows


def other_rows(scores: SplitScores) -> list[ScoreRow]:
    """Rows of variants and baselines, beside the model as shipped."""
    rows = []
    for name in scores.cards:
        if name == MAIN:
            continue
        kind = "variants" if name in LEARNERS else "variants.baselines"
        for measure in MEASURES:
            start = f"{AREA}.{kind}.{name}.{scores.split.name}"
            row = _row(scores, name, measure, f"{start}.{measure}")
            rows.append(
                replace(
                    row,
                    metric=f"{row.metric}; {scores.words[name]}",
                    baseline_name="the model as shipped",
                    baseline_value=scores.cards[MAIN].value(measure),
                )
            )
    return rows


def gravity_rows(scores: SplitScores) -> list[ScoreRow]:
    """Set the model beside gravity, origin by origin."""
    rows = []
    for measure in ("gain", "recall", "cpc", "auc"):
        gain = scores.cards[MAIN].gain_over(scores.cards[GRAVITY], measure)
        row = gain_row(
            gain,
            f"{stem(scores)}.over_gravity.{measure}",
            f"{WORDS[measure]}; {scores.split.unseen}; less that of gravity, paired",
            scores.split.protocol,
            scores.cards[MAIN].weights.size,
            data=DATA,
            floor=0.0,
        )
        rows.append(replace(row, area=AREA))
    return rows
