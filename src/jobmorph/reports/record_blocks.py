"""What an answer rests on, as blocks of a document: notes, assumptions, sources, the run."""

from collections.abc import Sequence

from jobmorph.reports.document import Block, Bullets, Heading, Paragraph
from jobmorph.reports.terminal_details import (
    assumption_line,
    record_line,
    source_line,
)
from jobmorph.reports.theme import tier_letter, tier_words
from jobmorph.reports.words import say
from jobmorph.schema.ids import TIERS
from jobmorph.schema.record import RunRecord


def record_blocks(record: RunRecord, notes: Sequence[str] = ()) -> list[Block]:
    """List notes, assumptions with range and tier, sources, and the run itself."""
    told = tuple(dict.fromkeys([*notes, *record.notes]))
    blocks: list[Block] = [Heading(say("all.notes")), Bullets(told)] if told else []
    letters = ", ".join(f"{tier_letter(tier)} {tier_words(tier)}" for tier in TIERS)
    return [
        *blocks,
        Heading(say("all.assumptions")),
        Bullets(tuple(assumption_line(each) for each in record.assumptions)),
        Heading(say("all.sources")),
        Bullets(tuple(source_line(each) for each in record.sources)),
        Paragraph(say("all.tiers", letters=letters)),
        Paragraph(record_line(record)),
    ]
