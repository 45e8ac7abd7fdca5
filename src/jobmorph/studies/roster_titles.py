"""What the titles of a roster mean, each different one read once, as `resolve_job` would."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.intake.roster_map import HOLD, MappedTitle, RosterMap
from jobmorph.intake.roster_title_book import book_title
from jobmorph.reference.edition import Edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import Level, TitleStatus, is_id
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.resolve import official_names
from jobmorph.studies.title_reader import open_title_engine
from jobmorph.work.title.reading import TitleReading
from jobmorph.work.titles import level_in_title, title_key, without_seniority

# More likely right than not.
CLEAR_FROM: Final = 0.5
# Below this a guess would send people the wrong way more often than it helps.
GUESS_FROM: Final = 0.2
MOST_GUESSES: Final = 3
BATCH: Final = 4096


@dataclass(frozen=True, slots=True)
class JobGuess:
    """A job that a title may mean.

    Parameters
    ----------
    job_id : str
        `role_id` of a library role, or O*NET-SOC 2019 code.
    label : str
        Its title.
    chance : float or None
        Chance that it is meant; None where nobody has measured it.
    """

    job_id: str
    label: str
    chance: float | None


@dataclass(frozen=True, slots=True)
class ReadTitle:
    """One title of the roster, read.

    Parameters
    ----------
    title : str
        As the roster has it.
    status : str
        'clear', 'confirm' (a best guess), 'not_found', 'mapped' or 'held' (by the owner).
    job : JobGuess or None
        What it means where that is clear or mapped.
    guesses : tuple of JobGuess
        What it may mean, best first, where it is to be confirmed or not found.
    """

    title: str
    status: TitleStatus
    job: JobGuess | None = None
    guesses: tuple[JobGuess, ...] = ()


class RosterTitles:
    """Reads titles in bulk with an edition.

    Parameters
    ----------
    edition : Edition
        Role library, occupations, title reader.
    parameters : ParameterSet
        `work.title_precision_official`, `work.title_chance_least`.
    """

    def __init__(self, edition: Edition, parameters: ParameterSet) -> None:
        self._edition = edition
        self._least = parameters["work.title_chance_least"].value
        self._precision = parameters["work.title_precision_official"].value
        roles = edition.table("role")
        self._roles = dict(roles.select("role_id", "title").iter_rows())
        anchors = edition.table("role_anchor").select("role_id", "occupation_onet2019")
        self._anchors: dict[str, set[str]] = {}
        for role, occupation in anchors.iter_rows():
            self._anchors.setdefault(role, set()).add(occupation)
        aliases = edition.table("role_alias").select("title_key", "role_id")
        self._aliases: dict[str, str] = {}
        for key, role in aliases.iter_rows():
            self._aliases.setdefault(key, role)
        occupations = edition.table("occupation").filter(pl.col("has_tasks"))
        self._occupations = dict(occupations.select("occupation_onet2019", "title").iter_rows())
        self._official = official_names(edition)

    def read(self, titles: Sequence[str], told: RosterMap) -> dict[str, ReadTitle]:
        """Read titles; what the owner's mapping says goes first.

        Raises
        ------
        ParameterError
            If the mapping names a role or code that does not exist, all of them at once.
        """
        found = self._mapped(titles, told)
        for title in titles:
            if title in found:
                continue
            read = self._by_name(title) or self._by_book(title)
            if read is not None:
                found[title] = read
        missing = [title for title in titles if title not in found]
        for start in range(0, len(missing), BATCH):
            part = missing[start : start + BATCH]
            readings = open_title_engine(self._edition).read_all(part)
            for title, reading in zip(part, readings, strict=True):
                found[title] = self._by_reader(title, reading)
        return {title: found[title] for title in titles}

    def _mapped(self, titles: Sequence[str], told: RosterMap) -> dict[str, ReadTitle]:
        faults: list[MappedTitle] = []
        found = {}
        for title in titles:
            said = told.titles.get(title)
            if said is None:
                continue
            if said.meaning == HOLD:
                found[title] = ReadTitle(title, "held")
                continue
            job = self._named(said)
            if job is None:
                faults.append(said)
            else:
                found[title] = ReadTitle(title, "mapped", job)
        if faults:
            ordered = sorted(faults, key=lambda said: said.line)
            raise ParameterError(
                "the mapping names roles or codes that do not exist",
                where=told.source,
                items=[f"{said.meaning} in line {said.line}" for said in ordered],
                hint="See: jobmorph library list, jobmorph title TITLE",
            )
        return found

    def _named(self, said: MappedTitle) -> JobGuess | None:
        if is_id("role_id", said.meaning):
            label = self._roles.get(said.meaning)
            return None if label is None else JobGuess(said.meaning, label, None)
        codes = [code for code in sorted(self._occupations) if code.startswith(said.meaning)]
        return JobGuess(codes[0], self._occupations[codes[0]], None) if codes else None

    def _by_name(self, title: str) -> ReadTitle | None:
        """Read a title that is the very name of a library role or an official job."""
        key = title_key(title)
        role = self._aliases.get(key)
        plain = without_seniority(key)
        if role is not None:
            return ReadTitle(title, "clear", JobGuess(role, self._roles[role], None))
        if plain != key and plain in self._aliases:
            return self._at_level(title, (self._aliases[plain],), level_in_title(key))
        code = self._official.get(key)
        if code is None or code not in self._occupations:
            return None
        return ReadTitle(title, "clear", JobGuess(code, self._occupations[code], self._precision))

    def _by_book(self, title: str) -> ReadTitle | None:
        """Read a German or French title that the reader of rosters knows."""
        told = book_title(title)
        if told is None:
            return None
        return self._at_level(title, told.jobs, told.level, is_clear=told.is_clear)

    def _at_level(
        self, title: str, jobs: Sequence[str], level: Level | None, *, is_clear: bool = True
    ) -> ReadTitle:
        """Take jobs at the level that a title names; one without that level is to be confirmed."""
        wanted = [job if level is None else f"{job.split('/')[0]}/{level}" for job in jobs]
        held = self._known(wanted)
        if is_clear and held:
            return ReadTitle(title, "clear", held[0])
        guesses = held or self._known(jobs)
        return ReadTitle(title, "confirm" if guesses else "not_found", None, guesses)

    def _known(self, jobs: Sequence[str]) -> tuple[JobGuess, ...]:
        """Roles and official jobs that this edition has."""
        labels = [(job, self._roles.get(job) or self._occupations.get(job)) for job in jobs]
        return tuple(JobGuess(job, label, None) for job, label in labels if label is not None)

    def _by_reader(self, title: str, reading: TitleReading) -> ReadTitle:
        jobs = self._jobs(reading)
        guesses = self._guesses(reading)
        if jobs:
            best = jobs[0]
            is_clear = best.job_id in self._roles or (best.chance or 0.0) >= CLEAR_FROM
            if is_clear:
                return ReadTitle(title, "clear", best)
            others = [guess for guess in guesses if guess.job_id != best.job_id]
            return ReadTitle(title, "confirm", None, (best, *others)[:MOST_GUESSES])
        likely = bool(guesses) and (guesses[0].chance or 0.0) >= GUESS_FROM
        return ReadTitle(title, "confirm" if likely else "not_found", None, guesses[:MOST_GUESSES])

    def _jobs(self, reading: TitleReading) -> list[JobGuess]:
        """Return the job that `resolve_job` would take; none where it would not take any."""
        known = [o for o in reading.occupations if o.occupation_onet2019 in self._occupations]
        family = reading.family
        if family is not None and reading.is_family_sure and family.role_id in self._roles:
            likelier = bool(known) and known[0].probability > family.probability
            anchors = self._anchors.get(family.role_id, set())
            if not likelier or known[0].occupation_onet2019 in anchors:
                label = self._roles[family.role_id]
                return [JobGuess(family.role_id, label, family.probability)]
        first = reading.occupations[0] if reading.occupations else None
        if first is None or first not in known or first.probability < self._least:
            return []
        code = first.occupation_onet2019
        return [JobGuess(code, self._occupations[code], first.probability)]

    def _guesses(self, reading: TitleReading) -> tuple[JobGuess, ...]:
        found = [
            JobGuess(o.occupation_onet2019, self._occupations[o.occupation_onet2019], o.probability)
            for o in reading.occupations
            if o.occupation_onet2019 in self._occupations
        ]
        family = reading.family
        if family is not None and family.role_id in self._roles:
            label = self._roles[family.role_id]
            found.append(JobGuess(family.role_id, label, family.probability))
        return tuple(sorted(found, key=lambda guess: -(guess.chance or 0.0)))


def known_words(edition: Edition) -> frozenset[str]:
    """Words of all titles that the edition knows."""
    keys = [edition.table(name).get_column("title_key") for name in ("title", "role_alias")]
    words = pl.concat(keys).str.split(" ").explode().unique()
    return frozenset(words.drop_nulls().to_list())


def looks_strange(title: str, words: frozenset[str]) -> bool:
    """Say whether a word of a title stands in no title that is known."""
    return any(word not in words for word in title_key(title).split())


def order_by_people(heads: Mapping[str, int]) -> list[str]:
    """Return titles with most people first, so that few decisions settle most of them."""
    return sorted(heads, key=lambda title: (-heads[title], title))
