"""Which official occupations stand behind each published code of the survey of employers, by year.

The survey changed its list of occupations in 2010 and 2019 and took two years for each change, in
which codes of the old and the new list stand side by side and some only as a group.
"""

from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import Final

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import crosswalks

SYSTEMS: Final = ("soc2000", "soc2010", "soc2018")
# For each list that a year was coded by: the official lists its codes may come from, newest first.
OFFICIAL: Final = MappingProxyType(
    {
        "soc2000": ("soc2000",),
        "hybrid2010": ("soc2010", "soc2000"),
        "soc2010": ("soc2010",),
        "hybrid2019": ("soc2018", "soc2010"),
        "soc2018": ("soc2018",),
    }
)
# Groups whose members do not follow from the code, read from their published names.
_GROUPS: Final = MappingProxyType(
    {
        ("hybrid2010", "15-1179"): ("15-1122", "15-1134", "15-1143"),
        ("hybrid2010", "29-2037"): ("29-2034", "29-2035"),
        ("soc2010", "25-3097"): ("25-3099",),
        ("soc2010", "25-3098"): ("25-3099",),
        ("soc2010", "53-1048"): ("53-1021", "53-1031"),
        ("hybrid2019", "11-9198"): ("11-9072", "11-9179", "11-9199"),
        ("hybrid2019", "13-1198"): ("13-1082", "13-1199"),
        ("hybrid2019", "13-2098"): ("13-2051", "13-2054", "13-2099"),
        ("hybrid2019", "15-2098"): ("15-2051", "15-2099"),
        ("hybrid2019", "25-3097"): ("25-3041", "25-3099"),
        ("hybrid2019", "27-4098"): ("27-4015", "27-4099"),
        ("hybrid2019", "29-1248"): ("29-1242", "29-1243", "29-1249"),
        ("hybrid2019", "29-1298"): ("29-1291", "29-1299"),
        ("hybrid2019", "29-2098"): ("29-2036", "29-2072", "29-2099"),
        ("hybrid2019", "29-9098"): ("29-9021", "29-9093", "29-9099"),
        ("hybrid2019", "33-9098"): ("33-9094", "33-9099"),
        ("hybrid2019", "39-1098"): ("39-1014", "39-1022"),
        ("hybrid2019", "39-9098"): ("39-4012", "39-9099"),
        ("hybrid2019", "53-3058"): ("53-3051", "53-3053", "53-3054"),
        ("hybrid2019", "53-6098"): ("53-6032", "53-6099"),
    }
)


def classification_of_year() -> pl.Expr:
    """Name the list of occupations that a year of the survey was coded by."""
    year = pl.col("year")
    return (
        pl.when(year < 2010)
        .then(pl.lit("soc2000"))
        .when(year < 2012)
        .then(pl.lit("hybrid2010"))
        .when(year < 2019)
        .then(pl.lit("soc2010"))
        .when(year < 2021)
        .then(pl.lit("hybrid2019"))
        .otherwise(pl.lit("soc2018"))
    )


def official_links(raw: RawFolder) -> pl.DataFrame:
    """Read the official pairs of codes from one list to the next.

    Returns
    -------
    polars.DataFrame
        old_system, old, new_system, new; sorted.
    """
    first = crosswalks.read_soc2000_to_soc2010(raw).select(
        pl.lit("soc2000").alias("old_system"),
        pl.col("occupation_soc2000").alias("old"),
        pl.lit("soc2010").alias("new_system"),
        pl.col("occupation_soc2010").alias("new"),
    )
    second = crosswalks.read_soc2010_to_soc2018(raw).select(
        pl.lit("soc2010").alias("old_system"),
        pl.col("occupation_soc2010").alias("old"),
        pl.lit("soc2018").alias("new_system"),
        pl.col("occupation_soc2018").alias("new"),
    )
    return pl.concat([first, second]).unique().sort("old_system", "old", "new")


def official_codes(links: pl.DataFrame) -> dict[str, frozenset[str]]:
    """Return all codes of each official list."""
    sides = pl.concat(
        links.select(pl.col(f"{side}_system").alias("system"), pl.col(side).alias("code"))
        for side in ("old", "new")
    ).unique()
    return {
        system: frozenset(sides.filter(pl.col("system") == system).get_column("code"))
        for system in SYSTEMS
    }


def published_members(
    published: pl.DataFrame, official: Mapping[str, frozenset[str]]
) -> pl.DataFrame:
    """Resolve every published code of every year into codes of an official list.

    A code that is on the list stands for itself; a group for the codes of its broad group (five
    digits) that are not published by themselves; a few groups are read from their names. In the
    two years of each change a group that follows from neither stays unresolved.

    Parameters
    ----------
    published : polars.DataFrame
        year, classification, code.
    official : mapping of str to frozenset of str
        As `official_codes`.

    Returns
    -------
    polars.DataFrame
        year, code, system, member; no row for an unresolved group.
    """
    rows = []
    for (year, classification), frame in published.group_by(
        "year", "classification", maintain_order=True
    ):
        codes = frozenset(frame.get_column("code"))
        for code in sorted(codes):
            rows += [
                (year, code, system, member)
                for system, member in _members(code, codes, str(classification), official)
            ]
    schema = {"year": pl.Int64, "code": pl.String, "system": pl.String, "member": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _members(
    code: str, published: Set[str], classification: str, official: Mapping[str, frozenset[str]]
) -> list[tuple[str, str]]:
    systems = OFFICIAL[classification]
    for system in systems:
        if code in official[system]:
            return [(system, code)]
    system = systems[0]
    named = _GROUPS.get((classification, code))
    if named is not None:
        return [(system, member) for member in named]
    if classification.startswith("hybrid") and int(code[-4:-1]) >= 170 and code[-1] != "0":
        return []  # 'all other' of two lists at once
    alone = official[system] - published
    return [(system, member) for member in sorted(alone) if member[:6] == code[:6]]
