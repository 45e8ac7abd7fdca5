"""Titles as cards: what each is read as, how sure that is, and the codes that come with it."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from jobmorph.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    render_document,
    table_of,
)
from jobmorph.reports.frame import render_frame
from jobmorph.reports.json_parts import json_text
from jobmorph.reports.layout import TerminalStyle
from jobmorph.reports.theme import UNICODE
from jobmorph.reports.title_json import title_document
from jobmorph.reports.words import say
from jobmorph.studies.title_result import TitleCard, TitleResult

NEAREST_SHOWN: Final = 3
OTHERS_SHOWN: Final = 2
CODES_SHOWN: Final = 3


def render_titles(
    result: TitleResult,
    output_format: str = "table",
    *,
    coded: pl.DataFrame | None = None,
    style: TerminalStyle | None = None,
) -> str:
    """Write what titles are read as.

    Parameters
    ----------
    result : TitleResult
        The answer.
    output_format : {'table', 'json', 'csv', 'md', 'html'}
        'table' is the terminal; 'csv' one row a title, with the columns of a coded file.
    coded : polars.DataFrame, optional
        Those rows, for 'csv'.
    style : TerminalStyle, optional
        Width and marks of 'table'.
    """
    if output_format == "json":
        return json_text(title_document(result))
    if output_format == "csv" and coded is not None:
        return render_frame(coded, "csv")
    foot = [Paragraph(""), Paragraph(say("title.foot", edition=result.record.edition))]
    next_line = [Paragraph(_next(result))] if output_format == "table" else []
    edition = result.record.edition
    if len(result.cards) == 1:
        card = result.cards[0]
        blocks = [*_card(card, output_format), *foot, *next_line]
        return render_document(
            Document(card.reading.title, tuple(blocks), edition), output_format, style=style
        )
    blocks = [
        block
        for card in result.cards
        for block in (Heading(card.reading.title), *_card(card, output_format))
    ]
    heading = say("title.heading", count=len(result.cards))
    document = Document(heading, (*blocks, *foot, *next_line), edition)
    return render_document(document, output_format, style=style)


def _card(card: TitleCard, output_format: str) -> list[Block]:
    lead = Paragraph(lead_sentence(card), is_lead=True)
    if not card.reading.occupations and not card.reading.is_family_sure:
        return [lead]
    gap = [Paragraph("")] if output_format == "table" else []
    return [lead, *gap, _parts(card), *_known_as(card), *gap, *_codes(card, output_format)]


def lead_sentence(card: TitleCard) -> str:
    """Say what a title is read as, with its chance, or what lies nearest."""
    reading = card.reading
    if reading.is_family_sure and reading.family is not None:
        return say(
            "title.lead.family",
            role=card.role_title,
            level=say(f"level.{reading.level or reading.family.level}"),
            chance=_hundred(reading.family.probability),
        )
    if reading.is_occupation_sure:
        return say(
            "title.lead.occupation",
            occupation=card.occupation_titles[0],
            chance=_hundred(reading.occupations[0].probability),
        )
    near = [
        say("title.near", title=title, chance=_hundred(each.probability))
        for title, each in zip(card.occupation_titles, reading.occupations, strict=True)
    ]
    if not near:
        return say("title.lead.nothing", title=reading.title)
    return say("title.lead.none", title=reading.title, nearest=", ".join(near[:NEAREST_SHOWN]))


def _parts(card: TitleCard) -> Block:
    reading = card.reading
    rows: list[tuple[str, str, str]] = []
    if reading.is_family_sure and reading.family is not None:
        family = reading.family
        rows.append((say("title.part.family"), family.family, _chance(family.probability)))
    if reading.level is not None:
        level = say(f"level.{reading.level}")
        rows.append((say("title.part.level"), level, _chance(reading.level_probability)))
    if reading.modifiers:
        words = [say(f"title.modifier.{each.kind}", text=each.text) for each in reading.modifiers]
        rows.append((say("title.part.modifier"), ", ".join(words), ""))
    shown = zip(card.occupation_titles, reading.occupations, strict=True)
    for place, (title, each) in enumerate(list(shown)[: 1 + OTHERS_SHOWN]):
        first = "occupation" if reading.is_occupation_sure else "nearest"
        key = "title.part.next" if place else f"title.part.{first}"
        name = say("title.occupation", title=title, code=each.occupation_soc2018)
        rows.append((say(key), name, _chance(each.probability)))
    heads = [say(f"title.column.{name}") for name in ("what", "read", "sure")]
    return table_of(say("title.table"), heads, rows, (2,))


def _known_as(card: TitleCard) -> list[Block]:
    reading = card.reading
    if not reading.occupations:
        return []
    best = reading.occupations[0]
    text = say("title.known_as", name=best.matched_title)
    if not reading.is_occupation_sure:
        text = f"{text} {say('title.unsure')}"
    return [Paragraph(text)]


def _codes(card: TitleCard, output_format: str) -> list[Block]:
    reading = card.reading
    if card.codes is None or not reading.is_occupation_sure:
        return []
    best, title = reading.occupations[0], card.occupation_titles[0]
    isco = [(each.isco08, each.title, each.share) for each in card.codes.isco]
    esco = [(each.esco_occupation, each.label, each.weight) for each in card.codes.esco]
    rows = [
        (say("title.codes.soc"), best.occupation_soc2018, "", ""),
        (say("title.codes.onet"), best.occupation_onet2019, "", ""),
        *_shares("title.codes.isco", isco),
        *_shares("title.codes.esco", esco, is_whole=output_format != "table"),
    ]
    heads = [say(f"title.codes.{name}") for name in ("system", "code", "name", "share")]
    caption = say("title.codes", title=title)
    note = say("title.codes.note" if isco or esco else "title.codes.none")
    return [Heading(caption, 3), table_of(caption, heads, rows, (3,)), Paragraph(note)]


def _shares(
    key: str, codes: Sequence[tuple[str, str, float]], *, is_whole: bool = True
) -> list[tuple[str, str, str, str]]:
    """Set the largest parts as rows, and count the others; long ids are cut unless asked for."""
    rows = [
        (
            "" if place else say(key),
            code if is_whole else code.partition("-")[0] + UNICODE.ellipsis,
            name,
            say("title.codes.share.value", share=round(100 * share)),
        )
        for place, (code, name, share) in enumerate(codes[:CODES_SHOWN])
    ]
    if len(codes) > CODES_SHOWN:
        more = say("title.codes.more", count=len(codes) - CODES_SHOWN)
        rows.append(("", "", more, ""))
    return rows


def _next(result: TitleResult) -> str:
    reading = result.cards[0].reading
    commands = [say("title.next.file")]
    if reading.is_family_sure and reading.family is not None:
        role = reading.family.role_id
        commands = [say("title.next.role", job=role), say("title.next.library", job=role)]
    elif reading.is_occupation_sure:
        job = reading.occupations[0].occupation_onet2019
        commands = [say("title.next.role", job=job), *commands]
    return say("terminal.next", commands=f" {UNICODE.bullet} ".join(commands))


def _hundred(probability: float) -> str:
    share = round(100 * probability)
    return str(share) if share else say("title.under.one")


def _chance(probability: float | None) -> str:
    return "" if probability is None else say("title.chance", chance=_hundred(probability))
