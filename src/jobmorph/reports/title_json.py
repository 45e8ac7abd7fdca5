"""Titles and coded files as JSON: the contract others build on, at full precision."""

from dataclasses import asdict
from typing import Any

from jobmorph.reports.json_parts import record_document
from jobmorph.studies.title_result import CodedFile, TitleCard, TitleResult


def title_document(result: TitleResult) -> dict[str, Any]:
    """Return titles as plain JSON types."""
    return {
        "schema_version": result.schema_version,
        "titles": [_card(card) for card in result.cards],
        "record": record_document(result.record),
    }


def file_document(coded: CodedFile) -> dict[str, Any]:
    """Return the counts of a coded file as plain JSON types."""
    counts = coded.counts
    return {
        "schema_version": coded.schema_version,
        "source": coded.source,
        "output": coded.output,
        "column": coded.column,
        "is_column_guessed": coded.is_column_guessed,
        "encoding": coded.encoding,
        "columns": list(coded.columns),
        "rows": counts.rows,
        "distinct": counts.distinct,
        "family": counts.family,
        "occupation": counts.occupation,
        "abstained": counts.abstained,
        "faults": [
            {"fault": each.fault, "rows": each.rows, "lines": list(each.lines)}
            for each in counts.faults
        ],
        "resumed_rows": coded.resumed_rows,
        "restart_reason": coded.restart_reason,
        "record": record_document(coded.record),
    }


def _card(card: TitleCard) -> dict[str, Any]:
    reading = card.reading
    family = reading.family
    return {
        "title": reading.title,
        "is_abstained": reading.is_abstained,
        "is_family_sure": reading.is_family_sure,
        "is_occupation_sure": reading.is_occupation_sure,
        "family": None
        if family is None
        else {
            "family": family.family,
            "role_id": family.role_id,
            "title": card.role_title,
            "probability": family.probability,
            "matched_title": family.matched_title,
            "others": list(family.others),
        },
        "level": None
        if reading.level is None
        else {"level": reading.level, "probability": reading.level_probability},
        "modifiers": [asdict(each) for each in reading.modifiers],
        "occupations": [
            {**asdict(each), "title": title}
            for title, each in zip(card.occupation_titles, reading.occupations, strict=True)
        ],
        "isco08": [] if card.codes is None else [asdict(each) for each in card.codes.isco],
        "esco": []
        if card.codes is None
        else [{"uri": each.uri, **asdict(each)} for each in card.codes.esco],
    }
