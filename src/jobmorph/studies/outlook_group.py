"""How many jobs of several kinds there may be together."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.groups import OccupationGroup, find_group
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.schema.ids import is_id
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.outlook import (
    check_years,
    outlook_parameters,
    outlook_record,
)
from jobmorph.studies.outlook_fan import sensitivity, sum_fan, with_ranges
from jobmorph.studies.outlook_notes import BREAKS, note, notes_of, scenario_notes
from jobmorph.studies.outlook_result import OutlookGroupResult
from jobmorph.studies.outlook_scenarios import outlook_scenarios
from jobmorph.studies.outlook_units import (
    USED_PARAMETERS,
    described,
    error_model,
    outlook_score,
    unit_track,
    units_of_codes,
)

OWN_CODES: Final = "codes"
LEANING: Final = 0.5
_UNIT_COLUMNS: Final = (
    "employment_unit",
    "title",
    "asked",
    "codes",
    "others",
    "reason",
    "employment_base_heads",
    "low",
    "middle",
    "high",
    "fewer_probability",
    "official",
    "alike",
)
_ALWAYS: Final = (
    "survey",
    "official_self_employed",
    "group_errors",
    "exposure",
    "looked_at",
    "periods",
)


def group_of(text: str) -> str | list[str]:
    """Read a group as somebody writes it: its name, or codes set apart by commas.

    Examples
    --------
    >>> group_of("go-to-market"), group_of("41-3091, 41-9041")
    ('go-to-market', ['41-3091', '41-9041'])
    """
    name = text.strip()
    if not name[:1].isdigit():
        return name
    return [code for code in (part.strip() for part in name.split(",")) if code]


def study_outlook_group(
    group: str | Sequence[str],
    *,
    years: int = 5,
    edition: Edition | None = None,
    seed: int = 0,
    scenario: Scenario | None = None,
) -> OutlookGroupResult:
    """Answer how many US jobs of a group of occupations there may be.

    Parameters
    ----------
    group : str or sequence of str
        Id of a group, such as 'go-to-market', or SOC 2018 codes.
    years : int
        Years ahead, 1 to 10.
    edition : Edition, optional
        The embedded one if not given.
    seed : int
        Seed of the draws.
    scenario : Scenario, optional
        As in `study_outlook`.

    Returns
    -------
    OutlookGroupResult

    Raises
    ------
    ParameterError
        If there is no such group, a code is malformed, or the years are out of range.
    NoMatchError
        If the survey counts none of the codes.
    """
    check_years(years)
    edition = edition or open_edition()
    asked = _asked(group)
    parameters = outlook_parameters()
    model = error_model(edition)
    placed = _placed(asked, edition)
    units = _units(placed, edition)
    common = parameters[USED_PARAMETERS[0]]
    uncounted = tuple(placed.filter(pl.col("employment_unit").is_null())["occupation_soc2018"])
    forecast = sum_fan(units, model, years, common=common, rng=np.random.default_rng(seed))
    named = None if asked.group_id == OWN_CODES else asked.group_id
    scenarios = outlook_scenarios(units, forecast, edition, group=named, own=scenario)
    return OutlookGroupResult(
        forecast=forecast,
        group_id=asked.group_id,
        label=asked.label,
        years=years,
        units=with_ranges(units, model, years)
        .select(_UNIT_COLUMNS)
        .sort("employment_base_heads", descending=True),
        left_out=_left_out(asked, edition),
        uncounted=uncounted,
        roles=_roles(units, edition),
        series=_series(units, edition),
        breaks=BREAKS,
        common_share_low=common.low,
        common_share=common.value,
        common_share_high=common.high,
        sensitivity=sensitivity(
            units, model, years, common=common, rng=np.random.default_rng(seed)
        ),
        track=_track(units, edition),
        score=outlook_score(edition),
        notes=tuple(
            note(each) for each in (*_note_ids(units, uncounted), *scenario_notes(scenarios))
        ),
        record=outlook_record(edition, parameters, seed, scenarios),
        scenarios=scenarios,
    )


def _asked(group: str | Sequence[str]) -> OccupationGroup:
    if isinstance(group, str):
        return find_group(group)
    codes = list(dict.fromkeys(group))
    faulty = [code for code in codes if not is_id("occupation_soc2018", code)]
    if faulty or not codes:
        raise ParameterError(
            "a group is a list of SOC 2018 codes such as 41-3091; these are none", items=faulty
        )
    return OccupationGroup(OWN_CODES, ", ".join(codes), dict.fromkeys(codes, ""), {})


def _placed(asked: OccupationGroup, edition: Edition) -> pl.DataFrame:
    codes = pl.DataFrame(
        {"occupation_soc2018": list(asked.codes), "reason": list(asked.codes.values())}
    )
    known = edition.table("employment").get_column("occupation_soc2018")
    strangers = codes.filter(~pl.col("occupation_soc2018").is_in(known.implode()))
    if strangers.height:
        raise NoMatchError(
            "no occupations have these codes", items=strangers["occupation_soc2018"].to_list()
        )
    return units_of_codes(codes, edition)


def _units(placed: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    counted = placed.drop_nulls("employment_unit")
    if counted.is_empty():
        raise NoMatchError(
            "the US survey counts none of these codes", items=placed["occupation_soc2018"].to_list()
        )
    grouped = counted.group_by("employment_unit", maintain_order=True).agg(
        pl.col("occupation_soc2018").alias("asked"), pl.col("reason").first()
    )
    # A published group may stand for codes that were asked for under their own names.
    return described(grouped, edition).with_columns(
        pl.col("codes").list.set_difference(pl.col("asked")).list.sort().alias("others")
    )


def _left_out(asked: OccupationGroup, edition: Edition) -> pl.DataFrame:
    titles = (
        edition.table("occupation")
        .sort("occupation_onet2019")
        .unique("occupation_soc2018", keep="first", maintain_order=True)
        .select("occupation_soc2018", "title")
    )
    out = pl.DataFrame(
        {
            "occupation_soc2018": list(asked.left_out),
            "reason": list(asked.left_out.values()),
        },
        schema={"occupation_soc2018": pl.String, "reason": pl.String},
    )
    return out.join(titles, on="occupation_soc2018", how="left", maintain_order="left").select(
        "occupation_soc2018", "title", "reason"
    )


def _roles(units: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Library roles that lean on the group's units for half or more."""
    bridge = edition.table("bridge").select("occupation_onet2019", "occupation_soc2018")
    anchors = edition.table("role_anchor").join(
        bridge, on="occupation_onet2019", maintain_order="left"
    )
    inside = units_of_codes(anchors, edition).filter(
        pl.col("employment_unit").is_in(units["employment_unit"].implode())
    )
    return (
        inside.group_by("role_id", maintain_order=True)
        .agg(pl.col("anchor_weight").sum().alias("weight_inside"))
        .filter(pl.col("weight_inside") >= LEANING)
        .join(edition.table("role").select("role_id", "title"), on="role_id", maintain_order="left")
        .select("role_id", "title", "weight_inside")
        .sort("role_id")
    )


def _series(units: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    names = units["employment_unit"]
    rows = edition.rows("outlook_series", pl.col("employment_unit").is_in(names.implode()))
    return (
        rows.group_by("year", maintain_order=True)
        .agg(pl.col("employment_heads").sum(), pl.len().alias("units"))
        .filter(pl.col("units") == units.height)
        .drop("units")
        .sort("year")
    )


def _track(units: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    return (
        unit_track(units["employment_unit"].to_list(), edition)
        .group_by("base_year", "target_year", maintain_order=True)
        .agg(
            pl.col("employment_base_heads", "middle", "counted").sum(),
            pl.col("is_inside").sum().alias("units_inside"),
            pl.len().alias("units"),
        )
        .sort("base_year", "target_year")
    )


def _note_ids(units: pl.DataFrame, uncounted: tuple[str, ...]) -> list[str]:
    ids = notes_of(units)
    if units["others"].list.len().max():
        ids.append("wider_units")
    if uncounted:
        ids.append("uncounted")
    return [*ids, *_ALWAYS]
