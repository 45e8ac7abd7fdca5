"""Ranks of a job's rated elements, over its anchors and over the vintages of the ratings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.exposure.loadings import SURVEY_COUNTERPARTS
from jobmorph.schema.errors import DataError
from jobmorph.schema.job import Anchor

PERCENT: Final = 100.0


@dataclass(frozen=True, slots=True)
class ElementRanks:
    """Ranks of a job's elements, 0 to 1, by vintage.

    Parameters
    ----------
    newest : mapping of element id to float
        Each element's rank in its newest vintage.
    exchanged : tuple of mappings
        For each vintage that differs: the same with every element that it rates taken from it.
    """

    newest: Mapping[str, float]
    exchanged: tuple[Mapping[str, float], ...]

    @property
    def variants(self) -> tuple[Mapping[str, float], ...]:
        """The newest ranks, then each exchange."""
        return (self.newest, *self.exchanged)


def element_ranks(ratings: pl.DataFrame, anchors: Sequence[Anchor]) -> ElementRanks:
    """Collect the ranks of a job's elements.

    Parameters
    ----------
    ratings : polars.DataFrame
        occupation_onet2019, element_id, percentile (0 to 100), vintage; other columns are ignored.
        Hand in one scale (importance, context or impact): several rows of one element and
        vintage are averaged.
    anchors : sequence of Anchor
        Occupations of the job with their weights. An element that some anchors lack is averaged
        over those that have it.

    Returns
    -------
    ElementRanks
        Without any element if no anchor is rated: missing stays missing.

    Raises
    ------
    DataError
        If a percentile is outside 0..100.

    Notes
    -----
    The last survey of work styles (1.C, release 24.1) stands in for its nearest current element
    (`SURVEY_COUNTERPARTS`) as an older vintage.
    """
    weights = pl.DataFrame(
        {
            "occupation_onet2019": [anchor.occupation_onet2019 for anchor in anchors],
            "weight": [anchor.weight for anchor in anchors],
        },
        schema={"occupation_onet2019": pl.String, "weight": pl.Float64},
    )
    rated = ratings.select("occupation_onet2019", "element_id", "percentile", "vintage")
    faulty = rated.filter(~pl.col("percentile").is_between(0.0, PERCENT))
    if faulty.height:
        raise DataError(
            "percentiles lie outside 0..100",
            where="ratings",
            items=faulty.get_column("element_id").to_list(),
        )
    mean = (
        rated.drop_nulls()
        .with_columns(pl.col("element_id").replace(SURVEY_COUNTERPARTS))
        .join(weights, on="occupation_onet2019", maintain_order="left")
        .group_by("element_id", "vintage", maintain_order=True)
        .agg((pl.col("percentile") * pl.col("weight")).sum() / pl.col("weight").sum())
        .sort("element_id", "vintage")
    )
    return _by_vintage(mean)


def _by_vintage(mean: pl.DataFrame) -> ElementRanks:
    newest: dict[str, float] = {}
    vintages = sorted(set(mean.get_column("vintage").to_list()), key=_release)
    by_vintage: dict[str, dict[str, float]] = {vintage: {} for vintage in vintages}
    for element_id, vintage, percentile in mean.iter_rows():
        by_vintage[vintage][element_id] = percentile / PERCENT
    for vintage in vintages:
        newest.update(by_vintage[vintage])
    exchanged = [{**newest, **by_vintage[vintage]} for vintage in vintages]
    return ElementRanks(newest, tuple(ranks for ranks in exchanged if ranks != newest))


def _release(vintage: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", vintage))
