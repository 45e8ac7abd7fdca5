"""What the role library adds to a role's answer, as sections in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from jobmorph.reports.blocks import Block, Bullets, Grid, Heading, Paragraph, table_of
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.theme import month_words, tier_letter
from jobmorph.reports.words import say
from jobmorph.studies.library_context import LibraryContext

MOST_SKILLS: Final = 6
MOVE_ORDER: Final = ("up", "across", "into")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the answer: id for links, heading, short heading for lists, content."""

    id: str
    heading: str
    link: str
    blocks: tuple[Block, ...]


def library_sections(library: LibraryContext | None) -> list[Section]:
    """List what the library says about a role: future, entry, skills, moves, public claims.

    Parameters
    ----------
    library : LibraryContext or None
        The library's words; without them there is no section.

    Returns
    -------
    list of Section
        None of them empty.
    """
    if library is None:
        return []
    year = library.future["year"]
    becomes = say("role.becomes", year=year)
    start = say("role.start" if library.level == "entry" else "role.start.other")
    sections = [
        _section(
            "becomes", becomes, say("role.becomes.short"), [*_future(library), _card(library)]
        ),
        _section("starting", start, start, _starting(library)),
        _section("abilities", say("role.skills"), say("role.skills"), _abilities(library)),
        _promotion(library),
        _section("moves", say("role.moves"), say("role.moves"), _moves(library)),
        _section("claims", say("role.claims"), say("role.claims"), _claims(library)),
    ]
    return [section for section in sections if section.blocks]


def purpose_sentences(library: LibraryContext | None) -> list[str]:
    """Say what the job is for and what it covers; nothing without a library role."""
    return [library.purpose, library.scope] if library else []


def _section(name: str, heading: str, link: str, blocks: Sequence[Block]) -> Section:
    return Section(name, heading, link, tuple(blocks))


def _future(library: LibraryContext) -> list[Block]:
    future = library.future
    texts = [future["summary"]]
    for key in ("drops", "grows"):
        items = "; ".join(future[key].split("\n"))
        texts += [say(f"role.becomes.{key}", items=items)] if items else []
    texts.append(say("role.becomes.note", as_of=month_words(library.as_of)))
    if library.card_level != library.level:
        level = say(f"level.{library.card_level}")
        texts.append(say("role.card.level", level=level))
    return [Paragraph(text) for text in texts]


def _card(library: LibraryContext) -> Grid:
    rows = [
        [as_heading(row["label"]), card_hours(row), kind_words(row["task_kind"])]
        for row in library.card.iter_rows(named=True)
    ]
    heads = [say("column.task"), say("column.hours"), say("role.card.kind")]
    return table_of(_card_title(library), heads, rows, (1,))


def _card_title(library: LibraryContext) -> str:
    hours = f"{library.card.get_column('time_hours_week').sum():g}"
    return say("role.card", title=library.card_title, hours=hours)


def card_hours(row: dict[str, Any]) -> str:
    """Hours as the library gives them, to the half hour, with the range where it has one."""
    low, usual, high = (
        f"{row[name]:g}"
        for name in ("time_hours_week_low", "time_hours_week", "time_hours_week_high")
    )
    return usual if low == high else say("range", low=low, mid=usual, high=high)


def kind_words(kind: str) -> str:
    """Say what kind of task the card holds: one of now, or which kind of new one."""
    return say("role.card.existing") if kind == "existing" else say(f"library.kind.{kind}")


def _starting(library: LibraryContext) -> list[Block]:
    entry, days = _texts(library, "entry"), _texts(library, "onboard_30")
    blocks: list[Block] = [Bullets(entry)] if entry else []
    return [*blocks, Heading(say("role.start.days"), 3), Bullets(days)] if days else blocks


def _abilities(library: LibraryContext) -> list[Block]:
    asked = asked_competencies(library)
    heads = [say("library.column.competency"), say("role.skills.asked"), say("role.skills.looks")]
    rows = [
        [as_heading(row["label"]), f"{row['need']:g}", row[f"level_{row['need']:.0f}"]]
        for row in asked
    ]
    blocks: list[Block] = []
    if rows:
        blocks = [Paragraph(say("role.skills.note")),
                  table_of(say("role.skills"), heads, rows, (1,))]  # fmt: skip
    skills = [
        say("role.skills.item", skill=row["skill"], hours=f"{row['time_hours_week']:.0f}")
        for row in library.skills.head(MOST_SKILLS).iter_rows(named=True)
    ]
    if skills:
        blocks.append(Paragraph(say("role.skills.hours", items=", ".join(skills))))
    return blocks


def asked_competencies(library: LibraryContext) -> list[dict[str, Any]]:
    """Competencies asked of this level, the highest asked first."""
    asked = library.competencies.filter(pl.col("need") >= 1)
    return asked.sort("need", descending=True, maintain_order=True).to_dicts()


def _promotion(library: LibraryContext) -> Section:
    levels = library.levels.to_dicts()
    above = levels[[row["level"] for row in levels].index(library.level) + 1 :]
    if not above:
        return _section("promotion", "", "", [])
    level = say(
        "role.promotion.to", level=say(f"level.{above[0]['level']}"), title=above[0]["title"]
    )
    items = _texts(library, "promotion", above[0]["level"])
    heading = say("role.promotion", level=level)
    short = say("role.promotion.short")
    return _section("promotion", heading, short, [Bullets(items)] if items else [])


def _moves(library: LibraryContext) -> list[Block]:
    moves = ordered_moves(library)
    if not moves:
        return []
    heads = [say(f"library.column.{name}") for name in ("to", "kind", "months", "gap")]
    rows = [
        [
            move_title(row),
            say(f"library.move.{row['move_kind']}"),
            say(
                "range",
                low=f"{row['months_low']:g}",
                mid=f"{row['months']:g}",
                high=f"{row['months_high']:g}",
            ),
            ", ".join(row["gap"]),
        ]
        for row in moves
    ]
    notes = tuple(say("role.moves.item", title=move_title(row), note=row["note"]) for row in moves)
    grid = table_of(say("role.moves"), heads, rows, (2,))
    return [Paragraph(say("role.moves.note")), grid, Bullets(notes)]


def ordered_moves(library: LibraryContext) -> list[dict[str, Any]]:
    """Order moves: up, then across, then into new work; within each the shortest first."""
    rows = library.moves.sort("months", maintain_order=True).to_dicts()
    return sorted(rows, key=lambda row: MOVE_ORDER.index(row["move_kind"]))


def move_title(row: dict[str, Any]) -> str:
    """Title of the role that a move leads to; its family where the library lacks the role."""
    family = row["to_role_id"].partition("/")[0].replace("-", " ")
    return row["title"] or as_heading(family)


def _claims(library: LibraryContext) -> list[Block]:
    claims = tuple(_claim(item) for item in material_items(library, "evidence"))
    return [Bullets(claims)] if claims else []


def _claim(item: dict[str, Any]) -> str:
    """Write a claim with tier, source and date; a year that the source names is not repeated."""
    key = "role.claim.dated" if item["date"][:4] in item["source"] else "library.show.claim"
    return say(
        key,
        claim=item["claim"],
        letter=tier_letter(item["tier"]),
        source=item["source"],
        date=month_words(item["date"]),
        agrees=say(f"library.agrees.{item['agrees']}"),
    )


def material_items(
    library: LibraryContext, section: str, level: str | None = None
) -> list[dict[str, Any]]:
    """Collect the items of a section of the family's material, a dict of texts each.

    Parameters
    ----------
    library : LibraryContext
        The library's words.
    section : str
        Such as 'entry', 'promotion', 'evidence'.
    level : str, optional
        Only what is said of this level.
    """
    rows = library.material.filter(pl.col("section") == section)
    if level is not None:
        rows = rows.filter(pl.col("level") == level)
    items: dict[int, dict[str, Any]] = {}
    for row in rows.sort("place", maintain_order=True).iter_rows(named=True):
        items.setdefault(row["place"], {})[row["item_key"]] = row["text"]
    return list(items.values())


def _texts(library: LibraryContext, section: str, level: str | None = None) -> tuple[str, ...]:
    return tuple(item["text"] for item in material_items(library, section, level))
