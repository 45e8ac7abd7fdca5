"""All scores of observed moves: origins held out, whole minor groups held out, both ends unseen."""

from dataclasses import replace
from typing import Final

import numpy as np
import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.metrics import Interval
from jobmorph.build.score.move_baselines import baseline_layers
from jobmorph.build.score.move_calibration import calibration_table, largest_miss, top_ratio
from jobmorph.build.score.move_ceiling import simulate_worlds
from jobmorph.build.score.move_protocol import (
    SPLITS,
    Split,
    null_gain,
    predict_baselines,
    predict_learners,
    splits_of,
)
from jobmorph.build.score.move_rows import (
    AREA,
    DATA,
    LEARNERS,
    MAIN,
    WORDS,
    SplitScores,
    gravity_rows,
    inside_rows,
    main_rows,
    other_rows,
    stem,
)
from jobmorph.build.score.move_trial import MEASURES, move_truth, rows_of, score_card
from jobmorph.build.score.rows import ScoreRow, score_frame
from jobmorph.build.train.move_noise import choose_concentration
from jobmorph.build.train.move_pairs import PairFeatures
from jobmorph.build.train.moves import MoveInputs, read_move_inputs

RECALL_ALARM: Final = 0.36
_NONE: Final = float("nan")


def score_moves(raw: RawFolder) -> pl.DataFrame:
    """Score the model, its variants and simpler ways under the stated protocol.

    Parameters
    ----------
    raw : RawFolder
        Holds the observed moves, O*NET's releases, the survey and the crosswalks.

    Returns
    -------
    polars.DataFrame
        Rows of the ledger without command, date and hash; what else was tried stands under
        `pathways.variants.*`, simpler ways under `pathways.variants.baselines.*`.
    """
    inputs = read_move_inputs(raw)
    layers = baseline_layers(raw, inputs.nodes, inputs.pairs)
    found = {split.name: _score_split(inputs, layers, split) for split in splits_of(inputs.nodes)}
    origins, strict = (found[name] for name in SPLITS)
    rows = [
        *main_rows(origins),
        *main_rows(strict),
        *inside_rows(inputs, strict),
        *other_rows(origins),
        *other_rows(strict),
        *gravity_rows(origins),
        *gravity_rows(strict),
        *_calibration_rows(inputs, origins),
        *_calibration_rows(inputs, strict),
        _leak_row(origins),
        _null_row(inputs),
        *_ceiling_rows(inputs, origins),
    ]
    return score_frame(rows)


def _score_split(inputs: MoveInputs, layers: PairFeatures, split: Split) -> SplitScores:
    movers = inputs.nodes.movers
    truth = move_truth(movers, inputs.nodes.heads)
    predicted = predict_learners(inputs, split)
    baselines = predict_baselines(layers, movers, split)
    chances = {**predicted, **{name: chance for name, (_, chance) in baselines.items()}}
    cards = {name: score_card(truth, rows_of(chance, movers)) for name, chance in chances.items()}
    words = {**LEARNERS, **{name: phrase for name, (phrase, _) in baselines.items()}}
    return SplitScores(split, predicted, cards, words)


def _calibration_rows(inputs: MoveInputs, scores: SplitScores) -> list[ScoreRow]:
    movers = inputs.nodes.movers
    observed = rows_of(movers, movers)
    table = calibration_table(observed, rows_of(scores.predicted[MAIN], movers))
    start = f"{stem(scores)}.calibration"
    plain = ScoreRow(
        f"{start}_miss",
        f"largest relative miss of predicted shares up to .05; {scores.split.unseen}",
        scores.split.protocol,
        Interval(largest_miss(table), _NONE, _NONE),
        observed.shape[0],
        "exact shares",
        0.0,
        0.10 if scores.split.name == "origins" else None,
        None,
        DATA,
        is_higher_better=False,
        area=AREA,
    )
    top = replace(
        plain,
        metric_id=f"{start}_top",
        metric=f"predicted over observed where .05 is predicted; {scores.split.unseen}",
        found=Interval(top_ratio(table), _NONE, _NONE),
        baseline_value=1.0,
        floor=1.10 if scores.split.name == "origins" else None,
    )
    bins = [
        replace(
            plain,
            metric_id=f"{AREA}.variants.calibration.{scores.split.name}.from_{each['from_share']:g}",
            metric=f"observed share where {each['from_share']:g} to {each['to_share']:g} is "
            "predicted",
            found=Interval(each["observed"], _NONE, _NONE),
            n=each["pairs"],
            baseline_name="predicted",
            baseline_value=each["predicted"],
            floor=None,
        )
        for each in table.iter_rows(named=True)
    ]
    return [plain, top, *bins]


def _leak_row(origins: SplitScores) -> ScoreRow:
    found = origins.cards[MAIN].found("recall")
    return ScoreRow(
        "pathways.recall_headroom",
        "room left below the recall that only leakage would give (.36)",
        origins.split.protocol,
        Interval(RECALL_ALARM - found.value, RECALL_ALARM - found.high, RECALL_ALARM - found.low),
        origins.cards[MAIN].weights.size,
        "leakage",
        0.0,
        0.0,
        None,
        DATA,
        area=AREA,
    )


def _null_row(inputs: MoveInputs) -> ScoreRow:
    card = null_gain(inputs)
    return ScoreRow(
        "pathways.null_gain",
        "gain over size where destinations were drawn by size alone",
        "everybody's destination is drawn anew by size alone; one fold of five held out; "
        "learners fitted as always; whatever is above 0 would be leakage",
        card.found("gain"),
        card.weights.size,
        "no gain",
        0.0,
        0.01,
        None,
        DATA,
        is_higher_better=False,
        area=AREA,
    )


def _ceiling_rows(inputs: MoveInputs, origins: SplitScores) -> list[ScoreRow]:
    """Score the truth itself, the model and pooled flows in simulated worlds."""
    nodes = inputs.nodes
    model = origins.predicted[MAIN]
    worth = choose_concentration(nodes.movers, model)
    worlds = simulate_worlds(nodes.movers, nodes.heads, model, worth)
    protocol = (
        f"{len(worlds)} simulated worlds: true shares of an origin scatter around the model's (it "
        f"is worth {worth:.0f} people), as many people drawn as answered, with weights; interval: "
        "least and most of the worlds"
    )
    plain = ScoreRow(
        "", "", protocol, Interval(0, 0, 0), len(worlds), "", None, None, None, DATA, area=AREA
    )
    who = {"oracle": "the truth itself", "model": "the model", "pooled": "flows pooled with it"}
    rows = []
    for name, words in who.items():
        for measure in MEASURES:
            values = [getattr(world, name).value(measure) for world in worlds]
            rows.append(
                replace(
                    plain,
                    metric_id=f"{AREA}.ceiling.{name}.{measure}",
                    metric=f"{WORDS[measure]}; {words}, simulated",
                    found=_of_worlds(values),
                    baseline_name="the model on the observed moves",
                    baseline_value=origins.cards[MAIN].value(measure),
                )
            )
    pairs = replace(
        plain,
        metric_id=f"{AREA}.ceiling.filled_pairs",
        metric="pairs with a mover, simulated",
        found=_of_worlds([world.filled_pairs for world in worlds]),
        baseline_name="observed",
        baseline_value=float((nodes.movers > 0).sum()),
    )
    covered = replace(
        plain,
        metric_id=f"{AREA}.range_coverage_simulated",
        metric="80% ranges that hold the true share, simulated, shares from .001",
        found=_of_worlds([world.covered for world in worlds]),
        baseline_name="target",
        baseline_value=0.8,
    )
    return [*rows, pairs, covered]


def _of_worlds(values: list[float] | list[int]) -> Interval:
    return Interval(float(np.mean(values)), float(min(values)), float(max(values)))
