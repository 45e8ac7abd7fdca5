"""National series that the simulator is driven by or held to, as published but for their units.

Percentages become shares and thousands become people. Nothing is smoothed, adjusted or filled:
that is calibration, and it says so where it happens.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import labour_series
from jobmorph.schema.tables import LABOUR_TARGET, LABOUR_TARGET_KIND

# From here on total separations are level over payrolls.
SEPARATIONS_DERIVED_FROM: Final = "2024-05"
_MONTHLY: Final = "labour_series_monthly"
_CHANCES: Final = "labour_chances_1996_2024"
_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class _Target:
    """One series: where it stands, and what makes its unit."""

    target_id: str
    column: str
    scale: float
    label: str
    unit: str
    published: str
    source_id: str = _MONTHLY
    step: str = "month"
    is_adjusted: bool = True


_LABOUR_FORCE: Final = "share of the labour force"
_EMPLOYED: Final = "share of employment a month"
_TARGETS: Final = (
    _Target("unemployment", "unemployment_percent", 0.01, "Unemployment", _LABOUR_FORCE, "UNRATE"),
    _Target(
        "openings",
        "openings_percent",
        0.01,
        "Job openings",
        "share of employment and openings",
        "JTSJOR",
    ),
    _Target("hires", "hires_percent", 0.01, "Hires", _EMPLOYED, "JTSHIR"),
    _Target("separations", "separations_percent", 0.01, "All separations", _EMPLOYED, "JTSTSR"),
    _Target("quits", "quits_percent", 0.01, "Quits", _EMPLOYED, "JTSQUR"),
    _Target("layoffs", "layoffs_percent", 0.01, "Layoffs and discharges", _EMPLOYED, "JTSLDR"),
    _Target(
        "long_term",
        "long_term_percent",
        0.01,
        "Unemployed 27 weeks and more",
        "share of the unemployed",
        "LNS13025703",
    ),
    _Target("unemployed", "unemployed_thousands", 1e3, "Unemployed", "people", "UNEMPLOY"),
    _Target("labour_force", "labour_force_thousands", 1e3, "Labour force", "people", "CLF16OV"),
    _Target("openings_level", "openings_thousands", 1e3, "Job openings, number", "jobs", "JTSJOL"),
    _Target("payrolls", "payroll_thousands", 1e3, "Payroll employment", "jobs", "PAYEMS"),
    _Target(
        "find",
        "find_share",
        1.0,
        "Unemployed who work a month later",
        "share of the unemployed",
        "UE, matched CPS",
        _CHANCES,
        is_adjusted=False,
    ),
    _Target(
        "lose",
        "lose_share",
        1.0,
        "People at work who are unemployed a month later",
        "share of people at work",
        "EU, matched CPS",
        _CHANCES,
        is_adjusted=False,
    ),
    _Target(
        "change",
        "change_share",
        1.0,
        "People at work with another employer a month later",
        "share of people at work",
        "EE, matched CPS",
        _CHANCES,
        is_adjusted=False,
    ),
    _Target(
        "output",
        "gdp_billion_usd2017",
        1.0,
        "Real gross domestic product",
        "billions of 2017 dollars a year",
        "GDPC1",
        "gdp_real_quarterly",
        "quarter",
    ),
)


def compile_labour_targets(raw: RawFolder) -> dict[str, pl.DataFrame]:
    """Compile the tables `labour_target_kind` and `labour_target`.

    Returns
    -------
    dict of str to polars.DataFrame
        By the names of their contracts; months without a figure have no row.
    """
    sources = {
        _MONTHLY: labour_series.read_labour_series(raw),
        _CHANCES: labour_series.read_labour_chances(raw),
        "gdp_real_quarterly": labour_series.read_real_output(raw),
    }
    kinds = pl.DataFrame(
        {
            "target_id": [each.target_id for each in _TARGETS],
            "label": [each.label for each in _TARGETS],
            "unit": [each.unit for each in _TARGETS],
            "series_step": [each.step for each in _TARGETS],
            "is_seasonally_adjusted": [each.is_adjusted for each in _TARGETS],
            "published_series": [each.published for each in _TARGETS],
            "source_id": [each.source_id for each in _TARGETS],
        }
    )
    figures = pl.concat(_figures(each, sources[each.source_id]) for each in _TARGETS)
    return {
        "labour_target_kind": LABOUR_TARGET_KIND.check(
            kinds.select(LABOUR_TARGET_KIND.columns).sort("target_id")
        ),
        "labour_target": LABOUR_TARGET.check(
            figures.select(LABOUR_TARGET.columns).sort(LABOUR_TARGET.key)
        ),
    }


def _figures(target: _Target, frame: pl.DataFrame) -> pl.DataFrame:
    late = pl.col("period") >= SEPARATIONS_DERIVED_FROM
    return frame.select(
        pl.lit(target.target_id).alias("target_id"),
        "period",
        (pl.col(target.column) * target.scale).round(_DIGITS).alias("target_value"),
        (late & (pl.lit(target.target_id) == "separations")).alias("is_derived"),
    ).drop_nulls("target_value")
