"""A learned order of candidates: a small network on what the searches say."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.compare import SEARCHES
from jobmorph.work.title.filings import FilingHabits
from jobmorph.work.title.search import Found
from jobmorph.work.title.vocabulary import FloatArray, IntArray

WHOLES: Final = ("pairs", "core", "centre", "spelling", "text", "technology")
_PER_SEARCH: Final = (
    "best",
    "best_gap",
    "vote",
    "vote_gap",
    "vote_share",
    "second_hand",
    "second_hand_gap",
)
FEATURES: Final = (
    *(f"{search}_{what}" for search in SEARCHES for what in _PER_SEARCH),
    *(f"{whole}{gap}" for whole in WHOLES for gap in ("", "_gap")),
    "share_log",
    "share",
    "share_log_gap",
    "fused",
    "fused_gap",
    "fused_place",
    "is_exact",
    "exact_others",
    "employment_log",
    "titles_log",
    "is_residual",
    "major_mass",
    "minor_mass",
    "manager_both",
    "manager_code_only",
    "manager_word_only",
    "supervisor_both",
    "supervisor_code_only",
)
HABITS: Final = ("filed_log_ratio", "filed_log", "filed_together_log")
_MANAGERS: Final = frozenset(["manager", "director", "head", "president", "chief", "officer"])
_SUPERVISORS: Final = frozenset(["supervisor", "foreman", "superintendent", "lead", "leader"])
_TINY: Final = 1e-4
_TINY_SHARE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What is known of G occupations before any title is read.

    Parameters
    ----------
    employment_log, titles_log : ndarray, shape (G,)
        Logarithms of employment (heads) and of the number of known titles.
    major, minor : ndarray of int, shape (G,)
        Numbers of the major and minor groups.
    is_residual, is_manager, is_supervisor : ndarray, shape (G,)
        1 for 'all other' codes, for management and for first-line supervisors.
    """

    employment_log: FloatArray
    titles_log: FloatArray
    major: IntArray
    minor: IntArray
    is_residual: FloatArray
    is_manager: FloatArray
    is_supervisor: FloatArray


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer beside a linear path: score = tanh(z A + a) b + z c, z standardised.

    Parameters
    ----------
    centre, spread : ndarray, shape (F,)
        Of the features.
    hidden, hidden_constant : ndarray, shape (F, H) and (H,)
    output : ndarray, shape (H,)
    direct : ndarray, shape (F,)
    """

    centre: FloatArray
    spread: FloatArray
    hidden: FloatArray
    hidden_constant: FloatArray
    output: FloatArray
    direct: FloatArray

    def score(self, features: FloatArray) -> FloatArray:
        """Score candidates: shape (..., F) to (...)."""
        z = (features - self.centre) / self.spread
        # One product a title, of one shape: its scores do not hang on its neighbours.
        within = np.tanh(np.matmul(z, self.hidden) + self.hidden_constant)
        return np.asarray((within * self.output).sum(axis=-1) + (z * self.direct).sum(axis=-1))


def describe_candidates(found: Found, facts: GroupFacts, habits: FilingHabits | None) -> FloatArray:
    """Describe candidates by what the searches say about them.

    Parameters
    ----------
    found : Found
        Candidates of B titles, K each.
    facts : GroupFacts
        Of the occupations.
    habits : FilingHabits or None
        Without them the columns of habit are left out.

    Returns
    -------
    ndarray, shape (B, K, len(FEATURES)), or three columns more with habits
    """
    columns: list[NDArray[np.floating]] = []
    for number in range(len(SEARCHES)):
        columns += _of_search(found, number)
    for whole in WHOLES:
        columns += [found.wholes[whole], _gap(found.wholes[whole])]
    share_log = np.log(found.wholes["shares"] + _TINY_SHARE)
    fused, groups = found.wholes["fused"], found.groups
    place = np.argsort(np.argsort(-fused, axis=1, kind="stable"), axis=1, kind="stable")
    exact = found.is_exact.astype(np.float32)
    others = np.broadcast_to(np.log1p(exact.sum(axis=1, keepdims=True)), exact.shape)
    mass = fused**4
    mass = mass / np.maximum(mass.sum(axis=1, keepdims=True), 1e-9)
    columns += [
        share_log,
        found.wholes["shares"],
        _gap(share_log),
        fused,
        _gap(fused),
        np.log1p(place),
        exact,
        others,
        facts.employment_log[groups],
        facts.titles_log[groups],
        facts.is_residual[groups],
        _mass(mass, facts.major[groups]),
        _mass(mass, facts.minor[groups]),
        *_of_rank(found, facts.is_manager[groups], facts.is_supervisor[groups]),
    ]
    if habits is not None:
        columns += habits.describe(groups, fused)
    return np.stack(columns, axis=2, dtype=np.float32, casting="same_kind")


def _of_search(found: Found, search: int) -> list[NDArray[np.floating]]:
    best = np.stack([one.best[search] for one in found.comparisons])
    vote = np.stack([one.vote[search] for one in found.comparisons])
    second = np.stack([one.second_hand[search] for one in found.comparisons])
    log_vote = np.log(vote + np.float32(_TINY))
    top = np.maximum(best, second).max(axis=1, keepdims=True)
    share = vote / (vote.sum(axis=1, keepdims=True) + np.float32(1e-9))
    return [best, _gap(best), log_vote, _gap(log_vote), share, second, second - top]


def _gap(values: FloatArray) -> FloatArray:
    """Return how far each candidate lies below the title's best."""
    return np.asarray(values - values.max(axis=1, keepdims=True))


def _mass(mass: FloatArray, of: IntArray) -> NDArray[np.floating]:
    same = of[:, :, None] == of[:, None, :]
    return np.asarray(np.einsum("bij,bj->bi", same.astype(np.float32), mass))


def _of_rank(found: Found, manager: FloatArray, supervisor: FloatArray) -> list[FloatArray]:
    manages = _says(found, _MANAGERS)
    supervises = _says(found, _SUPERVISORS)
    return [
        manager * manages,
        manager * (1 - manages),
        (1 - manager) * manages,
        supervisor * supervises,
        supervisor * (1 - supervises),
    ]


def _says(found: Found, words: frozenset[str]) -> FloatArray:
    said = [[not words.isdisjoint(title.words)] for title in found.titles]
    return np.array(said, dtype=np.float32)
