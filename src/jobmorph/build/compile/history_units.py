"""Codes of the survey of employers joined into series that mean the same in every year.

Two codes of successive lists belong together where the official crosswalk ties one to one, several
to one or one to several: then the sum is the same work before and after. Where several old codes
went into several new ones the work was mixed, and the series ends there.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from jobmorph.build.compile.history_members import OFFICIAL

Node = tuple[str, str]


@dataclass(slots=True)
class _Sets:
    """Disjoint sets of nodes."""

    parent: dict[Node, Node] = field(default_factory=dict)

    def find(self, node: Node) -> Node:
        self.parent.setdefault(node, node)
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, nodes: Iterable[Node]) -> None:
        first, *others = [self.find(node) for node in nodes]
        for other in others:
            self.parent[max(first, other)] = min(first, other)
            first = min(first, other)


def clean_links(links: pl.DataFrame, *, one_to_one: bool = False) -> pl.DataFrame:
    """Keep the official pairs across which a sum means the same before and after.

    Parameters
    ----------
    links : polars.DataFrame
        old_system, old, new_system, new.
    one_to_one : bool
        Keep only pairs of one code with one code.

    Returns
    -------
    polars.DataFrame
        The pairs of groups with a single code on at least one side.

    Examples
    --------
    >>> pairs = [("a", "1", "b", "1"), ("a", "2", "b", "2"), ("a", "2", "b", "3"),
    ...          ("a", "4", "b", "4"), ("a", "5", "b", "4"), ("a", "5", "b", "5")]
    >>> names = ["old_system", "old", "new_system", "new"]
    >>> clean_links(pl.DataFrame(pairs, schema=names, orient="row"))["new"].to_list()
    ['1', '2', '3']
    """
    # One step from list to list at a time, so that chains do not fuse into one group.
    steps = links.get_column("old_system").unique(maintain_order=True)
    grouped = pl.concat(_grouped(links.filter(pl.col("old_system") == step)) for step in steps)
    sizes = [pl.col(side).n_unique().over("old_system", "group") for side in ("old", "new")]
    limit = pl.max_horizontal(sizes) if one_to_one else pl.min_horizontal(sizes)
    return grouped.filter(limit == 1).drop("group")


def _grouped(links: pl.DataFrame) -> pl.DataFrame:
    sets = _Sets()
    for old_system, old, new_system, new in links.iter_rows():
        sets.join([(old_system, old), (new_system, new)])
    group = ["/".join(sets.find((row[0], row[1]))) for row in links.iter_rows()]
    return links.with_columns(pl.Series("group", group, dtype=pl.String))


def join_units(members: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Join official codes into units: clean links, and codes that some year publishes together.

    Parameters
    ----------
    members : polars.DataFrame
        year, classification, code, system, member.
    links : polars.DataFrame
        Pairs kept by `clean_links`.

    Returns
    -------
    polars.DataFrame
        system, member, unit (the same number for codes of one unit); sorted.
    """
    sets = _Sets()
    for system, member in members.select("system", "member").unique().iter_rows():
        sets.find((system, member))
    for old_system, old, new_system, new in links.iter_rows():
        sets.join([(old_system, old), (new_system, new)])
    is_lasting = ~pl.col("classification").str.starts_with("hybrid")
    together: dict[tuple[int, str], list[Node]] = defaultdict(list)
    for year, code, system, member in (
        members.filter(is_lasting).select("year", "code", "system", "member").iter_rows()
    ):
        together[year, code].append((system, member))
    for nodes in together.values():
        sets.join(nodes)
    nodes = sorted(sets.parent)
    number = {root: index for index, root in enumerate(sorted({sets.find(n) for n in nodes}))}
    rows = [(*node, number[sets.find(node)]) for node in nodes]
    schema = {"system": pl.String, "member": pl.String, "unit": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def settle_links(members: pl.DataFrame, links: pl.DataFrame, kept: pl.DataFrame) -> pl.DataFrame:
    """Drop kept pairs until every unit is whole on both sides of every step it takes.

    A sum of two codes goes on only if both go on: where one of them was mixed with others in the
    next list, the unit ends there as a whole.

    Parameters
    ----------
    members : polars.DataFrame
        As in `join_units`.
    links, kept : polars.DataFrame
        All official pairs, and those kept by `clean_links`.

    Returns
    -------
    polars.DataFrame
        Fewer pairs, or the same.
    """
    while True:
        broken = _broken_steps(join_units(members, kept), links, kept)
        settled = kept.join(broken, on=["old_system", "old"], how="anti")
        if settled.height == kept.height:
            return kept
        kept = settled


def _broken_steps(units: pl.DataFrame, links: pl.DataFrame, kept: pl.DataFrame) -> pl.DataFrame:
    """Find the old codes of units that take a step of which some pair was not kept."""
    key = ["old_system", "old", "new_system", "new"]
    lost = links.join(kept, on=key, how="anti")
    ends = [
        lost.select(
            "old_system", pl.col(f"{side}_system").alias("system"), pl.col(side).alias("member")
        )
        for side in ("old", "new")
    ]
    leaky = (
        pl.concat(ends).join(units, on=["system", "member"]).select("old_system", "unit").unique()
    )
    own = units.rename({"system": "old_system", "member": "old"})
    return own.join(leaky, on=["old_system", "unit"], how="semi").select("old_system", "old")


def unit_heads(
    figures: pl.DataFrame, members: pl.DataFrame, units: pl.DataFrame, links: pl.DataFrame
) -> pl.DataFrame:
    """Add up the published figures of each unit in each year in which all of it is published.

    Parameters
    ----------
    figures : polars.DataFrame
        year, classification, code, heads (null where suppressed).
    members, units, links : polars.DataFrame
        As in `join_units`, and its result.

    Returns
    -------
    polars.DataFrame
        unit, year, classification, heads (null unless every code of the unit is published), codes
        (number of published codes in the sum).
    """
    placed = members.join(units, on=["system", "member"], how="left")
    spread = placed.group_by("year", "code").agg(
        pl.col("unit").first(), (pl.col("unit").n_unique() == 1).alias("is_inside")
    )
    inside = figures.join(spread.filter("is_inside"), on=["year", "code"])
    sums = inside.group_by("unit", "year", "classification").agg(
        pl.when(pl.col("heads").null_count() == 0).then(pl.col("heads").sum()).alias("heads"),
        pl.len().alias("codes"),
    )
    covered = _covered(placed.join(spread.filter("is_inside").select("year", "code"),
                                   on=["year", "code"], how="semi"), units, links)  # fmt: skip
    is_whole = pl.col("lacking") == 0
    return (
        sums.join(covered, on=["unit", "year"], how="left")
        .with_columns(pl.when(is_whole).then(pl.col("heads")).alias("heads"))
        .drop("lacking")
        .sort("unit", "year")
    )


def _covered(placed: pl.DataFrame, units: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Count the official codes of a unit that a year's published codes leave out."""
    own: dict[tuple[int, str], set[str]] = defaultdict(set)
    for system, member, unit in units.iter_rows():
        own[unit, system].add(member)
    successors: dict[Node, set[str]] = defaultdict(set)
    for old_system, old, _, new in links.iter_rows():
        successors[old_system, old].add(new)
    rows = []
    groups = placed.group_by("unit", "year", "classification", maintain_order=True)
    for (unit, year, classification), frame in groups:
        systems = OFFICIAL[str(classification)]
        counted = next(each for each in systems if own[int(str(unit)), each])
        there: set[str] = set()
        for system, member in frame.select("system", "member").iter_rows():
            there |= {member} if system == counted else successors[system, member]
        rows.append((unit, year, len(own[int(str(unit)), counted] - there)))
    schema = {"unit": pl.Int64, "year": pl.Int64, "lacking": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")
