"""The model of moves: two learners of destinations, pooled with what was observed."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.build.compile.move_nodes import MoveNodes, merge_siblings
from jobmorph.build.compile.moves import probability_table
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources.observed_moves import read_observed_moves
from jobmorph.build.train.move_bends import fit_bends
from jobmorph.build.train.move_flows import Neighbours, flow_features, neighbours_of
from jobmorph.build.train.move_logit import ChoiceTask, every_pair, fit_logit, utilities
from jobmorph.build.train.move_noise import DESIGN_EFFECT, choose_concentration
from jobmorph.build.train.move_pairs import PairFeatures, node_factors, pair_features
from jobmorph.build.train.move_profiles import read_profiles
from jobmorph.build.train.move_terms import explain_moves
from jobmorph.build.train.move_trees import fit_choice_trees
from jobmorph.pathways.choice import choice_probabilities, pool_flows

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

INNER_FOLDS: Final = 5
FOLD_SEED: Final = 20261122


@dataclass(frozen=True, slots=True)
class MoveInputs:
    """All that a model of moves may look at, n nodes."""

    nodes: MoveNodes
    pairs: PairFeatures
    factors: PairFeatures
    near: Neighbours


@dataclass(frozen=True, slots=True)
class MoveUtilities:
    """Utilities of destinations by each stage, for some origins.

    Parameters
    ----------
    logit : ndarray, shape (r, n)
        Logit of pair features.
    flows : ndarray, shape (r, n)
        Logit of pair features and of moves around the pair.
    trees : ndarray, shape (r, n)
        Trees over the first logit.
    """

    logit: FloatArray
    flows: FloatArray
    trees: FloatArray

    @property
    def mixed(self) -> FloatArray:
        """Equal average of the two learners: moves around a pair, and trees; shape (r, n)."""
        return np.asarray((self.flows + self.trees) / 2.0)


def read_move_inputs(raw: RawFolder) -> MoveInputs:
    """Read the observed moves and everything that describes their nodes."""
    nodes = merge_siblings(read_observed_moves(raw))
    profiles = read_profiles(raw, nodes)
    pairs = pair_features(nodes, profiles)
    return MoveInputs(nodes, pairs, node_factors(nodes, profiles), neighbours_of(pairs))


def fit_moves(inputs: MoveInputs, task: ChoiceTask, origins: IntArray) -> MoveUtilities:
    """Fit both learners to the allowed moves and predict for some origins.

    Parameters
    ----------
    inputs : MoveInputs
        Features of all pairs.
    task : ChoiceTask
        What may be learned from.
    origins : ndarray of int, shape (r,)
        Origins to predict for.

    Returns
    -------
    MoveUtilities
    """
    pairs = inputs.pairs.values
    base = utilities(pairs, fit_logit(pairs, task))
    around = flow_features(task, task.expected(base), inputs.near)
    wide = np.concatenate([pairs, around])
    flows = utilities(wide, fit_logit(wide, task))
    both = np.concatenate([pairs, inputs.factors.values])
    trees = fit_choice_trees(both, task, base)
    added = trees.utilities(both[:, origins])
    return MoveUtilities(base[origins], flows[origins], base[origins] + added)


def origin_folds(count: int, folds: int) -> IntArray:
    """Deal origins to folds at random, the same for ever; shape (count,)."""
    return np.asarray(np.random.default_rng(FOLD_SEED).permutation(count) % folds)


def without_origins(movers: FloatArray, held_out: NDArray[np.bool_]) -> ChoiceTask:
    """Return the task of all pairs but those that start in the held-out nodes."""
    task = every_pair(movers)
    return ChoiceTask(movers, task.allowed & ~held_out[:, None])


def cross_fit_moves(inputs: MoveInputs, folds: IntArray) -> MoveUtilities:
    """Predict each fold of origins by learners that saw none of their moves; shape (n, n)."""
    count = folds.size
    empty = np.zeros((count, count))
    found = MoveUtilities(empty.copy(), empty.copy(), empty.copy())
    for fold in np.unique(folds):
        held_out = folds == fold
        task = without_origins(inputs.nodes.movers, held_out)
        rows = np.flatnonzero(held_out)
        fitted = fit_moves(inputs, task, rows)
        found.logit[rows], found.flows[rows] = fitted.logit, fitted.flows
        found.trees[rows] = fitted.trees
    return found


@dataclass(frozen=True, slots=True)
class MoveTraining:
    """What training gives: contracts `move_probability` and `move_term`."""

    probability: pl.DataFrame
    terms: pl.DataFrame


def train_moves(inputs: MoveInputs) -> MoveTraining:
    """Fit the model to all moves; its bends and its worth to predictions of held-out origins.

    Returns
    -------
    MoveTraining
        The same inputs, lock file and platform give the same bytes.
    """
    movers = inputs.nodes.movers
    count = movers.shape[0]
    held_out = choice_probabilities(cross_fit_moves(inputs, origin_folds(count, INNER_FOLDS)).mixed)
    task = every_pair(movers)
    bends = fit_bends(held_out, task)
    fitted = fit_moves(inputs, task, np.arange(count))
    model = bends.straighten(choice_probabilities(fitted.mixed))
    worth = choose_concentration(movers, bends.straighten(held_out))
    return MoveTraining(
        probability=probability_table(
            inputs.nodes, pool_flows(movers / DESIGN_EFFECT, model, worth)
        ),
        terms=explain_moves(inputs.pairs, task),
    )
