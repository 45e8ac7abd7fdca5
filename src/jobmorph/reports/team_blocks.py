"""The whole answer about a team as blocks of a document: designs, limits, seats, moves, tasks."""

import polars as pl

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph, table_of
from jobmorph.reports.record_blocks import record_blocks
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.team_binds import bind_sentences, more_sentences
from jobmorph.reports.team_changes import change_sentences
from jobmorph.reports.team_conflict import conflict_sentences
from jobmorph.reports.team_cost import budget_sentences, order_sentence
from jobmorph.reports.team_lines import design_name, money_unit, more_rows
from jobmorph.reports.team_page_table import compare_headings, compare_table
from jobmorph.reports.team_sentences import (
    cost_sentence,
    flip_sentences,
    held_sentence,
    lead_sentence,
    people_sentences,
    read_sentence,
    stop_sentences,
    win_sentence,
)
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.studies.team_result import TeamPlan, TeamResult


def answer_blocks(result: TeamResult) -> list[Block]:
    """Set the answer, the table and what to know about it."""
    return [
        Paragraph(lead_sentence(result), is_lead=True),
        Paragraph(cost_sentence(result)),
        Paragraph(f"{read_sentence(result)} {held_sentence(result)}".strip()),
        *compare_blocks(result),
    ]


def compare_blocks(result: TeamResult) -> list[Block]:
    """Set the table of designs with its ranges, and what to know about it."""
    notes = [
        say("team.page.note"),
        say("team.note.late"),
        *stop_sentences(result),
        *conflict_sentences(result),
        win_sentence(result),
        order_sentence(result),
    ]
    return [
        Heading(say("team.compare")),
        compare_table(result),
        *(Paragraph(text) for text in notes if text),
    ]


def rest_blocks(result: TeamResult) -> list[Block]:
    """Set everything behind the first screen."""
    return [
        *design_blocks(result),
        *decide_blocks(result),
        *_trade_off_blocks(result),
        *quarter_blocks(result),
        *move_blocks(result),
        *task_blocks(result),
        Heading(say("team.section.people")),
        Bullets(tuple(people_sentences(result))),
        *record_blocks(result.record),
    ]


def design_blocks(result: TeamResult) -> list[Block]:
    """Say what each design is for, and set what else it comes to."""
    items = [
        say("team.design.purpose", label=plan.offer.label, purpose=plan.offer.purpose)
        for plan in result.plans
    ]
    rows, heads = more_rows(result), (say("team.column.line"), *compare_headings(result))
    return [
        Heading(say("team.section.designs")),
        Bullets(tuple(items)),
        *(Paragraph(text) for text in budget_sentences(result)),
        table_of(say("team.section.designs"), heads, rows, range(1, len(rows[0]))),
    ]


def decide_blocks(result: TeamResult) -> list[Block]:
    """Say why seats change, what would change the order, what holds each design."""
    changes = tuple(change_sentences(result, is_all=True))
    told: list[Block] = [Heading(say("team.section.changes")), Bullets(changes)]
    return [*(told if changes else []), *order_blocks(result), *hold_blocks(result)]


def order_blocks(result: TeamResult) -> list[Block]:
    """Say which prices swap the places of designs."""
    flips = flip_sentences(result)
    return [Heading(say("team.section.wins")), Bullets(tuple(flips))] if flips else []


def hold_blocks(result: TeamResult) -> list[Block]:
    """Say of every design which limits hold it, and what one unit more of them brings."""
    blocks: list[Block] = [Heading(say("team.section.holds"))]
    for plan in result.plans:
        texts = [*bind_sentences(result, plan), *more_sentences(result, plan)]
        if plan.design is not None:
            blocks += [Heading(plan.offer.label, 3), Bullets(tuple(texts))]
    return blocks if len(blocks) > 1 else []


def _trade_off_blocks(result: TeamResult) -> list[Block]:
    unit = money_unit(result)
    if result.trade_off.is_empty():
        return []
    rows = [
        (
            design_name(result, row["design"])
            if row["is_named"]
            else say("team.trade_off.between"),
            unit.text(row["cost_amount_year"]),
            f"{row['customer_hours_week']:,.0f}",
            f"{row['seats']:,}",
        )
        for row in result.trade_off.iter_rows(named=True)
    ]
    heads = [
        say("team.column.design"),
        say("team.column.cost", currency=unit.currency, unit=unit.name),
        say("team.column.customers"),
        say("team.column.seats"),
    ]
    title = say("team.section.trade_off")
    return [
        Heading(title),
        Paragraph(say("team.trade_off.note")),
        table_of(title, heads, rows, (1, 2, 3)),
    ]


def quarter_blocks(result: TeamResult, heading: str = "") -> list[Block]:
    """Set every design's seats by quarter, under a heading."""
    blocks: list[Block] = [
        Heading(heading or say("team.section.quarters")),
        Paragraph(say("team.quarters.note")),
    ]
    for plan in result.plans:
        blocks += _quarters_of(result, plan)
    return blocks


def _quarters_of(result: TeamResult, plan: TeamPlan) -> list[Block]:
    """Set one design's seats by quarter; seats that never change are left out."""
    if plan.design is None:
        return []
    rows = []
    for seat in result.seats.iter_rows(named=True):
        found = plan.design.seats.filter(pl.col("seat_id") == seat["seat_id"]).sort("quarter")
        people = found.get_column("planned_heads").to_list()
        if any(count != seat["today_heads"] for count in people):
            cells = (f"{count:g}" for count in (seat["today_heads"], *people))
            rows.append((seat["label"], *cells))
    title = say("team.quarters.table", name=plan.offer.label)
    if not rows:
        return [Heading(title, 3), Paragraph(say("team.quarters.none"))]
    heads = [say("team.column.seat"), say("team.column.now"), *result.quarter_names]
    return [Heading(title, 3), table_of(title, heads, rows, range(1, len(heads)))]


def move_blocks(result: TeamResult) -> list[Block]:
    """List the moves of the designs, and those that are possible."""
    return [*planned_move_blocks(result), *possible_move_blocks(result)]


def planned_move_blocks(result: TeamResult) -> list[Block]:
    """List the moves of the designs."""
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    planned = [
        (
            plan.offer.label,
            labels[row["seat_id"]],
            labels[row["destination_seat_id"]],
            result.quarter_names[int(row["quarter"]) - 1],
            f"{row['move_heads']:g}",
        )
        for plan in result.plans
        if plan.design is not None
        for row in plan.design.moves.iter_rows(named=True)
    ]
    names = ("design", "from", "to", "quarter", "people")
    title = say("team.moves.planned")
    blocks: list[Block] = [Heading(say("team.section.moves"))]
    if planned:
        blocks.append(table_of(title, [say(f"team.column.{n}") for n in names], planned, (4,)))
    else:
        blocks.append(Paragraph(say("team.moves.none")))
    return blocks


def possible_move_blocks(result: TeamResult, level: int = 3) -> list[Block]:
    """List the moves that are possible, under a heading of a level."""
    labels = dict(result.seats.select("seat_id", "label").iter_rows())
    if result.moves.is_empty():
        return [Paragraph(say("team.moves.possible.none"))]
    rows = []
    for row in result.moves.iter_rows(named=True):
        low, high = row["months_low"], row["months_high"]
        months = f"{low:.0f}-{high:.0f}"
        kind = f"team.kind.{row['move_kind']}"
        rows.append(
            (
                labels[row["seat_id"]],
                labels[row["destination_seat_id"]],
                say(kind) if kind in CATALOGUE else row["move_kind"],
                months,
                f"{row['training_hours']:,.0f}",
            )
        )
    names = ("from", "to", "kind", "months", "training")
    title = say("team.moves.possible")
    return [
        Heading(title, level),
        table_of(title, [say(f"team.column.{n}") for n in names], rows, (3, 4)),
    ]


def task_blocks(result: TeamResult, heading: str = "") -> list[Block]:
    """Set every task with its shares, seat by seat, under a heading."""
    blocks: list[Block] = [
        Heading(heading or say("team.section.tasks")),
        Paragraph(say("team.tasks.note", end=result.end_name)),
    ]
    names = [
        say("team.column.task"),
        say("team.column.hours"),
        as_heading(say("part.leader.delegated")),
        as_heading(say("part.leader.assisted")),
    ]
    for seat in result.seats.iter_rows(named=True):
        tasks = result.tasks.filter(pl.col("seat_id") == seat["seat_id"])
        if tasks.is_empty():
            continue
        rows = [
            (
                as_heading(row["label"]),
                f"{row['load_hours_week']:.1f}",
                _share(row, "delegated"),
                _share(row, "assisted"),
            )
            for row in tasks.sort("load_hours_week", descending=True).iter_rows(named=True)
        ]
        hours = f"{tasks['load_hours_week'].sum():,.0f}"
        title = say("team.tasks.seat", seat=seat["label"], people=seat["today_heads"], hours=hours)
        blocks += [Heading(title, 3), table_of(title, names, rows, (1, 2, 3))]
    return blocks


def _share(row: dict[str, float], part: str) -> str:
    low, mid, high = (100.0 * row[f"{part}{end}"] for end in ("_low", "", "_high"))
    return f"{mid:.0f} ({low:.0f}-{high:.0f})"
