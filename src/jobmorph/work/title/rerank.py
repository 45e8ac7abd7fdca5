"""A learned order of candidates: a conditional logit on what the searches say."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.work.title.fuse import GroupScores
from jobmorph.work.title.normalise import PlainTitle

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

SEARCHES: Final = ("words", "grams", "meaning")
WHOLES: Final = ("pairs", "core", "centre")
_PER_SEARCH: Final = ("best", "best_gap", "vote", "vote_gap", "vote_share")
FEATURES: Final = (
    *(f"{search}_{what}" for search in SEARCHES for what in _PER_SEARCH),
    *(f"{whole}{gap}" for whole in WHOLES for gap in ("", "_gap")),
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
_MANAGERS: Final = frozenset(["manager", "director", "head", "president", "chief", "officer"])
_SUPERVISORS: Final = frozenset(["supervisor", "foreman", "superintendent", "lead", "leader"])
_EXACT: Final = 0.999
_TINY: Final = 1e-4


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What is known of G occupations before any title is read.

    Parameters
    ----------
    codes : tuple of str
        SOC 2018 codes, sorted.
    employment_log, titles_log : ndarray, shape (G,)
        Logarithms of employment (heads) and of the number of known titles.
    major, minor : ndarray of int, shape (G,)
        Numbers of the major and minor groups.
    is_residual, is_manager, is_supervisor : ndarray, shape (G,)
        1 for 'all other' codes, for management and for first-line supervisors.
    """

    codes: tuple[str, ...]
    employment_log: FloatArray
    titles_log: FloatArray
    major: IntArray
    minor: IntArray
    is_residual: FloatArray
    is_manager: FloatArray
    is_supervisor: FloatArray


@dataclass(frozen=True, slots=True)
class LinearRanker:
    """Coefficients on standardised features, shape (len(FEATURES),) each."""

    centre: FloatArray
    spread: FloatArray
    weights: FloatArray

    def score(self, features: FloatArray) -> FloatArray:
        """Score candidates, shape (K,)."""
        return np.asarray((features - self.centre) / self.spread @ self.weights)


def describe_candidates(
    title: PlainTitle,
    found: dict[str, GroupScores],
    wholes: dict[str, FloatArray],
    fused: FloatArray,
    chosen: IntArray,
    facts: GroupFacts,
) -> FloatArray:
    """Describe each candidate by what the searches say about it.

    Returns
    -------
    ndarray, shape (len(chosen), len(FEATURES))
    """
    columns: list[NDArray[np.floating]] = []
    for search in SEARCHES:
        columns += _of_search(found[search], chosen)
    for whole in WHOLES:
        columns += [wholes[whole][chosen], wholes[whole][chosen] - wholes[whole].max()]
    columns += [fused[chosen], fused[chosen] - fused[chosen[0]], np.log1p(np.arange(chosen.size))]
    exact = (found["grams"].best[chosen] >= _EXACT).astype(np.float32)
    columns += [exact, np.full(chosen.size, np.log1p(exact.sum()))]
    columns += [facts.employment_log[chosen], facts.titles_log[chosen]]
    columns += [facts.is_residual[chosen]]
    mass = fused[chosen] ** 4
    mass = mass / max(float(mass.sum()), 1e-9)
    columns += [_mass(mass, facts.major[chosen]), _mass(mass, facts.minor[chosen])]
    columns += _of_rank(title, facts.is_manager[chosen], facts.is_supervisor[chosen])
    described = np.empty((chosen.size, len(FEATURES)), dtype=np.float32)
    for place, column in enumerate(columns):
        described[:, place] = column
    return described


def _of_search(found: GroupScores, chosen: IntArray) -> list[NDArray[np.floating]]:
    best, vote = found.best[chosen], found.vote[chosen]
    log_vote = np.log(vote + _TINY)
    top = np.log(float(found.vote.max()) + _TINY)
    share = vote / (float(found.vote.sum()) + 1e-9)
    return [best, best - found.best.max(), log_vote, log_vote - top, share]


def _mass(mass: FloatArray, groups: IntArray) -> NDArray[np.floating]:
    return np.asarray((groups[:, None] == groups[None, :]) @ mass)


def _of_rank(
    title: PlainTitle, manager: FloatArray, supervisor: FloatArray
) -> list[NDArray[np.floating]]:
    manages = float(not _MANAGERS.isdisjoint(title.words))
    supervises = float(not _SUPERVISORS.isdisjoint(title.words))
    return [
        manager * manages,
        manager * (1 - manages),
        (1 - manager) * manages,
        supervisor * supervises,
        supervisor * (1 - supervises),
    ]
