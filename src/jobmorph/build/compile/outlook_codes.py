"""Published occupation codes of every year linked to the classification they belong to."""

from types import MappingProxyType
from typing import Final, Literal

import polars as pl

from jobmorph.build.score.occupation_cells import link_published

System = Literal["soc2000", "soc2010", "soc2018"]

# Published groups whose members the digits do not tell, by the years in which the code is used.
# 2010 and 2011: groups of codes that were old and new at once, and old codes kept as they were.
_MEMBERS_2010: Final = MappingProxyType(
    {
        "13-1078": ("13-1071", "13-1075"),
        "15-1150": ("15-1151", "15-1152"),
        "15-1179": ("15-1122", "15-1134", "15-1143"),
        "15-1799": ("15-1199",),
        "21-1798": ("21-1094", "21-1099"),
        "25-2041": ("25-2051", "25-2052"),
        "25-3999": ("25-2059", "25-3099"),
        "29-1111": ("29-1141", "29-1151", "29-1161", "29-1171"),
        "29-2037": ("29-2034", "29-2035"),
        "29-2799": ("29-2057", "29-2092", "29-2099"),
        "29-9799": ("29-9092", "29-9099"),
        "31-1012": ("31-1014", "31-1015"),
        "31-9799": ("31-9097", "31-9099"),
        "39-4831": ("11-9061", "39-4031"),
        "41-9799": ("41-9099",),
        "43-9799": ("43-9199",),
        "47-4799": ("47-2231", "47-4099"),
        "49-9799": ("49-9081", "49-9099"),
        "51-9399": ("51-3099", "51-9199"),
    }
)
_MEMBERS_2012: Final = MappingProxyType({"25-3097": ("25-3099",), "25-3098": ("25-3099",)})
_MEMBERS_2019: Final = MappingProxyType(
    {
        "11-9198": ("11-9072", "11-9179", "11-9199"),
        "13-1198": ("13-1082", "13-1199"),
        "13-2098": ("13-2051", "13-2054", "13-2099"),
        "15-1256": ("15-1252", "15-1253"),
        "15-1257": ("15-1254", "15-1255"),
        "15-2098": ("15-2051", "15-2099"),
        "17-3098": ("17-3028", "17-3029"),
        "25-3097": ("25-3041", "25-3099"),
        "27-4098": ("27-4015", "27-4099"),
        "29-1228": ("29-1229", "29-1241"),
        "29-1248": ("29-1242", "29-1243", "29-1249"),
        "29-2098": ("29-2036", "29-2072", "29-2099"),
        "29-9098": ("29-9021", "29-9093", "29-9099"),
        "39-1098": ("39-1014", "39-1022"),
        "39-9098": ("39-4012", "39-9099"),
        "47-5097": ("47-5023", "47-5032"),
        "47-5098": ("47-5049", "47-5099"),
        "53-6098": ("53-6032", "53-6099"),
    }
)
# The matrix of 2010 to 2020 publishes these only as a whole.
_MATRIX_2010: Final = MappingProxyType(
    {"25-1000": "25-1", "29-1060": "29-106", "45-2090": "45-209", "45-3000": "45-30"}
)
# Pairs of the official crosswalk that are left out: each moves a small part of a code, and would
# join software, managers and business specialists into one unit.
CUT_EDGES: Final = frozenset({("15-1199", "13-1082"), ("11-9199", "13-1082")})


def systems_of(year: int) -> tuple[System, ...]:
    """Classifications that the codes of a year may come from, the likeliest first.

    Examples
    --------
    >>> systems_of(2019)
    ('soc2018', 'soc2010')
    """
    if year < 2010:
        return ("soc2000",)
    return ("soc2010",) if year < 2019 else ("soc2018", "soc2010")


def link_year(published: list[str], year: int, known: dict[System, set[str]]) -> pl.DataFrame:
    """Link the codes published in one year to codes of a classification.

    Parameters
    ----------
    published : list of str
        Codes of detailed occupations as published.
    year : int
        Year of the survey, or base year of the projections.
    known : dict of str to set of str
        Codes of each classification.

    Returns
    -------
    polars.DataFrame
        published, system, code; sorted, at least one row for each published code.

    Raises
    ------
    DataError
        If published codes stand for nothing.

    Examples
    --------
    >>> known = {"soc2010": {"25-3099"}, "soc2018": {"25-3041", "25-3099"}, "soc2000": set()}
    >>> link_year(["25-3097"], 2019, known)["code"].to_list()
    ['25-3041', '25-3099']
    >>> link_year(["25-3097"], 2015, known).rows()
    [('25-3097', 'soc2010', '25-3099')]
    """
    main = systems_of(year)[0]
    special = _special(year, known[main])
    frames = [
        _rows([(name, member) for name in published for member in special.get(name, ())], main)
    ]
    rest = [name for name in published if name not in special]
    for system in systems_of(year):
        own = [name for name in rest if name in known[system]]
        frames.append(_rows([(name, name) for name in own], system))
        rest = [name for name in rest if name not in known[system]]
    # A code that no classification has stands for members that are not published alone.
    taken = {member for name in published for member in special.get(name, ())}
    alone = (set(published) & known[main]) | taken
    if rest:
        linked = link_published([*rest, *sorted(alone)], sorted(known[main]))
        frames.append(
            linked.filter(pl.col("published").is_in(rest)).select(
                "published", pl.lit(main).alias("system"), "code"
            )
        )
    return pl.concat(frames).unique().sort("published", "system", "code")


def _special(year: int, codes: set[str]) -> dict[str, tuple[str, ...]]:
    if year in (2010, 2011):
        whole = {
            name: tuple(sorted(code for code in codes if code.startswith(stem)))
            for name, stem in _MATRIX_2010.items()
        }
        return {**_MEMBERS_2010, **whole}
    if 2012 <= year < 2019:
        # Where both parts of the residual group are published, one of them bears its code.
        return {**_MEMBERS_2012}
    return dict(_MEMBERS_2019) if year in (2019, 2020) else {}


def _rows(pairs: list[tuple[str, str]], system: System) -> pl.DataFrame:
    frame = pl.DataFrame(pairs, schema={"published": pl.String, "code": pl.String}, orient="row")
    return frame.select("published", pl.lit(system).alias("system"), "code")
