"""What is known of every place: pay, hours that stay with people, growth, what it asks for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.schema.job import JobRef
from jobmorph.schema.tables import PLACE_ASKS, PLACE_VALUE
from jobmorph.studies.outlook_fan import with_ranges
from jobmorph.studies.outlook_units import described, error_model, units_of_codes
from jobmorph.studies.place_congestion import congestion_by_job
from jobmorph.studies.place_licences import licences_at_places
from jobmorph.studies.place_pay import pay_at_places
from jobmorph.studies.place_training import stays_at_places
from jobmorph.studies.place_weeks import crowding_by_job, weeks_at_places
from jobmorph.studies.places import Places, all_places
from jobmorph.studies.plan_context import ASKED_SHARE, DEGREE_FROM
from jobmorph.studies.preparation import months_by

GROWTH: Final = ("growth_low", "growth_middle", "growth_high")
BORROWED_SHARE: Final = 2.0 / 3.0
DEGREE_ZONE: Final = 4
TRAINED_ZONE: Final = 2
KEPT_ROLES: Final = 128


@lru_cache(maxsize=4)
def edition_facts(edition: Edition, years: int) -> pl.DataFrame:
    """Return `place_facts` of all places of an edition; computed once a session."""
    return place_facts(all_places(edition), edition, years)


def job_facts(job: JobRef, edition: Edition, years: int) -> Mapping[str, Any]:
    """Return what is known of one job, as a row of `place_facts`.

    An official job is looked up among all of them; roles of the library are kept once asked for.
    Their means are of several occupations, and come out the same to the last digit only alone.
    """
    if job.kind == "role":
        return _role_facts(replace(job, is_level_implied=False), edition, years)
    own = Places.of_job(job)
    if job.kind == "custom":
        return place_facts(own, edition, years).row(0, named=True)
    known = _all_jobs(edition, years)
    found = known.row(by_predicate=pl.col("place_id") == job.id, named=True)
    return found | own.names.row(0, named=True)


@lru_cache(maxsize=KEPT_ROLES)
def _role_facts(role: JobRef, edition: Edition, years: int) -> Mapping[str, Any]:
    return place_facts(Places.of_job(role), edition, years).row(0, named=True)


@lru_cache(maxsize=4)
def _all_jobs(edition: Edition, years: int) -> pl.DataFrame:
    """Return `place_facts` of every official job as a place of its own."""
    jobs = edition.table("occupation").select("occupation_onet2019", "title")
    names = jobs.select(
        pl.col("occupation_onet2019").alias("place_id"),
        pl.lit("node").alias("place_kind"),
        "title",
        pl.lit(None, pl.String).alias("level"),
    )
    anchors = jobs.select(
        pl.col("occupation_onet2019").alias("place_id"),
        "occupation_onet2019",
        pl.lit(1.0).alias("weight"),
    )
    return place_facts(Places(names, anchors), edition, years)


def place_facts(places: Places, edition: Edition, years: int) -> pl.DataFrame:
    """Gather what is known of places.

    Parameters
    ----------
    places : Places
        The places.
    edition : Edition
        Holds the figures.
    years : int
        Years to the horizon of growth.

    Returns
    -------
    polars.DataFrame
        place_id, place_kind, title, level, codes, job_zone, wage_usd_year, delegated_share,
        assisted_share, human_share with _low and _high, growth_low, growth_middle, growth_high,
        crowding, congestion and congestion_cut_first with _low and _high,
        degree_share, asks_degree, experience_months,
        stay_months_low, stay_months, stay_months_high,
        licence_id, licence_words, licence_accepted_ids, licence_months_low, licence_months,
        licence_months_high.
    """
    parts = [
        places.codes(),
        pay_at_places(places, edition),
        places.mean(occupation_growth(edition, years)),
        places.mean(_asked(edition)),
        weeks_at_places(places, edition),
        stays_at_places(places, edition),
        _zones(places, edition),
        licences_at_places(places, edition),
        places.mean(crowding_by_job(edition, years)),
        places.mean(congestion_by_job(edition, years)),
    ]
    facts = places.names
    for part in parts:
        facts = facts.join(part, on="place_id", how="left", maintain_order="left")
    return facts.with_columns(_asks_degree().alias("asks_degree"))


def place_values(facts: pl.DataFrame, extra: pl.DataFrame) -> pl.DataFrame:
    """Return what routes are compared on, as contract `place_value`.

    Jobs of zones 1 and 2 train newcomers themselves: learning before the first day takes no longer
    than the training that people there report.

    Parameters
    ----------
    facts : polars.DataFrame
        As `place_facts`.
    extra : polars.DataFrame
        place_id, extra_months_low, extra_months, extra_months_high: what the person needs on top.
    """
    growth = pl.col("growth_middle").alias("growth_share")
    joined = facts.with_columns(
        growth,
        *(
            pl.when(trains_newcomers()).then(f"stay_months{end}").alias(f"most_months{end}")
            for end in RANGE_ENDS
        ),
    ).join(extra, on="place_id", maintain_order="left")
    return PLACE_VALUE.check(joined.select(PLACE_VALUE.columns))


def place_asks(facts: pl.DataFrame) -> pl.DataFrame:
    """Return what places ask for and nobody learns on the way, as contract `place_asks`."""
    return PLACE_ASKS.check(facts.select(PLACE_ASKS.columns))


def trains_newcomers() -> pl.Expr:
    """Official jobs that are learned on the job: zones 1 and 2."""
    return (pl.col("place_kind") == "node") & (pl.col("job_zone") <= TRAINED_ZONE)


def _asks_degree() -> pl.Expr:
    """Say whether a degree is asked for.

    Of an official job if half of its people say so, or nobody was asked and it lies in zone 4 or 5;
    of a role, whose figure is borrowed, from two thirds on.
    """
    said = pl.col("degree_share")
    unasked = said.is_null() & (pl.col("job_zone") >= DEGREE_ZONE).fill_null(value=False)
    least = pl.when(pl.col("place_kind") == "role").then(BORROWED_SHARE).otherwise(ASKED_SHARE)
    return (said >= least).fill_null(value=False) | unasked


@lru_cache(maxsize=4)
def occupation_growth(edition: Edition, years: int) -> pl.DataFrame:
    """Range of growth of each occupation's unit of the outlook, as a share of today's jobs."""
    codes = edition.table("bridge").select("occupation_onet2019", "occupation_soc2018")
    units = edition.table("outlook_forecast").select("employment_unit")
    ranges = with_ranges(described(units, edition), error_model(edition), years)
    base = pl.col("employment_base_heads")
    shares = ranges.select(
        "employment_unit",
        *(
            (pl.col(source) / base - 1.0).alias(name)
            for name, source in zip(GROWTH, ("low", "middle", "high"), strict=True)
        ),
    )
    return (
        units_of_codes(codes, edition)
        .join(shares, on="employment_unit", how="left", maintain_order="left")
        .select("occupation_onet2019", *GROWTH)
    )


@lru_cache(maxsize=4)
def _asked(edition: Edition) -> pl.DataFrame:
    """Share who say that a degree is asked for, and mean months of related work, by occupation."""
    rows = edition.table("preparation")
    degree = pl.col("share").filter(pl.col("category") >= DEGREE_FROM).sum() / pl.col("share").sum()
    schooling = (
        rows.filter(pl.col("scale") == "RL")
        .group_by("occupation_onet2019", maintain_order=True)
        .agg(degree.alias("degree_share"))
    )
    before = months_by(rows.filter(pl.col("scale") == "RW"), ["occupation_onet2019"])
    experience = before.select("occupation_onet2019", pl.col("months").alias("experience_months"))
    return schooling.join(
        experience, on="occupation_onet2019", how="full", coalesce=True, maintain_order="left_right"
    )


def _zones(places: Places, edition: Edition) -> pl.DataFrame:
    """Job zone of the occupation with most weight."""
    zones = edition.table("occupation").select("occupation_onet2019", "job_zone")
    return (
        places.anchors.join(zones, on="occupation_onet2019", how="left", maintain_order="left")
        .drop_nulls("job_zone")
        .sort("place_id", -pl.col("weight"), "occupation_onet2019")
        .group_by("place_id", maintain_order=True)
        .agg(pl.col("job_zone").first())
    )
