"""One step of a playbook with everything behind its row."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph
from jobmorph.reports.theme import month_words, shown, whole
from jobmorph.reports.words import say
from jobmorph.schema.estimate import Estimate
from jobmorph.schema.ids import PARTS
from jobmorph.studies.playbook_result import PlaybookResult


def step_blocks(
    number: int, row: Mapping[str, Any], triggers: pl.DataFrame, result: PlaybookResult
) -> list[Block]:
    """Set a step: what we would do first, then the reading behind it.

    Parameters
    ----------
    number : int
        Its place in the playbook.
    row : mapping
        Its row of `PlaybookResult.steps`.
    triggers : polars.DataFrame
        Its rows of `PlaybookResult.triggers`.
    result : PlaybookResult
        The answer it belongs to.
    """
    lines = [
        say("playbook.step.values", values=row["values"]),
        _kind(row),
        _near(row),
        _script(row),
        *_triggers(triggers),
        *(_shares(row, moment, result) for moment in ("today", "reach")),
        _contact(row),
    ]
    return [
        Heading(say("playbook.step", number=number, label=row["label"]), 3),
        Paragraph(say("playbook.step.proposal", proposal=row["proposal"])),
        Bullets(tuple(lines)),
    ]


def _kind(row: Mapping[str, Any]) -> str:
    words = say("playbook.step.words", words=row["kind_words"]) if row["kind_words"] else ""
    return say("playbook.step.kind", kind=row["kind_label"], words=words)


def _near(row: Mapping[str, Any]) -> str:
    if row["library_task_id"] is not None:
        return say(
            "playbook.step.library",
            label=row["library_label"],
            task_id=row["library_task_id"],
            similarity=f"{row['library_similarity']:.2f}",
        )
    key = "playbook.step.activity.only" if row["kind"] == "other" else "playbook.step.activity"
    return say(key, label=row["activity_label"], similarity=f"{row['similarity']:.2f}")


def _script(row: Mapping[str, Any]) -> str:
    return say(
        "playbook.step.script",
        score=whole(row["script_mid"]),
        low=whole(row["script_low"]),
        high=whole(row["script_high"]),
        words=whole(row["script_words_score"]),
        activity=whole(row["script_activity_score"]),
    )


def _triggers(triggers: pl.DataFrame) -> list[str]:
    lines = []
    for key, wanted in (("triggers", pl.col("points") > 0), ("room", pl.col("points") < 0)):
        items = [
            say(
                "playbook.step.trigger",
                sign=say(f"playbook.sign.{each['sign']}"),
                words=each["words"].strip('"“”'),
                points=f"{each['points']:+g}",
            )
            for each in triggers.filter(wanted).iter_rows(named=True)
        ]
        if items:
            lines.append(say(f"playbook.step.{key}", items="; ".join(items)))
    return lines


def _shares(row: Mapping[str, Any], moment: str, result: PlaybookResult) -> str:
    name = say(f"playbook.moment.{moment}", usage=month_words(result.usage_as_of))
    parts = {
        part: shown(
            Estimate(*(row[f"{moment}_{part}_{end}"] for end in ("low", "mid", "high"))).scaled(100)
        )
        for part in PARTS
    }
    return say("playbook.step.shares", moment=name, **parts)


def _contact(row: Mapping[str, Any]) -> str:
    minutes = ""
    if row["contact_minutes_high"] > 0 and row["contact"] in ("removes", "changes"):
        minutes = say(
            "playbook.step.contact.minutes",
            minutes=f"{row['contact_minutes_mid']:.1f}",
            total=f"{row['minutes']:g}",
        )
    contact = say(f"playbook.contact.{row['contact']}")
    return say("playbook.step.contact", contact=contact, minutes=minutes)
