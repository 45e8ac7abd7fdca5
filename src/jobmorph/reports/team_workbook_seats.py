"""Sheets of a team's workbook about its seats: roles, hours by task, quarters, moves, hiring."""

from typing import Final

import polars as pl

from jobmorph.redesign.problem import TeamDesign
from jobmorph.reports.team_workbook_table import (
    HOURS,
    WHOLE,
    heads,
    labels_of,
    planned,
    yes_no,
)
from jobmorph.reports.words import say
from jobmorph.reports.workbook import Cell, LineChart, Sheet, sheet_of
from jobmorph.studies.team_result import TeamPlan, TeamResult

WEEKS_QUARTER: Final = 13.0
TASK_WIDTH: Final = 40


def roles_sheet(result: TeamResult) -> Sheet:
    """Every seat: people now and at the end of each design, its hours, what could pass to AI."""
    work = {row["seat_id"]: row for row in _work(result).iter_rows(named=True)}
    plans = planned(result)
    ends = [(plan, _end_heads(design), _reasons(plan)) for plan, design, _ in plans]
    names = heads(
        "seat", "title", "level", "area", "place", "leads", "held", "people", "fte", "work",
        "could", "ends_low", "ends_high", "with_ai",
    )  # fmt: skip
    for plan, _, _ in ends:
        label = plan.offer.label
        names.append(say("team.book.column.people_end", design=label, end=result.end_name))
        names.append(say("team.book.column.why", design=label))
    rows: list[list[Cell]] = []
    for seat in result.seats.iter_rows(named=True):
        own = work.get(seat["seat_id"], {})
        row: list[Cell] = [
            seat["seat_id"], seat["label"], _level(seat["level"]), seat["team_area"],
            seat["location"], yes_no(seat["is_manager"]), yes_no(seat["is_held"]),
            seat["today_heads"], seat["team_fte"],
            *(own.get(name) for name in ("work", "could", "could_low", "could_high", "with_ai")),
        ]  # fmt: skip
        for _, heads_at_end, reasons in ends:
            row += [heads_at_end[seat["seat_id"]], reasons.get(seat["seat_id"])]
        rows.append(row)
    formats = [""] * 7 + [WHOLE, HOURS] + [HOURS] * 5
    return sheet_of(say("team.book.roles"), names, rows, formats)


def _work(result: TeamResult) -> pl.DataFrame:
    """Hours a week by seat; low ends of its tasks are added up, and so are high ends."""
    load = pl.col("load_hours_week")
    shares = {"could": "delegated", "could_low": "delegated_low", "could_high": "delegated_high",
              "with_ai": "assisted"}  # fmt: skip
    return result.tasks.group_by("seat_id", maintain_order=True).agg(
        load.sum().alias("work"),
        *((load * pl.col(column)).sum().alias(name) for name, column in shares.items()),
    )


def _level(level: str | None) -> str | None:
    return None if level is None else say(f"level.{level}")


def _end_heads(design: TeamDesign) -> dict[str, int]:
    last = design.seats.filter(pl.col("quarter") == pl.col("quarter").max())
    return dict(last.select("seat_id", "planned_heads").iter_rows())


def _reasons(plan: TeamPlan) -> dict[str, str]:
    return {
        change.seat_id: say(f"team.book.decides.seat.{change.reason}") for change in plan.changes
    }


def hours_sheet(result: TeamResult) -> Sheet:
    """Every task of every seat: what could pass to AI, and what each design hands over."""
    labels = labels_of(result)
    names = heads(
        "seat", "title", "task", "side", "work", "could", "could_low", "could_high", "with_ai",
        "with_ai_low", "with_ai_high",
    )  # fmt: skip
    parts = []
    for plan, design, _ in planned(result):
        names.append(say("team.book.column.ai_hours", design=plan.offer.label))
        names.append(say("team.book.column.with_hours", design=plan.offer.label))
        parts.append(_task_hours(design))
    names += heads("reason", "counter", "takes", "leaves")
    rows: list[list[Cell]] = []
    for task in result.tasks.iter_rows(named=True):
        load = task["load_hours_week"]
        key = (task["seat_id"], task["task_id"])
        rows.append(
            [
                task["seat_id"], labels[task["seat_id"]], task["label"],
                say(f"library.side.{task['other_side']}"), load,
                *(load * task[f"{part}{end}"] for part in ("delegated", "assisted")
                  for end in ("", "_low", "_high")),
                *(hours for part in parts for hours in part[key]),
                task["reason_line"], task["counter_line"], task["takes"], task["leaves"],
            ]
        )  # fmt: skip
    formats = [""] * 4 + [HOURS] * (7 + 2 * len(parts))
    return sheet_of(say("team.book.hours"), names, rows, formats, widest=TASK_WIDTH)


def _task_hours(design: TeamDesign) -> dict[tuple[str, str], tuple[float, float]]:
    last = design.tasks.filter(pl.col("quarter") == pl.col("quarter").max())
    columns = ("seat_id", "task_id", "delegated_hours_quarter", "assisted_hours_quarter")
    return {
        (seat, task): (delegated / WEEKS_QUARTER, assisted / WEEKS_QUARTER)
        for seat, task, delegated, assisted in last.select(columns).iter_rows()
    }


def seats_sheet(result: TeamResult) -> Sheet:
    """People of every seat at the end of every quarter, all seats of each design first."""
    labels, today = labels_of(result), int(result.seats["today_heads"].sum())
    names = [*heads("design", "seat", "title", "people"), *result.quarter_names]
    totals: list[list[Cell]] = [
        [say("team.book.as_is"), None, say("team.book.all"), today, *[today] * result.quarters]
    ]
    rows: list[list[Cell]] = []
    for plan, design, _ in planned(result):
        label, wide = plan.offer.label, _by_quarter(design)
        sums = [sum(counts[k] for counts in wide.values()) for k in range(result.quarters)]
        totals.append([label, None, say("team.book.all"), today, *sums])
        for seat_id, heads_now in result.seats.select("seat_id", "today_heads").iter_rows():
            rows.append([label, seat_id, labels[seat_id], heads_now, *wide[seat_id]])
    formats = ["", "", "", *[WHOLE] * (result.quarters + 1)]
    return sheet_of(say("team.book.seats"), names, [*totals, *rows], formats, chart=_chart(totals))


def _by_quarter(design: TeamDesign) -> dict[str, list[int]]:
    wide: dict[str, list[int]] = {}
    frame = design.seats.sort("quarter", maintain_order=True)
    for seat_id, count in frame.select("seat_id", "planned_heads").iter_rows():
        wide.setdefault(seat_id, []).append(count)
    return wide


def _chart(totals: list[list[Cell]]) -> LineChart:
    items = [
        say("team.book.chart.seats.item", design=row[0], first=row[3], last=row[-1])
        for row in totals
    ]
    return LineChart(
        title=say("team.book.chart.seats"),
        alternative=say("team.book.chart.seats.words", items=", ".join(items)),
        rows=tuple(range(len(totals))),
        first=3,
        last=len(totals[0]) - 1,
        name=0,
        unit=say("team.book.chart.seats.unit"),
    )


def moves_sheet(result: TeamResult) -> Sheet:
    """Every move inside the team that can be made within the plan, and who makes it in a design."""
    labels = labels_of(result)
    names = heads(
        "seat", "title", "to", "to_title", "kind", "months_low", "months", "months_high",
        "training_hours", "earliest",
    )  # fmt: skip
    made = []
    for plan, design, _ in planned(result):
        names.append(say("team.book.column.movers", design=plan.offer.label))
        names.append(say("team.book.column.when", design=plan.offer.label))
        made.append(design.moves)
    rows: list[list[Cell]] = []
    for move in result.moves.iter_rows(named=True):
        seat, end = move["seat_id"], move["destination_seat_id"]
        row: list[Cell] = [
            seat, labels[seat], end, labels[end], say(f"library.move.{move['move_kind']}"),
            move["months_low"], move["months"], move["months_high"], move["training_hours"],
            result.quarter_names[move["earliest_quarter"] - 1],
        ]  # fmt: skip
        for moves in made:
            own = moves.filter((pl.col("seat_id") == seat) & (pl.col("destination_seat_id") == end))
            when = ", ".join(result.quarter_names[k - 1] for k in own["quarter"])
            row += [int(own["move_heads"].sum()) or None, when]
        rows.append(row)
    return sheet_of(say("team.book.moves"), names, rows)


def hiring_sheet(result: TeamResult) -> Sheet:
    """Who is hired when, beside those who are expected to leave by themselves."""
    labels = labels_of(result)
    today = dict(result.seats.select("seat_id", "today_heads").iter_rows())
    names = heads("design", "quarter", "seat", "title", "hired", "left", "people_after", "over")
    rows: list[list[Cell]] = []
    for plan, design, _ in planned(result):
        for row in design.seats.filter(
            (pl.col("hire_heads") > 0) | (pl.col("leave_heads") > 0)
        ).sort("quarter", maintain_order=True).iter_rows(named=True):  # fmt: skip
            seat, after = row["seat_id"], row["planned_heads"]
            rows.append(
                [
                    plan.offer.label, result.quarter_names[row["quarter"] - 1], seat, labels[seat],
                    row["hire_heads"], row["leave_heads"], after, after - today[seat],
                ]
            )  # fmt: skip
    return sheet_of(say("team.book.hiring"), names, rows, ["", "", "", "", *[WHOLE] * 3, "+0;-0;0"])
