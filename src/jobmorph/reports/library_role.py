"""Everything the library says about one role, in reading order."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from jobmorph.reports.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.library_card import role_card
from jobmorph.reports.output import render_form
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import month_words, tier_letter
from jobmorph.reports.words import say
from jobmorph.schema.ids import PARTS
from jobmorph.studies.library_show import LibraryRole

_HOURS: Final = ("time_hours_week_low", "time_hours_week", "time_hours_week_high")
_STEPS: Final = (1, 2, 3, 4, 5)


def render_library_role(
    role: LibraryRole, output_format: str = "table", *, style: TerminalStyle | None = None
) -> str:
    """Write one role of the library.

    Parameters
    ----------
    role : LibraryRole
        The role.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'csv' holds its tasks; all others everything.
    style : TerminalStyle, optional
        Width and marks of 'table'.

    Raises
    ------
    ParameterError
        If the format is unknown.
    """
    return render_form(
        output_format,
        {
            "table": lambda: render_document(_document(role), style=style),
            "json": lambda: json_text(role_card(role)),
            "csv": lambda: render_frame(_task_frame(role), "csv"),
            "md": lambda: render_document(_document(role), "md"),
            "html": lambda: render_document(_document(role), "html"),
        },
    )


def _document(role: LibraryRole) -> Document:
    context = role.context
    title = say("library.show.title", title=context.title, level=say(f"level.{context.level}"))
    head = [Paragraph(context.purpose, is_lead=True), Paragraph(context.scope)]
    if role.is_new_role:
        head.append(Paragraph(say("library.show.new")))
    head.append(Paragraph(say("library.show.judgement", as_of=month_words(context.as_of))))
    if role.aliases:
        head.append(Paragraph(say("library.show.aliases", items=", ".join(role.aliases))))
    levels = [f"{row['title']} ({row['role_id']})" for row in context.levels.iter_rows(named=True)]
    head.append(Paragraph(say("library.show.levels", items=", ".join(levels))))
    blocks: list[Block] = [*head, *_week(role), *_tasks(role), *_future(role)]
    blocks += [*_competencies(role), *_growth(role), *_manager(role), *_around(role)]
    return Document(title, tuple(blocks), role.edition)


def _week(role: LibraryRole) -> list[Block]:
    hours = f"{role.tasks.get_column('time_hours_week').sum():g}"
    heads = [say(f"library.column.{name}") for name in ("task", "hours", "side", "today", "reach")]
    rows = [
        [
            as_heading(row["label"]),
            _range(row),
            say(f"library.side.{row['other_side']}"),
            _shares(row, "today"),
            _shares(row, "reach"),
        ]
        for row in role.tasks.iter_rows(named=True)
    ]
    title = say("library.show.week", hours=hours)
    anchors = [
        f"{row['title'] or row['occupation_onet2019']} ({row['occupation_onet2019']}): "
        f"{row['anchor_weight']:.0%}"
        for row in role.anchors.iter_rows(named=True)
    ]
    return [
        Heading(title),
        table_of(title, heads, rows, (1, 3, 4)),
        Paragraph(say("library.show.week.note")),
        Heading(say("library.show.borrowed"), 3),
        Bullets(tuple(anchors)),
    ]


def _tasks(role: LibraryRole) -> list[Block]:
    blocks: list[Block] = [Heading(say("library.show.tasks"))]
    for row in role.tasks.iter_rows(named=True):
        scores = role.qualities.filter(pl.col("task_id") == row["task_id"]).sort(
            "author_score", descending=True, maintain_order=True
        )
        asked = [
            f"{say('quality.' + each['quality'])} {each['author_score']:g}: {each['text']}"
            for each in scores.head(2).iter_rows(named=True)
            if each["author_score"] > 0
        ]
        lines = [
            say("library.show.takes", text=row["takes"]),
            say("library.show.leaves", text=row["leaves"]),
            *(say(f"library.show.{key}", text=row[name].rstrip("."))
              for key, name in (("reason", "reason_line"), ("counter", "counter_line"),
                                ("would_change", "would_change"))),
            say("library.show.skills", items=", ".join(row["skills"] or [])),
            *(f"{say('library.column.quality')}: {'; '.join(asked)}." for _ in asked[:1]),
        ]  # fmt: skip
        blocks += [
            Heading(f"{as_heading(row['label'])} [{tier_letter(row['tier'])}]", 3),
            Paragraph(row["statement"]),
            Bullets(tuple(lines)),
        ]
    return blocks


def _future(role: LibraryRole) -> list[Block]:
    context = role.context
    future = context.future
    new = [
        say(
            "library.show.new_task",
            label=as_heading(row["label"]),
            kind=say(f"library.kind.{row['task_kind']}"),
            statement=row["statement"],
        )
        for row in role.new_tasks.iter_rows(named=True)
    ]
    hours = f"{context.card.get_column('time_hours_week').sum():g}"
    title = say("library.show.card", title=context.card_title, hours=hours)
    heads = [say("library.column.task"), say("library.column.hours")]
    rows = [[as_heading(row["label"]), _range(row)] for row in context.card.iter_rows(named=True)]
    return [
        Heading(say("library.show.future", year=future["year"])),
        Paragraph(future["summary"]),
        Paragraph(say("library.show.drops", items=", ".join(future["drops"].split("\n")))),
        Paragraph(say("library.show.grows", items=", ".join(future["grows"].split("\n")))),
        Heading(say("library.show.new_tasks"), 3),
        Bullets(tuple(new)),
        Heading(title, 3),
        table_of(title, heads, rows, (1,)),
    ]


def _competencies(role: LibraryRole) -> list[Block]:
    blocks: list[Block] = [Heading(say("library.show.competencies"))]
    for row in role.context.competencies.iter_rows(named=True):
        key = "library.show.needs.none" if row["need"] is None else "library.show.needs"
        need = "" if row["need"] is None else f"{row['need']:g}"
        blocks += [
            Heading(say(key, label=as_heading(row["label"]), need=need), 3),
            Bullets(tuple(row[f"level_{step}"] for step in _STEPS), is_numbered=True),
        ]
    return blocks


def _growth(role: LibraryRole) -> list[Block]:
    blocks = _section("library.show.entry", _texts(role.items("entry")))
    levels = role.context.levels.get_column("level").to_list()
    for level in levels[levels.index(role.context.level) + 1 :][:1]:
        title = say("library.show.promotion", level=say(f"level.{level}"))
        sentences = _texts(role.items("promotion", level))
        blocks += [Heading(title), Bullets(tuple(sentences))] if sentences else []
    return blocks


def _manager(role: LibraryRole) -> list[Block]:
    sample = role.items("work_sample")[0]
    blocks: list[Block] = [
        *_section("library.show.recruit", _texts(role.items("profile"))),
        Paragraph(say("library.show.work_sample", minutes=sample["minutes"], task=sample["task"])),
        Paragraph(say("library.show.look_for", items=sample["look_for"].replace("\n", " "))),
        Bullets(tuple(say("library.show.question", **each) for each in role.items("interview"))),
    ]
    for days in (30, 60, 90):
        title = say("library.show.onboard", days=days)
        blocks += [Heading(title), Bullets(tuple(_texts(role.items(f"onboard_{days}"))))]
    practices = [say("library.show.practice", **each) for each in role.items("train")]
    watch = [say("library.show.observe", text=each) for each in _texts(role.items("observe"))]
    ask = [say("library.show.ask", text=each) for each in _texts(role.items("ask"))]
    blocks += _section("library.show.train", practices)
    blocks += _section("library.show.develop", _texts(role.items("develop")))
    return [*blocks, *_section("library.show.coach", [*watch, *ask])]


def _around(role: LibraryRole) -> list[Block]:
    leaders = [
        say("library.show.leader", old=each["from"], new=each["to"])
        for each in role.items("leaders")
    ]
    feeders = [
        say(
            "library.show.feeder",
            source=role.titles.get(each["from"], each["from"]),
            brings=each["brings"],
            lacks=each["lacks"],
        )
        for each in role.items("feeders")
    ]
    claims = [_claim(each) for each in role.items("evidence")]
    names = ("to", "kind", "gap", "months")
    heads = [say(f"library.column.{name}") for name in names]
    moves = role.context.moves
    rows = [
        [
            row["title"] or row["to_role_id"],
            say(f"library.move.{row['move_kind']}"),
            ", ".join(row["gap"]),
            f"{row['months']:g} ({row['months_low']:g}-{row['months_high']:g})",
        ]
        for row in moves.iter_rows(named=True)
    ]
    title = say("library.show.moves")
    listed: list[Block] = [Heading(title), table_of(title, heads, rows, (3,))] if rows else []
    note: list[Block] = [Paragraph(say("library.show.moves.note"))] if rows else []
    return [
        *_section("library.show.leaders", leaders),
        *_section("library.show.feeders", feeders),
        *listed,
        *note,
        *_section("library.show.evidence", claims),
    ]


def _claim(item: Mapping[str, Any]) -> str:
    return say(
        "library.show.claim",
        claim=item["claim"],
        letter=tier_letter(item["tier"]),
        source=item["source"],
        date=item["date"],
        agrees=say(f"library.agrees.{item['agrees']}"),
    )


def _section(key: str, sentences: Iterable[str]) -> list[Block]:
    items = tuple(sentences)
    return [Heading(say(key)), Bullets(items)] if items else []


def _texts(items: Iterable[Mapping[str, str]]) -> list[str]:
    return [item["text"] for item in items]


def _range(row: Mapping[str, Any]) -> str:
    low, usual, high = (f"{row[name]:g}" for name in _HOURS)
    return usual if low == high else f"{usual} ({low}-{high})"


def _shares(row: Mapping[str, Any], moment: str) -> str:
    return "/".join(f"{100 * row[f'{moment}_{part}']:.0f}" for part in PARTS)


def _task_frame(role: LibraryRole) -> pl.DataFrame:
    lists = [name for name, dtype in role.tasks.schema.items() if dtype == pl.List(pl.String)]
    return role.tasks.select(
        pl.lit(role.job.id).alias("role_id"),
        pl.all().exclude(lists),
        *(pl.col(name).list.join("; ") for name in lists),
    )
