"""Conditional logit of destinations, fitted by Newton's method with a ridge."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
FlagArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]
Cube = NDArray[np.float32]

RIDGE: Final = 30.0
STEPS_MOST: Final = 40
TOLERANCE: Final = 1e-7
_SMALLEST_STEP: Final = 1e-4


@dataclass(frozen=True, slots=True)
class ChoiceTask:
    """Which moves a model learns from.

    Parameters
    ----------
    movers : ndarray, shape (n, n)
        Observed movers, in answers.
    allowed : ndarray of bool, shape (n, n)
        Pairs that count as choices; never the diagonal. Movers outside are not looked at.
    """

    movers: FloatArray
    allowed: FlagArray

    @property
    def counted(self) -> FloatArray:
        """Movers among the allowed pairs, shape (n, n)."""
        return np.where(self.allowed, self.movers, 0.0)

    def expected(self, utility: FloatArray) -> FloatArray:
        """Return the movers a model expects: those counted, dealt out by its utilities."""
        free = np.where(self.allowed, utility, -np.inf)
        top = free.max(axis=1, keepdims=True)
        weights = np.exp(free - np.where(np.isfinite(top), top, 0.0))
        total = weights.sum(axis=1, keepdims=True)
        leavers = self.counted.sum(axis=1, keepdims=True)
        return np.asarray(leavers * weights / np.where(total > 0.0, total, 1.0))


def every_pair(movers: FloatArray) -> ChoiceTask:
    """Return the task with every pair of different nodes allowed."""
    return ChoiceTask(movers, ~np.eye(movers.shape[0], dtype=bool))


@dataclass(frozen=True, slots=True)
class ChoiceRows:
    """The allowed pairs of origins with movers, one below the other, origin by origin.

    Parameters
    ----------
    origin, destination : ndarray of int, shape (T,)
        Nodes of each pair.
    group : ndarray of int, shape (T,)
        Origins counted from 0 without gaps.
    counts : ndarray, shape (T,)
        Movers of each pair.
    starts : ndarray of int, shape (G,)
        First row of each group.
    totals : ndarray, shape (G,)
        Movers of each group.
    """

    origin: IntArray
    destination: IntArray
    group: IntArray
    counts: FloatArray
    starts: IntArray
    totals: FloatArray

    @classmethod
    def of(cls, task: ChoiceTask) -> "ChoiceRows":
        """Lay out a task."""
        counted = task.counted
        used = np.flatnonzero(counted.sum(axis=1) > 0.0)
        group, destination = np.nonzero(task.allowed[used])
        origin = used[group]
        counts = counted[origin, destination]
        starts = np.flatnonzero(np.r_[True, np.diff(group) > 0])
        return cls(origin, destination, group, counts, starts, np.add.reduceat(counts, starts))

    def probabilities(self, utility: FloatArray) -> FloatArray:
        """Return softmax of utilities within each group, shape (T,)."""
        top = np.maximum.reduceat(utility, self.starts)
        weights = np.exp(utility - top[self.group])
        return np.asarray(weights / np.add.reduceat(weights, self.starts)[self.group])


def fit_logit(
    features: Cube, task: ChoiceTask, *, ridge: float = RIDGE, offset: FloatArray | None = None
) -> FloatArray:
    """Maximise the likelihood of choices less a ridge.

    sum over i, j of n_ij log P_ij - ridge / 2 x |b|^2, P_ij proportional to
    exp(o_ij + sum over f of b_f x_fij) over the allowed j.

    Parameters
    ----------
    features : ndarray, shape (F, n, n)
        Standardised features.
    task : ChoiceTask
        What to learn from.
    ridge : float
        Strength, in answers.
    offset : ndarray, shape (n, n), optional
        Added utility with coefficient 1.

    Returns
    -------
    ndarray, shape (F,)
        Coefficients.
    """
    rows = ChoiceRows.of(task)
    design = np.ascontiguousarray(features[:, rows.origin, rows.destination].T)
    base = np.zeros(rows.counts.size) if offset is None else offset[rows.origin, rows.destination]
    fit = _Fit(design, base, rows, ridge)
    beta = np.zeros(features.shape[0])
    value = fit.objective(beta)
    for _ in range(STEPS_MOST):
        step = fit.newton_step(beta)
        size, trial = 1.0, fit.objective(beta + step)
        while trial < value and size > _SMALLEST_STEP:
            size /= 2.0
            trial = fit.objective(beta + size * step)
        gain = trial - value
        if gain <= 0.0:
            break
        beta, value = beta + size * step, trial
        if gain < TOLERANCE * rows.counts.sum():
            break
    return beta


@dataclass(frozen=True, slots=True)
class _Fit:
    design: Cube
    base: FloatArray
    rows: ChoiceRows
    ridge: float

    def chances(self, beta: FloatArray) -> FloatArray:
        return self.rows.probabilities(self.base + self.design @ beta.astype(np.float32))

    def objective(self, beta: FloatArray) -> float:
        logs = np.log(np.maximum(self.chances(beta), 1e-300))
        return float(self.rows.counts @ logs - self.ridge / 2.0 * beta @ beta)

    def newton_step(self, beta: FloatArray) -> FloatArray:
        rows = self.rows
        weight = rows.totals[rows.group] * self.chances(beta)
        slope = self.design.T @ (rows.counts - weight).astype(np.float32) - self.ridge * beta
        scaled = self.design * weight.astype(np.float32)[:, None]
        means = np.add.reduceat(scaled, rows.starts, axis=0).astype(np.float64)
        curve = (self.design.T @ scaled).astype(np.float64)
        curve -= (means / rows.totals[:, None]).T @ means
        return np.asarray(np.linalg.solve(curve + self.ridge * np.eye(beta.size), slope))


def utilities(features: Cube, beta: FloatArray) -> FloatArray:
    """Return sum over f of b_f x_fij, shape (n, n)."""
    return np.asarray(np.tensordot(beta, features.astype(np.float64), axes=1))
