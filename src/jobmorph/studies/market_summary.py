"""From records of draws to the tables that are shown: ranges, peaks, waits, openings."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jobmorph.schema.estimate import summarise_draws
from jobmorph.studies.market_demand import MarketDemand
from jobmorph.studies.market_result import SERIES
from jobmorph.studies.market_run import CASES, MEASURES, MODELS, KeptArray, RunRecord, totals_of

FloatArray = NDArray[np.float64]

MONTHS: Final = 12
QUARTER: Final = 3
DIFFERENCES: Final = {"difference": "scenario", "open_difference": "open"}
RATES: Final = ("unemployment_rate", "openings_rate", "long_term_share")
_RANGE: Final = ("low", "mid", "high")


def series_of(record: FloatArray) -> dict[str, FloatArray]:
    """Compute the series of `SERIES` from measures by month.

    Parameters
    ----------
    record : ndarray, shape (..., 9)
        In the order of `market_run.MEASURES`; flows are those of one month.
    """
    m = {name: record[..., place] for place, name in enumerate(MEASURES)}
    found = m["hired_unemployed"] + m["recalled"]
    values = (
        m["employed"],
        m["unemployed"],
        _ratio(m["unemployed"], m["unemployed"] + m["employed"]),
        _ratio(m["long_term"], m["unemployed"]),
        m["vacancies"],
        _ratio(m["vacancies"], m["vacancies"] + m["employed"]),
        m["filled"] + m["recalled"],
        m["separated"],
        m["quits"],
        _ratio(m["unemployed"], found),
    )
    return dict(zip(SERIES, values, strict=True))


def by_quarter(record: KeptArray) -> KeptArray:
    """Take stocks at each quarter's end and flows as monthly means; (M, R, ...) to (M, Q, ...)."""
    draws, months = record.shape[:2]
    split = record.reshape(draws, months // QUARTER, QUARTER, *record.shape[2:])
    stocks = MEASURES.index("vacancies") + 1
    return np.concatenate(
        [split[:, :, -1, ..., :stocks], split[..., stocks:].mean(axis=2)], axis=-1
    )


def quarter_table(record: RunRecord, members: FloatArray, group_ids: Sequence[str]) -> pl.DataFrame:
    """Lay all series of all groups out by quarter; see `MarketResult.quarters`.

    Parameters
    ----------
    record : RunRecord
        The run.
    members : ndarray, shape (H, G)
        1 where group of the record belongs to a group shown.
    group_ids : sequence of str
        The H groups shown.
    """
    cases: dict[str, dict[str, FloatArray]] = {
        case: _shown(record.values["network", case], members) for case in CASES
    }
    for name, case in DIFFERENCES.items():
        cases[name] = {key: cases[case][key] - cases["reference"][key] for key in SERIES}
    frames = []
    for case, series in cases.items():
        for name, values in series.items():
            frames.append(_quarter_rows(values, group_ids, case, name))
    return pl.concat(frames)


def _shown(record: KeptArray, members: FloatArray) -> dict[str, FloatArray]:
    groups = np.einsum("hg,mrgk->mrhk", members, by_quarter(record))
    return series_of(groups)


def _quarter_rows(
    values: FloatArray, group_ids: Sequence[str], case: str, name: str
) -> pl.DataFrame:
    found = summarise_draws(np.moveaxis(values, 0, -1))
    quarters, groups = found.mid.shape
    rows = quarters * groups
    return pl.DataFrame(
        {
            "quarter": np.repeat(np.arange(1, quarters + 1), groups),
            "group_id": list(group_ids) * quarters,
            "series": pl.Series([name], dtype=pl.String).new_from_index(0, rows),
            "case": pl.Series([case], dtype=pl.String).new_from_index(0, rows),
            **{end: getattr(found, end).ravel() for end in _RANGE},
        }
    )


def headline_table(values: Mapping[str, FloatArray]) -> pl.DataFrame:
    """Sum a run up; see `MarketResult.headlines`.

    Parameters
    ----------
    values : mapping of case to ndarray, shape (M, R, 9)
        Totals by month.
    """
    told = {case: _headlines(record) for case, record in values.items()}
    reference = told["reference"]
    idle = {case: record[..., MEASURES.index("unemployed")] for case, record in values.items()}
    rows = []
    for case, quantities in told.items():
        rows += [_row(case, name, each) for name, each in quantities.items()]
    for name, case in DIFFERENCES.items():
        if case not in told:
            continue
        rows += [_row(name, key, told[case][key] - reference[key]) for key in reference]
        extra = (idle[case] - idle["reference"]).sum(axis=1) / MONTHS
        rows.append(_row(name, "extra_unemployed_years", extra))
    return pl.DataFrame(rows)


def _headlines(record: FloatArray) -> dict[str, FloatArray]:
    series = series_of(record)
    rate = series["unemployment_rate"]
    return {
        "peak_unemployment_rate": rate.max(axis=1),
        "peak_year": (rate.argmax(axis=1) + 1) / MONTHS,
        "end_unemployment_rate": rate[:, -1],
        "end_openings_rate": series["openings_rate"][:, -1],
        "end_long_term_share": series["long_term_share"][:, -1],
        "lost_jobs": series["lost_jobs_heads_month"].sum(axis=1),
    }


def _row(case: str, quantity: str, draws: FloatArray) -> dict[str, object]:
    found = summarise_draws(draws)
    return {"quantity": quantity, "case": case} | {
        end: float(getattr(found, end)) for end in _RANGE
    }


def wait_table(quarters: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Say who waits longest at the end of a run; see `MarketResult.waits`."""
    last = quarters.filter(
        (pl.col("quarter") == pl.col("quarter").max())
        & pl.col("series").is_in(["long_term_share", "search_months"])
    )
    keys = ["group_id", "series"]

    def of(case: str, names: dict[str, str]) -> pl.DataFrame:
        return last.filter(pl.col("case") == case).select(
            *keys, pl.col(*names).name.map(lambda name: names[name])
        )

    return (
        of("scenario", {end: end for end in _RANGE})
        .join(of("reference", {"mid": "reference"}), on=keys, maintain_order="left")
        .join(
            of(
                "difference",
                {"low": "difference_low", "mid": "difference", "high": "difference_high"},
            ),
            on=keys,
            maintain_order="left",
        )
        .join(groups.select("group_id", "title"), on="group_id", maintain_order="left")
        .sort("series", "mid", "group_id", descending=[False, True, False])
    )


def beveridge_table(quarters: pl.DataFrame) -> pl.DataFrame:
    """Put unemployment and openings side by side; see `MarketResult.beveridge`."""
    wanted = quarters.filter(
        (pl.col("group_id") == "all")
        & pl.col("series").is_in(["unemployment_rate", "openings_rate"])
        & pl.col("case").is_in(CASES)
    )
    return wanted.pivot("series", index=["quarter", "case"], values="mid").select(
        "quarter", "case", "unemployment_rate", "openings_rate"
    )


def network_table(record: RunRecord) -> pl.DataFrame:
    """Compare models of moving between occupations; see `MarketResult.network`."""
    frames = []
    for model in MODELS:
        if (model, "scenario") not in record.values:
            continue
        totals = totals_of(record, model)
        frames.append(headline_table(totals).with_columns(pl.lit(model).alias("model")))
    return pl.concat(frames).select("model", "quantity", "case", *_RANGE)


def demand_table(
    demand: MarketDemand, members: Mapping[str, FloatArray], draws: NDArray[np.int64]
) -> pl.DataFrame:
    """Sum demand up by group and year; see `MarketResult.demand`.

    Parameters
    ----------
    demand : MarketDemand
        Demand by unit.
    members : mapping of group to ndarray, shape (U,)
        Part of each unit in the group.
    draws : ndarray of int
        Draws to count.
    """
    rows = []
    for group, weight in members.items():
        for year in range(demand.years + 1):
            heads = demand.baseline_heads[year] * weight
            row: dict[str, object] = {
                "group_id": group,
                "year": year,
                "baseline_heads": float(heads.sum()),
            }
            for name, values in (
                ("saved_share", demand.saved_share),
                ("multiplier_full", demand.multiplier["full"]),
                ("multiplier_open", demand.multiplier["open"]),
            ):
                found = summarise_draws(heads @ values[year][:, draws] / heads.sum())
                row |= {f"{name}_{end}": float(getattr(found, end)) for end in _RANGE}
            rows.append(row)
    return pl.DataFrame(rows)


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0.0)
