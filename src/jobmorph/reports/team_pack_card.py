"""The model card: what the program is for, how good it is, what has no score."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from jobmorph.reports.document import Block, Bullets, Document, Heading, Paragraph, table_of
from jobmorph.reports.evidence import row_meets
from jobmorph.reports.team_pack_names import foot_text
from jobmorph.reports.theme import plain_number, tier_words
from jobmorph.reports.words import CATALOGUE, say
from jobmorph.schema.record import Assumption
from jobmorph.studies.team_pack import ConsultationPack

_LIMITS: Final = ("us", "pay", "quality", "managers", "small", "held", "exposure")


def model_card(pack: ConsultationPack) -> Document:
    """Write the model card."""
    blocks = (
        Paragraph(say("pack.card.lead"), is_lead=True),
        Heading(say("pack.card.for")),
        Bullets(tuple(say(f"pack.card.for.{part}") for part in ("plan", "compare"))),
        Heading(say("pack.card.not")),
        Bullets(
            tuple(
                say(f"pack.card.not.{part}")
                for part in ("person", "watch", "forecast", "alone", "field")
            )
        ),
        Heading(say("pack.card.how")),
        Paragraph(say("pack.card.how.text")),
        Paragraph(say("pack.card.how.open")),
        *_good(pack),
        *_unscored(pack),
        Heading(say("pack.card.limits")),
        Bullets(tuple(say(f"pack.limit.{limit}") for limit in _LIMITS)),
        *_versions(pack),
        Paragraph(foot_text(pack)),
    )
    return Document(say("pack.card.title"), blocks, pack.record.edition)


def _good(pack: ConsultationPack) -> Iterator[Block]:
    scores = pack.scores
    yield Heading(say("pack.card.good"))
    yield Paragraph(say("pack.card.good.lead"))
    if scores.stale_reason:
        yield Paragraph(say("pack.card.stale", reason=scores.stale_reason))
    for (area,), rows in scores.table.group_by(["area"], maintain_order=True):
        yield from _area(str(area), rows)


def _area(area: str, rows: pl.DataFrame) -> Iterator[Block]:
    name = say(f"pack.area.{area}")
    found = rows.to_dicts()
    yield Heading(name, level=3)
    yield Paragraph(" ".join([say(f"pack.area.{area}.text"), *_floors(found)]))
    heads = ("metric", "value", "baseline", "floor", "n", "day")
    yield table_of(
        say("pack.score.table", area=name),
        [say(f"pack.score.{head}") for head in heads],
        [_score_row(row) for row in found],
        (4,),
    )


def _floors(rows: list[dict[str, Any]]) -> list[str]:
    met = [row_meets(row, "floor") for row in rows]
    known = [each for each in met if each is not None]
    if not known:
        return []
    missed = len(known) - sum(known)
    key = "pack.score.misses" if missed else "pack.score.met"
    return [say(key, missed=missed, count=len(known))]


def _score_row(row: dict[str, Any]) -> list[str]:
    key = "pack.score.better" if row["is_higher_better"] else "pack.score.lower"
    value = plain_number(row["value"])
    if row["low"] is not None and row["high"] is not None:
        low, high = plain_number(row["low"]), plain_number(row["high"])
        value = say("evidence.interval", value=value, low=low, high=high)
    return [
        say(key, metric=row["metric"]),
        value,
        _baseline(row),
        _floor(row),
        plain_number(row["n"]),
        row["computed_on"],
    ]


def _baseline(row: dict[str, Any]) -> str:
    if row["baseline_value"] is None:
        return say("pack.score.none")
    name = row["baseline_name"] or say("evidence.baseline")
    return say("pack.score.beside", value=plain_number(row["baseline_value"]), name=name)


def _floor(row: dict[str, Any]) -> str:
    is_met = row_meets(row, "floor")
    if is_met is None:
        return say("pack.score.none")
    return say("evidence.met" if is_met else "evidence.missed", target=plain_number(row["floor"]))


def _unscored(pack: ConsultationPack) -> Iterator[Block]:
    yield Heading(say("pack.card.unscored"))
    areas = [
        say(f"pack.unscored.area.{area}")
        for area in pack.scores.missing
        if f"pack.unscored.area.{area}" in CATALOGUE
    ]
    parts = ("plan", "library", "rates")
    said = [say(f"pack.unscored.{part}") for part in parts]
    yield Bullets((*said[:1], *areas, *said[1:]))
    heads = ("meaning", "value", "unit", "claim", "date")
    yield table_of(
        say("pack.unscored.table"),
        [say(f"pack.unscored.{head}") for head in heads],
        [_rate_row(rate) for rate in pack.scores.rates],
        (1,),
    )


def _rate_row(rate: Assumption) -> list[str]:
    low, mid, high = map(plain_number, (rate.low, rate.value, rate.high))
    claim = tier_words(rate.tier)
    return [
        rate.meaning.rstrip("."),
        say("pack.range", low=low, mid=mid, high=high),
        rate.unit,
        claim,
        rate.as_of,
    ]


def _versions(pack: ConsultationPack) -> Iterator[Block]:
    record = pack.record
    yield Heading(say("pack.card.versions"))
    yield Bullets(
        (
            say(
                "pack.version.run",
                version=record.version,
                edition=record.edition,
                scenario=record.scenario,
                seed=record.seed,
            ),
            say("pack.version.limits", name=pack.limits_source)
            if pack.limits_source
            else say("pack.version.limits.none"),
            say("pack.version.sources", count=len(record.sources)),
            say("pack.version.again"),
        )
    )
