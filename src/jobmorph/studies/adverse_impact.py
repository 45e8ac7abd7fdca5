"""Does a design treat groups by a protected attribute alike? Only this study reads the attribute.

Designs decide for seats, not for persons. What a design means for a group is therefore expected:
the sum over seats of its people there times the share of the seat that the outcome concerns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, isfinite
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import polars as pl

from jobmorph.intake.roster import RosterReading
from jobmorph.schema.errors import DataError, ParameterError
from jobmorph.schema.ids import IMPACT_OUTCOMES, ImpactOutcome
from jobmorph.schema.tables import IMPACT_GROUP, IMPACT_OUTCOME, IMPACT_TEST
from jobmorph.studies.suppression import LEAST_GROUP, fold_small_groups

# A group's share under four fifths of the best group's is looked at: 29 CFR 1607.4(D) (US, 1978).
FOUR_FIFTHS: Final = 0.8
SMALL_GROUP, SMALL_CELL = 30, 5
SOMEBODY: Final = 0.5
CONFIDENCE: Final = 0.95
FOLDED: Final = "(others together)"
_SLACK: Final = 1e-9

Table = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AdverseImpact:
    """What a design means for groups by a protected attribute.

    Parameters
    ----------
    tests : polars.DataFrame
        Contract `impact_test`: each outcome of each group against the group treated best.
    heads : mapping of str to int
        People of each group that is compared, largest first; `FOLDED` stands for the small ones
        together.
    folded_categories : int
        Groups put together because one of them has fewer than five people.
    unstated_heads : int
        People whose group is not stated; they are in no comparison.
    idle_outcomes : tuple of str
        Outcomes that concern nobody of these groups, so that nothing is compared.
    """

    tests: pl.DataFrame
    heads: Mapping[str, int]
    folded_categories: int
    unstated_heads: int
    idle_outcomes: tuple[ImpactOutcome, ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """Groups that are compared, largest first."""
        return tuple(self.heads)

    @property
    def is_comparable(self) -> bool:
        """Whether there are two groups of five or more."""
        return len(self.categories) > 1

    @property
    def is_below_rule(self) -> bool:
        """Whether any outcome of any group breaks the rule."""
        return bool(self.tests.get_column("is_below_rule").any())


@dataclass(frozen=True, slots=True)
class _Group:
    """A group's people, and how many of them an outcome concerns on average."""

    category: str
    heads: int
    outcome_heads: float

    @property
    def share(self) -> float:
        return self.outcome_heads / self.heads

    @property
    def counts(self) -> tuple[int, int]:
        """Rounded counts: concerned, not concerned."""
        concerned = min(floor(self.outcome_heads + 0.5), self.heads)
        return concerned, self.heads - concerned


def has_attribute(reading: RosterReading) -> bool:
    """Say whether a roster was read with a column of a protected attribute."""
    return reading.protected is not None


def count_groups(reading: RosterReading, seats: pl.Series) -> pl.DataFrame:
    """Count people by seat and group.

    Parameters
    ----------
    reading : RosterReading
        Read with a column of a protected attribute.
    seats : polars.Series
        Seat of each person, in the order of the rows; null for none.

    Returns
    -------
    polars.DataFrame
        Contract `impact_group`.

    Raises
    ------
    ParameterError
        If no such column was read, or `seats` has another length.
    """
    if reading.protected is None:
        raise ParameterError("no protected attribute was read", hint="Name it: --protected COLUMN")
    if len(seats) != len(reading.protected):
        raise ParameterError(
            f"{len(seats)} seats for {len(reading.protected)} people", where=reading.source
        )
    people = pl.DataFrame(
        {"seat_id": seats.cast(pl.String), "protected_category": reading.protected}
    )
    counted = people.drop_nulls("seat_id").group_by(
        "seat_id", "protected_category", maintain_order=True
    )
    return IMPACT_GROUP.check(counted.agg(pl.len().cast(pl.Int64).alias("team_heads")))


def check_adverse_impact(groups: pl.DataFrame, outcomes: pl.DataFrame) -> AdverseImpact:
    r"""Compare what a design means for groups.

    Parameters
    ----------
    groups : polars.DataFrame
        Contract `impact_group`: people :math:`n_{sg}` by seat and group.
    outcomes : polars.DataFrame
        Contract `impact_outcome`: share :math:`q_{so}` of each seat's people that is kept, moved
        up, trained, laid off.

    Returns
    -------
    AdverseImpact
        For each outcome :math:`o` and group :math:`g`, with
        :math:`r_{go} = \sum_s n_{sg} q_{so} / \sum_s n_{sg}`:
        the selection ratio :math:`r_{go} / \max_h r_{ho}` and whether it is under four fifths; for
        layoffs :math:`r_{go} / \min_h r_{ho}` and whether its inverse is (a difference of less
        than half a person breaks no rule); on counts rounded to
        whole people Fisher's exact test and the conditional odds ratio with its exact 95% interval
        (null where it has no end).

    Raises
    ------
    DataError
        If seats have no outcome, or more than all of a seat's people are kept or laid off.
    SchemaError
        If a table breaks its contract.

    Notes
    -----
    Groups under five people are put together by `fold_small_groups`, never one alone. The rule is
    that of 29 CFR 1607.4(D); that keeping people and laying them off answer differently is why
    both stand here: layoffs of 10% and 18% keep .82/.90 = .91, but lay off 1.8 times as many.

    Examples
    --------
    >>> groups = pl.DataFrame({"seat_id": ["a", "a", "b"], "protected_category": ["F", "M", "F"],
    ...                        "team_heads": [30, 40, 10]})
    >>> outcomes = pl.DataFrame({"seat_id": ["a", "b"], "kept_share": [1.0, 0.5],
    ...                          "moved_up_share": [0.1, 0.0], "trained_share": [1.0, 1.0],
    ...                          "laid_off_share": [0.0, 0.5]})
    >>> found = check_adverse_impact(groups, outcomes).tests
    >>> found.row(0)[:3], round(found.item(0, "selection_ratio"), 3)
    (('kept', 'F', 'M'), 0.875)
    """
    IMPACT_GROUP.check(groups)
    _require_whole(IMPACT_OUTCOME.check(outcomes))
    _require_outcomes(groups, outcomes)
    stated = groups.drop_nulls("protected_category")
    unstated = sum(groups.get_column("team_heads")) - sum(stated.get_column("team_heads"))
    folded = fold_small_groups(_heads(stated))
    named = pl.col("protected_category")
    grouped = stated.with_columns(
        pl.when(named.is_in(list(folded)))
        .then(pl.lit(FOLDED))
        .otherwise(named)
        .alias("protected_category")
    )
    heads = _heads(grouped)
    if heads.get(FOLDED, LEAST_GROUP) < LEAST_GROUP:
        heads = {}
    heads = dict(sorted(heads.items(), key=lambda each: (-each[1], each[0])))
    rows: list[dict[str, Any]] = []
    idle: list[ImpactOutcome] = []
    for outcome in IMPACT_OUTCOMES:
        found = _groups(grouped, outcomes, outcome, tuple(heads))
        if len(found) > 1 and any(group.outcome_heads > 0 for group in found):
            rows += _compare(outcome, found)
        elif len(found) > 1:
            idle.append(outcome)
    tests = pl.DataFrame(rows, schema=IMPACT_TEST.polars_schema)
    return AdverseImpact(IMPACT_TEST.check(tests), heads, len(folded), unstated, tuple(idle))


def _heads(groups: pl.DataFrame) -> dict[str, int]:
    counted = groups.group_by("protected_category", maintain_order=True).agg(
        pl.col("team_heads").sum()
    )
    return dict(counted.iter_rows())


def _require_outcomes(groups: pl.DataFrame, outcomes: pl.DataFrame) -> None:
    known = outcomes.get_column("seat_id").to_list()
    missing = groups.filter(~pl.col("seat_id").is_in(known)).get_column("seat_id").unique()
    if len(missing):
        raise DataError("seats have people but no outcome", items=sorted(missing.to_list()))


def _require_whole(outcomes: pl.DataFrame) -> None:
    over = outcomes.filter(pl.col("kept_share") + pl.col("laid_off_share") > 1 + _SLACK)
    if over.height:
        raise DataError(
            "more than all people of a seat are kept or laid off",
            items=over.get_column("seat_id").to_list(),
        )


def _groups(
    grouped: pl.DataFrame, outcomes: pl.DataFrame, outcome: str, categories: tuple[str, ...]
) -> list[_Group]:
    joined = grouped.join(outcomes, on="seat_id", how="left", maintain_order="left")
    summed = joined.group_by("protected_category", maintain_order=True).agg(
        pl.col("team_heads").sum(),
        (pl.col("team_heads") * pl.col(f"{outcome}_share")).sum().alias("outcome_heads"),
    )
    by_name = {row[0]: _Group(*row) for row in summed.iter_rows()}
    return [by_name[name] for name in categories]


def _compare(outcome: ImpactOutcome, groups: list[_Group]) -> list[dict[str, Any]]:
    """Set every group against the one that is treated best; of equal ones the largest."""
    is_loss = outcome == "laid_off"
    best = min(groups, key=lambda group: group.share if is_loss else -group.share)
    return [_test(outcome, group, best) for group in groups if group is not best]


def _test(outcome: ImpactOutcome, group: _Group, best: _Group) -> dict[str, Any]:
    is_loss = outcome == "laid_off"
    large, small = (group, best) if is_loss else (best, group)
    ratio = small.share / large.share if large.share > 0 else 1.0
    table = np.array([group.counts, best.counts], dtype=np.int64)
    return {
        "impact_outcome": outcome,
        "protected_category": group.category,
        "reference_category": best.category,
        "category_heads": group.heads,
        "category_outcome_heads": group.outcome_heads,
        "category_outcome_share": group.share,
        "reference_heads": best.heads,
        "reference_outcome_heads": best.outcome_heads,
        "reference_outcome_share": best.share,
        "selection_ratio": None if is_loss else min(ratio, 1.0),
        "layoff_ratio": 1.0 / ratio if is_loss and ratio > 0 else None,
        "is_below_rule": ratio < FOUR_FIFTHS - _SLACK and _is_felt(group, best),
        "is_small_sample": min(group.heads, best.heads) < SMALL_GROUP
        or bool((table < SMALL_CELL).any()),
        **_exact(table),
    }


def _is_felt(group: _Group, best: _Group) -> bool:
    """Say whether a group differs from equal treatment by half a person or more."""
    return abs(group.outcome_heads - group.heads * best.share) >= SOMEBODY


def _exact(table: Table) -> dict[str, float | None]:
    """Fisher's exact test and the odds ratio of a table of two groups by concerned or not."""
    # SciPy is slow to import, and no other question needs it.
    from scipy.stats import fisher_exact
    from scipy.stats.contingency import odds_ratio

    if (table.sum(axis=0) == 0).any():
        return {"fisher_p": 1.0, "odds_ratio": None, "odds_ratio_low": None,
                "odds_ratio_high": None}  # fmt: skip
    p_value = min(float(fisher_exact(table).pvalue), 1.0)
    odds = odds_ratio(table)
    interval = odds.confidence_interval(CONFIDENCE)
    return {
        "fisher_p": p_value,
        "odds_ratio": _ended(odds.statistic),
        "odds_ratio_low": _ended(interval.low),
        "odds_ratio_high": _ended(interval.high),
    }


def _ended(value: float) -> float | None:
    return float(value) if isfinite(value) else None
