"""What people in a job say it takes to do it: schooling, experience before, training in it."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.job import JobRef
from jobmorph.schema.parameter import ParameterSet

# Midpoints of the published categories, in months; the open last one a year past its start.
_SHORT: Final = (0.0, 0.5, 2.0, 4.5, 9.0, 18.0, 36.0)
EXPERIENCE_MONTHS: Final = (*_SHORT, 60.0, 84.0, 108.0, 132.0)
TRAINING_MONTHS: Final = (*_SHORT, 84.0, 132.0)
MONTHS: Final = {"RW": EXPERIENCE_MONTHS, "PT": TRAINING_MONTHS, "OJ": TRAINING_MONTHS}
SCHOOLING_LEVELS: Final = (
    "no school leaving certificate",
    "school leaving certificate",
    "a certificate after school",
    "some college",
    "a two-year degree",
    "a bachelor's degree",
    "a certificate after the bachelor's",
    "a master's degree",
    "a certificate after the master's",
    "a professional degree",
    "a doctorate",
    "work after the doctorate",
)
LEAST_MONTHS: Final = 0.1
_ROUNDING: Final = 1e-9


def job_preparation(job: JobRef, edition: Edition) -> pl.DataFrame:
    """Return what people in a job's occupations say it takes.

    Returns
    -------
    polars.DataFrame
        scale ('RL' schooling, 'RW' related work before, 'PT' training on site, 'OJ' training on
        the job), category (1..), share (sums to 1 over a scale where anybody was asked).
    """
    weights = {each.occupation_onet2019: each.weight for each in job.anchors}
    rows = edition.rows("preparation", pl.col("occupation_onet2019").is_in(list(weights)))
    weighted = rows.with_columns(
        pl.col("share")
        * pl.col("occupation_onet2019").replace_strict(weights, return_dtype=pl.Float64)
    )
    summed = weighted.group_by("scale", "category", maintain_order=True).agg(pl.col("share").sum())
    return summed.with_columns(pl.col("share") / pl.col("share").sum().over("scale")).sort(
        "scale", "category"
    )


def months_of(preparation: pl.DataFrame, scale: str) -> Estimate | None:
    """Months on one scale: mean of the answers, 10th and 90th percentile; None if nobody was asked.

    Examples
    --------
    >>> asked = pl.DataFrame({"scale": ["OJ", "OJ"], "category": [2, 4], "share": [0.5, 0.5]})
    >>> months_of(asked, "OJ")
    Estimate(low=0.5, mid=2.5, high=4.5)
    """
    rows = months_by(preparation.filter(pl.col("scale") == scale), ())
    if rows.is_empty():
        return None
    return Estimate(*(float(rows.item(0, f"months{end}")) for end in RANGE_ENDS))


def months_by(preparation: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Months on each scale, for each of several jobs.

    Parameters
    ----------
    preparation : polars.DataFrame
        scale ('RW', 'PT' or 'OJ'), category, share, and the keys.
    keys : sequence of str
        Columns that tell jobs apart.

    Returns
    -------
    polars.DataFrame
        The keys, scale, months_low, months, months_high: mean of the answers, 10th and 90th
        percentile, in the order of keys and scale.
    """
    ordered = preparation.join(
        _category_months(), on=["scale", "category"], maintain_order="left"
    ).sort(*keys, "scale", "category")
    month, share = pl.col("_month"), pl.col("share")
    mean = (month * share).sum() / share.sum()
    low, high = (
        pl.coalesce(month.filter(share.cum_sum() >= part - _ROUNDING).first(), month.last())
        for part in (0.1, 0.9)
    )
    return ordered.group_by(*keys, "scale", maintain_order=True).agg(
        pl.min_horizontal(low, mean).alias("months_low"),
        mean.alias("months"),
        pl.max_horizontal(high, mean).alias("months_high"),
    )


def _category_months() -> pl.DataFrame:
    rows = [
        (scale, category, month)
        for scale, months in MONTHS.items()
        for category, month in enumerate(months, start=1)
    ]
    schema = {"scale": pl.String(), "category": pl.Int64(), "_month": pl.Float64()}
    return pl.DataFrame(rows, schema=schema, orient="row")


def training_months(
    preparation: pl.DataFrame, job_zone: int | None, parameters: ParameterSet
) -> tuple[Estimate, str]:
    """Months of training until a job is done well, and where that comes from.

    Training on site and on the job, added up; where nobody was asked, the job zone.

    Returns
    -------
    tuple of Estimate and str
        The source is 'asked' or 'zone'.
    """
    parts = [months_of(preparation, scale) for scale in ("PT", "OJ")]
    known = [part for part in parts if part is not None]
    if known:
        total = Estimate(
            *(sum(getattr(each, end) for each in known) for end in ("low", "mid", "high"))
        )
        return (
            Estimate(
                max(total.low, LEAST_MONTHS),
                max(total.mid, LEAST_MONTHS),
                max(total.high, LEAST_MONTHS),
            ),
            "asked",
        )
    zone = parameters[f"skills.job_zone_{job_zone or 3}_months"]
    return Estimate(zone.low, zone.value, zone.high), "zone"


def schooling(preparation: pl.DataFrame) -> list[tuple[str, float]]:
    """Schooling that people name, most often first: words and share."""
    rows = preparation.filter(pl.col("scale") == "RL").sort("share", descending=True)
    return [
        (SCHOOLING_LEVELS[category - 1], share)
        for category, share in rows.select("category", "share").iter_rows()
    ]
