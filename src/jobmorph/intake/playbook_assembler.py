"""Steps of a playbook, collected block by block and row by row."""

import re
from collections.abc import Sequence

from jobmorph.intake.fault import Fault, shown
from jobmorph.intake.playbook_block import Block
from jobmorph.intake.playbook_column import step_columns
from jobmorph.intake.playbook_step import SIDES, StepDraft, read_minutes


def step_of_row(
    line: int, cells: Sequence[str], places: dict[str, int], faults: list[Fault]
) -> StepDraft | None:
    """Read a row of a table as a step; what is wrong is added to `faults`.

    Parameters
    ----------
    line : int
        Its line.
    cells : sequence of str
        Its cells.
    places : dict of str to int
        Columns as `step_columns` found them.
    faults : list of Fault
        Added to.
    """

    def cell(name: str) -> str:
        place = places.get(name, len(cells))
        return " ".join(cells[place].split()) if place < len(cells) else ""

    head = cell("step") or cell("text") or cell("script")
    if re.search(r"\w", head) is None:
        faults.append(Fault(line, "the step is empty"))
        return None
    draft = StepDraft(line, cell("section"), head)
    draft.details = [cell("text")] if cell("text") and cell("text") != head else []
    draft.wording = [cell("script")] if cell("script") else []
    minutes = read_minutes(cell("minutes"), line)
    if isinstance(minutes, Fault):
        faults.append(minutes)
    else:
        draft.minutes = minutes
    draft.channel = cell("channel").lower() or None
    side = cell("side").lower() or None
    if side is not None and side not in SIDES:
        faults.append(Fault(line, f"side {shown(side)} is not customer, colleague or nobody"))
    draft.side = side
    return draft


class StepAssembler:
    """Collects steps from blocks.

    Attributes
    ----------
    title : str
        The first heading of level 1 before any step; empty if there is none.
    steps : list of StepDraft
        The steps so far; all of them after `finish`.
    faults : list of Fault
        What is wrong in table rows.
    unread : int
        Paragraphs and rows that belong to no step.
    """

    def __init__(self) -> None:
        self.title = ""
        self._section = ""
        self._section_line = 0
        self._prose: list[Block] = []
        self.steps: list[StepDraft] = []
        self.faults: list[Fault] = []
        self._is_open = False
        self._has_items = False
        self.unread = 0
        self._intro: list[Block] = []
        self._columns: dict[int, dict[str, int]] = {}

    def take(self, block: Block) -> None:
        """Add the next block of the file."""
        if block.kind == "heading":
            self._heading(block)
        elif block.kind == "cells":
            self._cells(block)
        elif block.kind == "item" and (block.level == 0 or not self._is_open):
            self.steps.append(StepDraft(block.line, self._section, block.text))
            self._is_open = self._has_items = True
        elif self._is_open:
            kept = self.steps[-1]
            (kept.wording if block.kind == "quote" else kept.details).append(block.text)
        else:
            self._prose.append(block)

    def _heading(self, block: Block) -> None:
        self._close()
        if block.level == 1 and not self.title and not self.steps:
            self.title = block.text
            self._section = ""
        else:
            self._section = block.text
        self._section_line = block.line

    def _cells(self, block: Block) -> None:
        if block.table not in self._columns:
            self._columns[block.table] = step_columns(block.cells)
            return
        places = self._columns[block.table]
        if "step" not in places:
            self.unread += 1
            return
        if not any(block.cells):
            return
        draft = step_of_row(block.line, block.cells, places, self.faults)
        if draft is not None:
            draft.section = draft.section or self._section
            self.steps.append(draft)
        self._has_items, self._is_open = True, False

    def _close(self) -> None:
        """End a section: its prose is a step if it has no items, else it is left out."""
        if self._prose and not self._has_items and self._section:
            draft = StepDraft(self._section_line, self._section, self._section)
            for block in self._prose:
                (draft.wording if block.kind == "quote" else draft.details).append(block.text)
            self.steps.append(draft)
        elif self._prose and not self._section:
            self._intro += self._prose
        else:
            self.unread += len(self._prose)
        self._prose, self._has_items, self._is_open = [], False, False

    def finish(self) -> None:
        """End the last section; where nothing else is a step, each paragraph is one."""
        self._close()
        worded = [step for step in self.steps if step.has_words]
        self.unread += len(self.steps) - len(worded)
        self.steps = worded
        if worded:
            self.unread += len(self._intro)
            return
        paragraphs = [
            StepDraft(block.line, "", block.text) for block in self._intro if block.kind == "text"
        ]
        self.steps = [step for step in paragraphs if step.has_words]
