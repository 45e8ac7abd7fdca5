"""What a run of the labour market shows, one finding a sentence: the titles of its charts."""

import math
from typing import Final

import polars as pl

from jobmorph.reports.market_number import (
    change_range,
    millions_range,
    months_range,
    percent,
    percent_range,
    points_range,
    thousands_range,
)
from jobmorph.reports.theme import whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.market_result import ALL, OUTSIDE, MarketResult, MarketSpan, MarketTotals

PEAK: Final = "peak_unemployment_rate"
END: Final = "end_unemployment_rate"
RATE: Final = "unemployment_rate"
SEARCH: Final = "search_months"
DIFFERENCE: Final = "difference"
SAME: Final = 0.0005  # of the labour force: less than a tenth of a point, rounded
ALIKE_MONTHS: Final = 1.0
QUARTERS: Final = 4


def has_difference(result: MarketTotals) -> bool:
    """Whether anything at all differs from the reference."""
    apart = result.headlines.filter(pl.col("case") == DIFFERENCE)
    return bool(apart.select(pl.max_horizontal(pl.col("low", "mid", "high").abs()).max()).item())


def major_groups(result: MarketResult) -> list[str]:
    """Return the ids of the major groups, by code; neither all of them nor the node asked for."""
    asked = "" if result.asked is None else result.asked.moves_node
    ids = result.groups.get_column("group_id").to_list()
    return [group for group in ids if group not in (ALL, asked)]


def shown_groups(result: MarketResult) -> list[str]:
    """Return the major groups, and first the node asked for."""
    asked = [] if result.asked is None else [result.asked.moves_node]
    return [*asked, *major_groups(result)]


def ordered_groups(result: MarketResult, found: dict[str, Estimate]) -> list[str]:
    """Order groups from most to least; the occupation asked for stands first."""
    groups = sorted(major_groups(result), key=lambda group: (-found[group].mid, group))
    return [*(group for group in shown_groups(result) if is_asked(result, group)), *groups]


def is_asked(result: MarketResult, group: str) -> bool:
    """Whether a group is the occupation asked for."""
    return result.asked is not None and result.asked.moves_node == group


def named_group(result: MarketResult, group: str) -> str:
    """Name a group with its code."""
    if group == OUTSIDE:
        return say("market.page.outside")
    return say("market.page.named", title=result.title_of(group), code=group)


def end_label(result: MarketSpan) -> str:
    """Write the month in which a run ends."""
    year, month = result.base_date.split("-")
    return f"{int(year) + result.years}-{month}"


def span_words(years: int) -> str:
    """Write a number of years."""
    return say("market.years.one" if years == 1 else "market.years", count=years)


def peak_quarter(result: MarketResult) -> int:
    """Return the quarter at whose end mean unemployment under the scenario is highest."""
    path = result.path(RATE).sort("mid", "quarter", descending=[True, False])
    return int(path.item(0, "quarter"))


def at_quarter(result: MarketResult, series: str, case: str, quarter: int) -> dict[str, Estimate]:
    """Return one series of all groups at one quarter, by group."""
    wanted = (
        (pl.col("series") == series) & (pl.col("case") == case) & (pl.col("quarter") == quarter)
    )
    rows = result.quarters.filter(wanted).select("group_id", "low", "mid", "high")
    return {group: Estimate(low, mid, high) for group, low, mid, high in rows.iter_rows()}


def demand_at_end(result: MarketResult) -> dict[str, Estimate]:
    """Return jobs wanted over the reference's in the last year, by group."""
    rows = result.demand.filter(pl.col("year") == result.years)
    ends = [f"multiplier_full_{end}" for end in ("low", "mid", "high")]
    found = rows.select("group_id", *ends)
    return {group: Estimate(low, mid, high) for group, low, mid, high in found.iter_rows()}


def hires(result: MarketResult, case: str = "scenario") -> dict[tuple[str, str], Estimate]:
    """Return hires of the last year by the group left and the group entered."""
    rows = result.moves.filter(pl.col("market_case") == case)
    name = "hires_heads_year"
    told = rows.select(
        "origin_group", "destination_group", f"{name}_low", name, f"{name}_high"
    ).iter_rows()
    return {(left, to): Estimate(low, mid, high) for left, to, low, mid, high in told}


def net_moves(result: MarketResult, case: str = "scenario") -> dict[str, Estimate]:
    """Return what each group gains from the others in the last year."""
    rows = result.net_moves.filter(pl.col("market_case") == case).drop("market_case")
    name = "net_moves_heads_year"
    told = rows.select("market_group", f"{name}_low", name, f"{name}_high")
    return {group: Estimate(low, mid, high) for group, low, mid, high in told.iter_rows()}


def path_finding(result: MarketTotals) -> str:
    """Say how high unemployment comes, and where it ends."""
    key = "market.finding.path" if has_difference(result) else "market.finding.path.alone"
    return say(
        key,
        peak=percent_range(result.headline(PEAK)),
        end=percent_range(result.headline(END)),
        reference=percent_range(result.headline(PEAK, "reference")),
        reference_end=percent_range(result.headline(END, "reference")),
    )


def apart_finding(result: MarketTotals) -> str:
    """Say how far unemployment stands from the reference at the end."""
    return say("market.finding.apart", points=points_range(result.headline(END, DIFFERENCE)))


def group_finding(result: MarketResult) -> str:
    """Say in how many groups unemployment is higher or lower than in the reference at the end."""
    found = at_quarter(result, RATE, DIFFERENCE, QUARTERS * result.years)
    groups = {group: found[group] for group in major_groups(result)}
    more = sum(each.low > 0.0 for each in groups.values())
    fewer = sum(each.high < 0.0 for each in groups.values())
    most = max(groups, key=lambda group: (groups[group].mid, group))
    return say(
        "market.finding.groups",
        more=more or say("market.finding.none"),
        fewer=fewer or say("market.finding.none"),
        count=len(groups),
        title=result.title_of(most),
        points=points_range(groups[most]),
    )


def openings_finding(result: MarketResult) -> str:
    """Say how far a run wanders beside what was counted."""
    told = {}
    for name, series in (("idle", RATE), ("open", "openings_rate")):
        path = result.path(series).select(pl.col("mid").min(), pl.col("mid").max().alias("high"))
        low, high = path.row(0)
        told[f"{name}_low"], told[f"{name}_high"] = percent(low), percent(high)
    past = result.past.select("unemployment_share", "openings_share")
    for name, column in (("past_idle", "unemployment_share"), ("past_open", "openings_share")):
        low, high = past.select(pl.col(column).min(), pl.col(column).max().alias("high")).row(0)
        told[f"{name}_low"], told[f"{name}_high"] = percent(low), percent(high)
    return say("market.finding.openings", since=result.past.item(0, "period"), **told)


def moves_finding(result: MarketResult) -> str:
    """Say how many start a job in the last year, and how many of them come from elsewhere."""
    found = hires(result)
    total = found[ALL, ALL]
    inside = sum(found[group, group].mid for group in major_groups(result))
    newcomers = found[OUTSIDE, ALL].mid
    return say(
        "market.finding.moves",
        total=millions_range(total),
        between=whole(100.0 * (total.mid - inside - newcomers) / total.mid),
        outside=whole(100.0 * newcomers / total.mid),
    )


def net_finding(result: MarketResult) -> str:
    """Name the group that gains most from the others, and the one that loses most."""
    found = net_moves(result)
    groups = sorted(major_groups(result), key=lambda group: (found[group].mid, group))
    return say(
        "market.finding.net",
        more=result.title_of(groups[-1]),
        most=thousands_range(found[groups[-1]]),
        fewer=result.title_of(groups[0]),
        least=thousands_range(found[groups[0]]),
    )


def wait_finding(result: MarketResult) -> str:
    """Say who searches longest, and whether that differs from the others at all."""
    found = waits(result)
    groups = sorted(major_groups(result), key=lambda group: (-found[group].mid, group))
    span = found[groups[0]].mid - found[groups[-1]].mid
    return say(
        "market.finding.waits.alike" if span < ALIKE_MONTHS else "market.finding.waits",
        title=result.title_of(groups[0]),
        months=months_range(found[groups[0]]),
        last=result.title_of(groups[-1]),
        least=months_range(found[groups[-1]]),
        span=f"{span:.1f}",
    )


def waits(result: MarketResult) -> dict[str, Estimate]:
    """Return months of search in the last quarter of the scenario, by group."""
    return at_quarter(result, SEARCH, "scenario", QUARTERS * result.years)


def demand_finding(result: MarketResult) -> str:
    """Name the groups of which most more and most fewer jobs are wanted."""
    found = demand_at_end(result)
    groups = sorted(major_groups(result), key=lambda group: (found[group].mid, group))
    return say(
        "market.finding.demand",
        span=span_words(result.years),
        more=result.title_of(groups[-1]),
        most=change_range(found[groups[-1]]),
        fewer=result.title_of(groups[0]),
        least=change_range(found[groups[0]]),
    )


def clear_correlation(result: MarketResult) -> float:
    """Return the correlation from which chance is no good explanation over so many draws."""
    return 2.0 / math.sqrt(result.draws)


def peak_ranking(result: MarketResult) -> pl.DataFrame:
    """Return the ranking for the peak of unemployment beside the reference."""
    return result.ranking.filter((pl.col("outcome") == PEAK) & (pl.col("case") == DIFFERENCE))
