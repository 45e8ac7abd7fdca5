"""Short answers to the other questions about a job, each with the way to the long one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from jobmorph.reference.edition import Edition
from jobmorph.reports.blocks import Grid, table_of
from jobmorph.reports.sentences import as_heading
from jobmorph.reports.words import say
from jobmorph.schema.errors import JobmorphError
from jobmorph.studies.paths_result import MoveGroup, PathsResult
from jobmorph.web.links import Link
from jobmorph.web.question import JobQuestion

MOST_MOVES: Final = 3
# The two studies that stand together wherever somebody starts out: one finds less, one no change.
YOUNG_CASE: Final = "programmers"
YOUNG_SOURCES: Final = ("Brynjolfsson", "Humlum")


@dataclass(frozen=True, slots=True)
class Brief:
    """A short answer: its heading, sentences, points, tables, and the way to the long one."""

    id: str
    heading: str
    texts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = field(default=())
    links: tuple[Link, ...] = field(default=())


class Onward:
    """The short answers below a job, each worked out when the page comes to it.

    Parameters
    ----------
    question : JobQuestion
        The job, level, year and scenario.
    edition : Edition
        The edition.
    has_library : bool
        Whether the page tells already what the role library says of entry and moves.
    """

    def __init__(
        self, question: JobQuestion, edition: Edition, *, has_library: bool = False
    ) -> None:
        self.question = question
        self.edition = edition
        self.has_library = has_library
        self.years = question.horizon_years(edition.manifest.base_date)
        self.scenario = question.opened_scenario(edition)

    def heading(self, key: str) -> str:
        """Name a part; where the library has spoken of it, what is added."""
        is_more = self.has_library and key in ("start", "moves")
        return say(f"web.job.{key}.counted" if is_more else f"web.job.{key}")

    def starting(self) -> Brief:
        """Answer how one starts, and what each level takes."""
        return self._brief("start", ("ladder", "start"), self._starting)

    def skills(self) -> Brief:
        """Answer which skills gain and lose hours."""
        return self._brief("skills-short", ("skills", "skills"), self._skills)

    def moves(self) -> Brief:
        """Answer where people go."""
        return self._brief("moves-short", ("paths", "moves"), self._moves)

    def outlook(self) -> Brief:
        """Answer how many such jobs there may be, and what such answers were worth."""
        return self._brief("outlook-short", ("outlook", "outlook"), self._outlook)

    def history(self) -> Brief:
        """Answer what came of such jobs before, always as a pair."""
        link = Link(f"/history{self._history_address()}", say("web.job.history.more"))
        return self._guarded("history-short", "history", (link,), self._history)

    def _history_address(self) -> str:
        from urllib.parse import quote

        return f"/{quote(self.question.title, safe='/')}"

    def _brief(self, id_: str, names: tuple[str, str], make: Callable[[], Brief]) -> Brief:
        page, key = names
        links = [Link(self.question.address(page), say(f"web.job.{key}.more"))]
        if page == "paths":
            links.append(Link(self.question.address("plan"), say("web.job.plan.more")))
        return self._guarded(id_, key, tuple(links), make)

    def _guarded(
        self, id_: str, key: str, links: tuple[Link, ...], make: Callable[[], Brief]
    ) -> Brief:
        """Set the frame of an answer; where there is none, say why in its place."""
        heading = self.heading(key)
        try:
            made = make()
        except JobmorphError as fault:
            return Brief(id_, heading, texts=(f"{as_heading(fault.what)}.",))
        return Brief(id_, heading, made.texts, made.points, made.grids, links)

    def _starting(self) -> Brief:
        from jobmorph.reports.ladder_blocks import ahead_sentence, months_sentence
        from jobmorph.studies.ladder import study_own_months

        own = study_own_months(
            self.question.title,
            level=self.question.level,
            horizon_years=self.years,
            scenario=self.scenario,
            edition=self.edition,
        )
        origin = say("ladder.inferred" if own.is_inferred else "ladder.library")
        told = (f"{months_sentence(own)} {ahead_sentence(own, own.horizon_year)}", origin)
        return Brief("", "", told, young_claims())

    def _skills(self) -> Brief:
        from jobmorph.reports.skills_view import (
            lead_sentence,
            main_skills,
            moves_sentence,
            reach_sentence,
            skill_lines,
        )
        from jobmorph.studies.skills import study_main_skills

        result = study_main_skills(
            self.question.title,
            level=self.question.level,
            horizon_years=self.years,
            scenario=self.scenario,
            edition=self.edition,
        )
        lines = skill_lines(main_skills(result))
        told = [lead_sentence(result)]
        if lines:
            told += [moves_sentence(lines), reach_sentence(result)]
        return Brief("", "", tuple(text for text in told if text))

    def _moves(self) -> Brief:
        from jobmorph.reports.paths_blocks import intro_sentences
        from jobmorph.reports.paths_sentences import lead_sentence
        from jobmorph.studies.paths import study_moves

        result = study_moves(self.question.title, level=self.question.level, edition=self.edition)
        groups: tuple[MoveGroup, ...] = ("trade", "counted")
        if self.has_library:
            groups = ("counted",)
        grids = tuple(grid for group in groups if (grid := _moves_grid(result, group)))
        return Brief("", "", (lead_sentence(result), intro_sentences(result)[-1]), grids=grids)

    def _outlook(self) -> Brief:
        from jobmorph.reports.outlook_view import (
            lead_sentence,
            question_sentence,
            track_head,
            track_lines,
        )
        from jobmorph.studies.outlook import study_outlook

        result = study_outlook(self.question.title, level=self.question.level, edition=self.edition)
        told = f"{question_sentence(result)} {lead_sentence(result)}"
        track = track_lines(result)
        head = (track_head(result),) if track else ()
        return Brief("", "", (told, *head), tuple(as_heading(line) for line in track))

    def _history(self) -> Brief:
        from jobmorph.reports.history_view import lead_sentence, other_sentence, pair_sentence
        from jobmorph.studies.history import study_past

        result = study_past(self.question.title, edition=self.edition)
        other = f"{other_sentence(result)} {pair_sentence(result)}"
        return Brief("", "", (lead_sentence(result), other, say("history.pairs")))


def _moves_grid(result: PathsResult, group: MoveGroup) -> Grid | None:
    from jobmorph.reports.paths_blocks import COUNTED_COLUMNS, TRADE_COLUMNS, moves_grid
    from jobmorph.reports.paths_view import kept

    rows = kept(result, group)[:MOST_MOVES]
    if not rows:
        return None
    columns = COUNTED_COLUMNS if group == "counted" else TRADE_COLUMNS
    grid = moves_grid(say(f"paths.section.{group}"), rows, columns)
    return table_of(grid.caption, grid.headings, grid.rows, grid.numbers)


def young_claims() -> tuple[str, ...]:
    """Say what the two studies found that people who start out are told about, both with source."""
    from jobmorph.reference.history_cases import load_cases

    case = load_cases()[YOUNG_CASE]
    return tuple(
        say("web.job.study", claim=each.claim.rstrip("."), source=each.source, year=each.year,
            checked=each.checked)
        for each in case.literature
        if each.source.startswith(YOUNG_SOURCES)
    )  # fmt: skip
