"""The draft of an assessment of effects on people, for data protection and counsel."""

from collections.abc import Iterator
from typing import Final

from jobmorph.intake.roster_columns import ColumnUse
from jobmorph.reports.document import Block, Bullets, Document, Heading, Paragraph, table_of
from jobmorph.reports.team_pack_changes import promise_items
from jobmorph.reports.team_pack_names import (
    column_becomes,
    column_name,
    column_reason,
    day_text,
    foot_text,
    listed,
    point_values,
)
from jobmorph.reports.words import say
from jobmorph.studies.team_pack import ConsultationPack

_NEEDS: Final = {
    "title": "plan",
    "department": "check",
    "level": "check",
    "start": "check",
    "band": "check",
    "location": "place",
    "fte": "better",
    "hours": "better",
    "pay": "better",
    "period": "better",
    "currency": "better",
}


def assessment_paper(pack: ConsultationPack) -> Document:
    """Write the draft assessment."""
    blocks = (
        Paragraph(say("pack.dpia.lead"), is_lead=True),
        Heading(say("pack.dpia.check")),
        Bullets(tuple(say(f"pack.dpia.{part}") for part in ("gdpr", "act", "act.use", "council"))),
        *_purpose(pack),
        *_data(pack),
        *_necessary(),
        *_risks(pack),
        Heading(say("pack.rep.lose"), level=3),
        Bullets(tuple(promise_items(pack))),
        *_oversight(),
        *_result(pack),
        Paragraph(foot_text(pack)),
    )
    return Document(say("pack.dpia.title", label=pack.label), blocks, pack.record.edition)


def _purpose(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.dpia.purpose"))
    yield Paragraph(say("pack.dpia.purpose.text", end=pack.end_name, label=pack.label))
    yield Paragraph(say("pack.dpia.purpose.not"))
    yield Paragraph(say("pack.dpia.who"))
    yield Paragraph(say("pack.dpia.concerned", people=f"{pack.people.seats_now:,}"))


def _data(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.dpia.data"))
    heads = [say(f"pack.data.{name}") for name in ("column", "becomes", "for")]
    rows = [
        (column_name(use), column_becomes(use), column_reason(use), _need(use))
        for use in pack.columns
    ]
    yield table_of(say("pack.dpia.data.table"), [*heads, say("pack.dpia.need")], rows)
    yield Paragraph(say("pack.dpia.minimum"))
    yield Paragraph(say("pack.data.pay" if pack.is_own_pay else "pack.data.lent"))
    yield Bullets(tuple(say(f"pack.dpia.{part}") for part in ("where", "kept", "transfer")))
    yield Heading(say("pack.never.title"), level=3)
    yield Bullets(tuple(say(f"pack.never.{each}") for each in ("person", "name", "pay", "trait")))


def _need(use: ColumnUse) -> str:
    if use.purpose == "line":
        return say("pack.need.once")
    if use.purpose == "protected":
        return say("pack.need.apart")
    if use.purpose not in ("kept", "aid") or use.field is None:
        return say("pack.need.none")
    return say(f"pack.need.{_NEEDS.get(use.field, 'none')}")


def _necessary() -> Iterator[Block]:
    yield Heading(say("pack.dpia.necessary"))
    parts = ("title", "groups", "way")
    yield Bullets(tuple(say(f"pack.dpia.milder.{part}") for part in parts))


def _risks(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.dpia.risks"))
    yield Paragraph(say("pack.dpia.risks.lead"))
    rows = []
    for risk in pack.risks:
        values = point_values(pack, risk.values)
        parts = (say(f"pack.risk.{risk.name}.{part}", **values) for part in ("what", "tool", "you"))
        rows.append((*parts, say("pack.dpia.fill")))
    heads = [say(f"pack.dpia.{part}") for part in ("risk", "tool", "you", "weigh")]
    yield table_of(say("pack.dpia.risks.table"), heads, rows)


def _oversight() -> Iterator[Block]:
    yield Heading(say("pack.dpia.oversight"))
    parts = ("decide", "change", "know")
    yield Bullets(tuple(say(f"pack.dpia.oversight.{part}") for part in parts))


def _result(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.dpia.heard"))
    yield Paragraph(say("pack.dpia.heard.text"))
    yield Heading(say("pack.dpia.result"))
    yield Paragraph(say("pack.dpia.result.text"))
    first, *later = map(day_text, pack.reviews)
    key = "pack.dpia.review" if later else "pack.dpia.review.one"
    yield Paragraph(say(key, day=first, days=listed(later)))
