"""Published figures typed in by hand, and comparisons of the history with other sources."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import oews
from jobmorph.build.sources.census_jobs import read_census_jobs
from jobmorph.build.sources.direct_match import read_direct_match_titles
from jobmorph.build.sources.full_time_equivalents import read_full_time_equivalents
from jobmorph.reference.edition import Edition
from jobmorph.reference.history_cases import load_cases
from jobmorph.work.titles import title_key

# People in the census table, all rows.
CENSUS_TOTALS: Final = MappingProxyType(
    {
        1850: 5406202,
        1860: 8434434,
        1870: 13129039,
        1880: 18307283,
        1900: 29689771,
        1910: 38928902,
        1920: 41988463,
        1930: 48730176,
        1940: 52031277,
        1950: 60740917,
        1960: 86907504,
        1970: 109261808,
        1980: 128502838,
        1990: 149125681,
        2000: 168122353,
    }
)
# Total employment and median annual wage, from the yearly news releases of the survey.
HEADLINES: Final = MappingProxyType(
    {
        2002: 127523760,
        2003: 127567910,
        2004: 128127360,
        2005: 130307840,
        2006: 132604980,
        2007: 134354250,
        2008: 135185230,
        2009: 130647610,
        2010: 127097160,
        2011: 128278550,
        2012: 130287700,
        2013: 132588810,
        2014: 135128260,
        2015: 137896660,
        2016: 140400040,
        2017: 142549250,
        2018: 144733270,
        2019: 146875480,
        2020: 139099570,
        2021: 140886310,
        2022: 147886000,
        2023: 151853870,
        2024: 154187380,
        2025: 155495730,
    }
)
MEDIANS: Final = MappingProxyType(
    {
        2012: 34750,
        2013: 35080,
        2014: 35540,
        2015: 36200,
        2016: 37040,
        2017: 37690,
        2018: 38640,
        2019: 39810,
        2020: 41950,
        2021: 45760,
        2022: 46310,
        2023: 48060,
        2024: 49500,
        2025: 50980,
    }
)
# Series, year, people or jobs: what the sources print.
CASE_FIGURES: Final = (
    ("census:telephone-operator", 1900, 24111),
    ("census:telephone-operator", 1910, 95726),
    ("census:telephone-operator", 1930, 243154),
    ("census:telephone-operator", 1950, 389772),
    ("census:telephone-operator", 1960, 669727),
    ("census:telephone-operator", 1980, 468938),
    ("census:telephone-operator", 2000, 221539),
    ("census:farmer", 1920, 6499478),
    ("census:farmer", 2000, 752503),
    ("census:blacksmith", 1910, 239548),
    ("census:blacksmith", 1970, 22435),
    ("census:elevator-operator", 1960, 114453),
    ("census:bank-teller", 1980, 639647),
    ("employers:43-2011", 2025, 34280),
    ("employers:43-2021", 2025, 3430),
    ("employers:51-9151", 2002, 27360 + 52290),
    ("employers:51-9151", 2025, 4800),
    ("employers:43-9022", 2025, 35010),
    ("employers:43-9021", 2025, 127080),
    ("employers:41-3041", 2002, 104550),
    ("employers:43-3071", 2007, 607960),
    ("employers:41-9041", 2002, 419740),
    ("employers:15-1251", 2002, 457320),
    ("employers:15-1251", 2025, 92230),
)
# Prepared cases with a code of their own in both surveys.
HOURS_CODES: Final = MappingProxyType(
    {
        "switchboard-operators": "348",
        "typists": "315",
        "data-entry": "385",
        "bank-tellers": "383",
        "photographic-process-workers": "774",
    }
)
HOURS_YEARS: Final = (2002, 2015)
CHANGE_YEARS: Final = (2010, 2012, 2019)
LEFT_OUT_YEAR: Final = 2021


@dataclass(frozen=True, slots=True)
class Agreement:
    """A share, and of how many."""

    value: float
    n: int


def census_agreement(raw: RawFolder, edition: Edition) -> Agreement:
    """Compare every shipped census cell with the published table."""
    source = read_census_jobs(raw)
    named = edition.table("history_occupation").select("series_id", "published_code")
    shipped = edition.table("history_series").join(named, on="series_id")
    both = source.join(
        shipped,
        left_on=["job", "year", "sex"],
        right_on=["published_code", "year", "sex"],
        how="left",
    )
    same = (pl.col("heads") == pl.col("history_heads")) & ~pl.col("is_missing")
    gone = pl.col("is_missing") & pl.col("history_heads").is_null()
    share = both.select((same | gone).fill_null(value=False).mean()).item()
    return Agreement(float(share), both.height)


def case_figures(edition: Edition) -> list[bool]:
    """Say of each golden figure whether the shipped one equals it to the head."""
    rows = edition.table("history_series").filter(pl.col("sex") == "all")
    known = {
        (series_id, year): heads
        for series_id, year, heads in rows.select("series_id", "year", "history_heads").iter_rows()
    }
    return [known.get((series_id, year)) == heads for series_id, year, heads in CASE_FIGURES]


def title_agreement(raw: RawFolder, edition: Edition) -> Agreement:
    """Compare links of census jobs with the one code that official titles give to the name."""
    named: dict[str, set[str]] = {}
    direct = read_direct_match_titles(raw).select("occupation_soc2018", "title")
    official = edition.table("occupation").select("occupation_soc2018", "title")
    for code, title in pl.concat([direct, official]).iter_rows():
        named.setdefault(title_key(title), set()).add(code)
    links = edition.table("history_link")
    jobs = edition.table("history_occupation").filter(
        (pl.col("classification") == "occ1950") & pl.col("is_work") & ~pl.col("is_residual")
    )
    hits = []
    for series_id, name in jobs.select("series_id", "published_code").iter_rows():
        keys = {title_key(form) for part in name.split("/") for form in (part, f"{part.strip()}s")}
        found = {code for key in keys for code in named.get(key, set())}
        if len(found) == 1:
            own = links.filter(pl.col("series_id") == series_id)["occupation_soc2018"]
            hits.append(bool(found & set(own)))
    return Agreement(float(np.mean(hits)), len(hits))


def direction_agreement(raw: RawFolder, edition: Edition) -> Agreement:
    """Compare the sign of change with full-time equivalents of the household survey."""
    hours = read_full_time_equivalents(raw).filter(pl.col("year").is_in(HOURS_YEARS))
    series = edition.table("history_series").filter(
        (pl.col("definition") == "employers") & pl.col("year").is_in(HOURS_YEARS)
    )
    hits = []
    for case_id, code in HOURS_CODES.items():
        lead = next(
            row.series_id
            for row in load_cases()[case_id].series
            if row.series_id.startswith("employers:")
        )
        jobs = series.filter(pl.col("series_id") == lead).sort("year")["history_heads"]
        own = hours.filter(pl.col("occupation_occ1990dd") == code).sort("year")
        time = own["full_time_equivalents"]
        hits.append((jobs[1] > jobs[0]) == (time[1] > time[0]))
    return Agreement(float(np.mean(hits)), len(hits))


def jump_ratio(raw: RawFolder, edition: Edition) -> tuple[float, float]:
    """Measure how much larger changes are where the list changed: our series, and equal codes.

    Returns
    -------
    tuple of float
        The ratio for the series, and for codes joined by their number alone.
    """
    named = edition.table("history_occupation").filter(~pl.col("is_part") & ~pl.col("is_residual"))
    series = edition.table("history_series").join(named, on="series_id", how="semi")
    ours = series.filter(pl.col("definition") == "employers").select(
        pl.col("series_id").alias("key"), "year", pl.col("history_heads").alias("heads")
    )
    naive = (
        oews.read_panel(raw)
        .filter((pl.col("level") == "detailed") & ~pl.col("title").str.contains("(?i)all other"))
        .select(
            pl.col("occupation_soc").alias("key"), "year", pl.col("employment_heads").alias("heads")
        )
    )
    return _ratio(ours), _ratio(naive)


def _ratio(figures: pl.DataFrame) -> float:
    before = figures.with_columns(pl.col("year") + 1)
    both = figures.join(before, on=["key", "year"], suffix="_before").drop_nulls()
    both = both.filter(pl.col("year") != LEFT_OUT_YEAR)
    sizes = both.filter((pl.col("heads") > 0) & (pl.col("heads_before") > 0)).with_columns(
        (pl.col("heads") / pl.col("heads_before")).log().abs().alias("size"),
        pl.col("year").is_in(CHANGE_YEARS).alias("is_change"),
    )
    tails = dict(sizes.group_by("is_change").agg(pl.col("size").quantile(0.95)).iter_rows())
    return float(tails[True] / tails[False])
