"""The skill guide: what the public skills look like at each level, and how to practise them."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import polars as pl
import yaml

from jobmorph.build.compile.skill_guide_faults import guide_faults
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import SKILL_GUIDE

FOLDER: Final = "skill_guide"
FILES: Final = ("skills", "knowledge", "levels")
KNOWLEDGE_LEVELS: Final = "knowledge"
PROFICIENCY: Final = "proficiency"
DESIGN: Final = "design"
QUESTION: Final = "question"


def compile_skill_guide(elements: pl.DataFrame, folder: Traversable | None = None) -> pl.DataFrame:
    """Compile the table `skill_guide` from `reference/skill_guide/*.yaml`.

    Parameters
    ----------
    elements : polars.DataFrame
        Table `element`: which skills and fields of knowledge must have an entry.
    folder : Traversable, optional
        Another folder with skills.yaml, knowledge.yaml and levels.yaml.

    Returns
    -------
    polars.DataFrame
        Contract `skill_guide`, sorted by key. Per element, the sections

        - label, teach: one row, `item_key` 'text';
        - level: `place` is the level, 1 to 5 (skills only), `item_key` 'text';
        - practice: `item_key` 'practice', 'hours', 'check';
        - after: `text` is the id of what is learned before, `item_key` 'element_id'.

        What holds for all stands under `element_id` 'knowledge' and 'proficiency' (section level),
        'design' (section observe, drill, review or rotate; `item_key` 'label', 'how') and
        'question' (section question).

    Raises
    ------
    DataError
        With every fault at once: elements without an entry, entries without an element, missing or
        unknown keys, unknown ids, skills that wait for one another.
    """
    source = folder or files("jobmorph.reference") / FOLDER
    content = {
        name: yaml.safe_load((source / f"{name}.yaml").read_text(encoding="utf-8"))
        for name in FILES
    }
    faults = guide_faults(content, elements)
    if faults:
        raise DataError("the skill guide does not fit the public lists", where=FOLDER, items=faults)
    rows = [
        (element_id, *row)
        for name in ("skills", "knowledge")
        for element_id, entry in content[name][name].items()
        for row in _entry(entry)
    ]
    rows += list(_generic(content["levels"]))
    frame = pl.DataFrame(rows, schema=SKILL_GUIDE.polars_schema, orient="row")
    return SKILL_GUIDE.check(frame.sort(SKILL_GUIDE.key))


def _entry(entry: dict[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    yield "label", 0, "text", entry["label"]
    yield "teach", 0, "text", entry["teach"]
    for level, text in entry.get("levels", {}).items():
        yield "level", level, "text", text
    for place, practice in enumerate(entry["practices"]):
        for key in ("practice", "hours", "check"):
            yield "practice", place, key, str(practice[key])
    for place, element_id in enumerate(entry.get("after", [])):
        yield "after", place, "element_id", element_id


def _generic(levels: dict[str, Any]) -> Iterator[tuple[str, str, int, str, str]]:
    for name in (KNOWLEDGE_LEVELS, PROFICIENCY):
        for level, text in levels[name].items():
            yield name, "level", level, "text", text
    for place, (design, texts) in enumerate(levels["designs"].items()):
        for key in ("label", "how"):
            yield DESIGN, design, place, key, texts[key]
    for place, text in enumerate(levels["interview_questions"]):
        yield QUESTION, QUESTION, place, "text", text
