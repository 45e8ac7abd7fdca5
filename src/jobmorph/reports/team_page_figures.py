"""The figures of a team's page: who does the week, what money buys, seats by quarter."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.figures import bar_svg
from jobmorph.reports.team_figure import Mark, axis_of, scatter_svg, steps_svg
from jobmorph.reports.team_lines import design_name, money_unit
from jobmorph.reports.theme import part_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS, Part
from jobmorph.studies.team_result import TeamMeasures, TeamPlan, TeamResult

AS_IS_PX, DESIGN_PX = 40, 24
AS_IS: Final = "as-is"


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One bar of the whole team's week: whose, drawn, and its hours in words."""

    name: str
    svg: str
    figures: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it shows in a sentence, how to read it, drawn, and the table behind it."""

    sentence: str
    key: str
    svg: str
    table: Grid


@dataclass(frozen=True, slots=True)
class Panel:
    """One design's seats by quarter."""

    name: str
    sentence: str
    svg: str


def week_hours(result: TeamResult, measures: TeamMeasures) -> dict[Part, float]:
    """Hours a week of each part, all seats with a role together."""
    delegated, assisted = measures.delegated_hours_week, measures.assisted_hours_week
    return {
        "delegated": delegated,
        "assisted": assisted,
        "human": result.work_hours_week - delegated - assisted,
    }


def _named_measures(result: TeamResult) -> list[tuple[str, TeamMeasures]]:
    plans = [(each.offer.label, each.measures) for each in result.plans if each.measures]
    return [(say("team.page.week.as_is"), result.as_is), *plans]


def week_bars(result: TeamResult) -> list[WeekBar]:
    """Draw the week as it is, then at the end of every design, on one scale."""
    bars = []
    for place, (name, measures) in enumerate(_named_measures(result)):
        hours = week_hours(result, measures)
        texts = {part: f"{value:,.0f}" for part, value in hours.items()}
        label = say(
            "team.page.week.bar", name=name, hours=f"{result.work_hours_week:,.0f}", **texts
        )
        height = DESIGN_PX if place else AS_IS_PX
        svg = bar_svg(hours, result.work_hours_week, label, height=height)
        bars.append(WeekBar(name, svg, say("team.page.week.figures", **texts)))
    return bars


def week_table(result: TeamResult) -> Grid:
    """Set the hours behind the bars."""
    rows = [
        (name, *(f"{week_hours(result, measures)[part]:,.0f}" for part in PARTS))
        for name, measures in _named_measures(result)
    ]
    heads = [say("team.column.design"), *(part_words(part, "leader") for part in PARTS)]
    return table_of(say("team.page.week.table"), heads, rows, (1, 2, 3))


def trade_off_figure(result: TeamResult) -> Figure | None:
    """Draw cost against hours with customers; None where no design has a plan."""
    named = result.trade_off.filter("is_named")
    if named.is_empty():
        return None
    unit, as_is = money_unit(result), result.as_is
    between = undominated(result.trade_off.filter(~pl.col("is_named")))
    marks = [
        Mark(AS_IS, as_is.cost_amount_year.mid, as_is.customer_hours_week, say("team.as_is")),
        *(
            Mark(
                "design",
                row["cost_amount_year"],
                row["customer_hours_week"],
                design_name(result, row["design"]),
            )
            for row in named.iter_rows(named=True)
        ),
        *(
            Mark("between", row["cost_amount_year"], row["customer_hours_week"])
            for row in between.iter_rows(named=True)
        ),
    ]
    across = axis_of((mark.across for mark in marks), unit.text)
    up = axis_of((mark.up for mark in marks), "{:,.0f}".format)
    sentence = trade_off_sentence(result)
    key = say("team.page.trade_off.key", currency=unit.currency, unit=unit.name)
    return Figure(sentence, key, scatter_svg(marks, across, up, sentence), trade_off_table(result))


def undominated(points: pl.DataFrame) -> pl.DataFrame:
    """Keep points that bring more hours than every cheaper one: the others buy nothing."""
    best = pl.col("customer_hours_week").cum_max().shift(1, fill_value=float("-inf"))
    ordered = points.sort("cost_amount_year", "customer_hours_week", descending=[False, True])
    return ordered.filter(pl.col("customer_hours_week") > best + 1e-6)


def trade_off_sentence(result: TeamResult) -> str:
    """Say from where to where designs run in cost and in hours with customers."""
    unit, as_is = money_unit(result), result.as_is
    named = result.trade_off.filter("is_named").sort("cost_amount_year")
    cheap, dear = named.row(0, named=True), named.row(-1, named=True)
    key = "team.page.trade_off.sentence" + (".one" if named.height == 1 else "")
    return say(
        key,
        cost=unit.full(as_is.cost_amount_year.mid),
        hours=f"{as_is.customer_hours_week:,.0f}",
        low=unit.full(cheap["cost_amount_year"]),
        fewest=f"{cheap['customer_hours_week']:,.0f}",
        first=design_name(result, cheap["design"]),
        high=unit.full(dear["cost_amount_year"]),
        most=f"{dear['customer_hours_week']:,.0f}",
        last=design_name(result, dear["design"]),
    )


def trade_off_table(result: TeamResult) -> Grid:
    """Set every point, the team as it is first."""
    unit = money_unit(result)

    def cells(name: str, cost: float, hours: float, seats: int) -> tuple[str, ...]:
        return name, unit.text(cost), f"{hours:,.0f}", f"{seats:,}"

    as_is = result.as_is
    rows = [
        cells(say("team.as_is"), as_is.cost_amount_year.mid, as_is.customer_hours_week, as_is.seats)
    ]
    for row in result.trade_off.iter_rows(named=True):
        own = design_name(result, row["design"])
        name = own if row["is_named"] else say("team.trade_off.between")
        rows.append(cells(name, row["cost_amount_year"], row["customer_hours_week"], row["seats"]))
    heads = [
        say("team.column.design"),
        say("team.column.cost", currency=unit.currency, unit=unit.name),
        say("team.column.customers"),
        say("team.column.seats"),
    ]
    return table_of(say("team.page.trade_off.table"), heads, rows, (1, 2, 3))


# --- seats by quarter ------------------------------------------------------------------------


def seats_by_quarter(result: TeamResult, plan: TeamPlan, *, is_entry: bool = False) -> list[int]:
    """People at the end of each quarter, all or those of entry seats."""
    if plan.design is None:
        return []
    seats = plan.design.seats
    if is_entry:
        entry = result.seats.filter(pl.col("level") == "entry").get_column("seat_id")
        seats = seats.filter(pl.col("seat_id").is_in(entry.implode()))
    summed = seats.group_by("quarter", maintain_order=True).agg(pl.col("planned_heads").sum())
    by_quarter = dict(summed.iter_rows())
    return [int(by_quarter.get(quarter, 0)) for quarter in range(1, result.quarters + 1)]


def seat_panels(result: TeamResult) -> list[Panel]:
    """Draw every design's change of seats on one scale; none where no design changes any."""
    plans = [plan for plan in result.plans if plan.design is not None]
    now, entry_now = result.as_is.seats, result.as_is.entry_seats
    lines = {
        plan.offer.name: (
            [people - now for people in seats_by_quarter(result, plan)],
            [people - entry_now for people in seats_by_quarter(result, plan, is_entry=True)],
        )
        for plan in plans
    }
    changes = [each for pair in lines.values() for line in pair for each in line]
    if not any(changes):
        return []
    ends = range(min(0, *changes), max(0, *changes) + 1)
    words = (result.quarter_names[0], result.quarter_names[-1])
    panels = []
    for plan in plans:
        every, entry = lines[plan.offer.name]
        drawn = [("all", every), *([("entry", entry)] if entry_now else [])]
        sentence = panel_sentence(result, plan)
        panels.append(Panel(plan.offer.label, sentence, steps_svg(drawn, ends, words, sentence)))
    return panels


def panel_sentence(result: TeamResult, plan: TeamPlan) -> str:
    """Say how many seats a design has now, on the way and at its end."""
    people, now = seats_by_quarter(result, plan), result.as_is.seats
    key = "team.page.quarters.panel" + (".same" if set(people) == {now} else "")
    return say(
        key,
        name=plan.offer.label,
        before=f"{now:,}",
        least=f"{min(people):,}",
        most=f"{max(people):,}",
        after=f"{people[-1]:,}",
        end=result.end_name,
    )


def quarters_table(result: TeamResult) -> Grid:
    """Set all seats and entry seats of every design, by quarter."""
    rows = []
    for plan in result.plans:
        if plan.design is None:
            continue
        for kind, now in (("all", result.as_is.seats), ("entry", result.as_is.entry_seats)):
            people = seats_by_quarter(result, plan, is_entry=kind == "entry")
            words = say(f"team.page.quarters.{kind}")
            name = say("team.page.quarters.row", name=plan.offer.label, kind=words)
            rows.append((name, f"{now:,}", *(f"{each:,}" for each in people)))
    heads = [say("team.column.design"), say("team.column.now"), *result.quarter_names]
    return table_of(say("team.page.quarters.table"), heads, rows, range(1, len(heads)))
