"""A profile drafted from a resume: past jobs with their years, and skills it names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jobmorph.intake.document import TextDocument
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.profile import PastJob, Profile
from jobmorph.studies.reading import clean_reading, named_skills, read_lines, shown_source
from jobmorph.studies.reading_title import find_title
from jobmorph.work.text.line import Sentence
from jobmorph.work.text.personal import MARK
from jobmorph.work.text.reading import TextReading
from jobmorph.work.text.resume import position_titles
from jobmorph.work.text.tenure import position_years

MOST_JOBS: Final = 20
MOST_MENTIONED: Final = 60
MENTIONED: Final = (
    "Skills are listed as mentioned, without a level: the words of the resume suggest them. Say "
    "yourself how well you know each."
)


@dataclass(frozen=True, slots=True)
class _Position:
    """One line of a resume that is about a position; its title or its years may be missing."""

    line: int
    title: str | None
    years: float | None


def draft_profile(document: TextDocument, edition: Edition | None = None) -> Profile:
    """Draft a profile from a resume, to be corrected by the person it is about.

    Parameters
    ----------
    document : TextDocument
        The resume. Its personal data is dropped: name, contact data, age and the like are never
        in the answer, nor is the name of the file.
    edition : Edition, optional
        The embedded one if not given. What still goes on is counted to its base date.

    Returns
    -------
    Profile
        `jobs`: titles that name a known job, in the order of the resume, with their years as far
        as dates stand beside them (one decimal). `mentioned`: skills that the text speaks of.
        No level, no target and no hours: a resume does not say them.

    Raises
    ------
    NoMatchError
        If the text is no resume, or holds neither a known job nor a skill.
    """
    edition = edition or open_edition()
    parameters = load_parameters("reading").merged(load_parameters("work"))
    raw = read_lines(document)
    source = shown_source(document.source, raw.kind)
    if raw.kind != "resume":
        raise NoMatchError(
            "this reads like a job description, not like a resume",
            where=source,
            hint="A resume has headings such as Experience and Education. Or read the job: "
            "jobmorph read FILE",
        )
    clean = clean_reading(raw, edition).reading
    jobs, unread = _jobs(_positions(raw, clean, edition, parameters))
    named = named_skills(clean, edition, parameters).get_column("skill_label").to_list()
    mentioned = tuple(dict.fromkeys(named))[:MOST_MENTIONED]
    if not jobs and not mentioned:
        raise NoMatchError(
            "no past job and no skill found in the resume",
            where=source,
            hint="Write the profile yourself, such as: jobs: [{title: waiter, years: 3}]",
        )
    return Profile(
        source=source,
        jobs=tuple(jobs[:MOST_JOBS]),
        mentioned=mentioned,
        notes=_notes(source, jobs, unread, has_mentioned=bool(mentioned)),
    )


def _positions(
    raw: TextReading, clean: TextReading, edition: Edition, parameters: ParameterSet
) -> list[list[_Position]]:
    """Positions in blocks: lines that follow one another, with no past work between them."""
    # Dates with a day are personal data and gone from the clean text; a length of time is none.
    kept = [sentence for sentence in raw.sentences if sentence.role != "contact"]
    blocks: list[list[_Position]] = [[]]
    for was, now in zip(kept, clean.sentences, strict=True):
        if now.role == "position":
            years = position_years(was.text, edition.manifest.base_date)
            blocks[-1].append(_Position(now.number, _title(now, edition, parameters), years))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _title(sentence: Sentence, edition: Edition, parameters: ParameterSet) -> str | None:
    phrases = [part for part in position_titles(sentence.text) if MARK not in part]
    found = find_title(phrases, edition, parameters)
    return None if found is None else found.phrase


def _jobs(blocks: Sequence[Sequence[_Position]]) -> tuple[list[PastJob], list[int]]:
    """Jobs in order, and the lines with dates whose job is not known."""
    jobs: list[PastJob] = []
    unread: list[int] = []
    for block in blocks:
        dated = [place for place, each in enumerate(block) if each.years is not None]
        if not dated:
            # A block without dates is one position: its first line that names a job.
            jobs += [PastJob(each.title, None, each.line) for each in block if each.title][:1]
        taken: set[int] = set()
        for place in dated:
            at = next((near for near in _nearest(place, block, dated, taken)), None)
            if at is None:
                unread.append(block[place].line)
                continue
            taken.add(at)
            years = max(0.1, round(block[place].years or 0.0, 1))
            jobs.append(PastJob(block[at].title or "", years, block[at].line))
    return jobs, unread


def _nearest(
    place: int, block: Sequence[_Position], dated: Sequence[int], taken: set[int]
) -> Iterator[int]:
    """Lines whose title the dates of a line may belong to: itself, those before, those after."""
    before = range(place - 1, -1, -1)
    after = range(place + 1, len(block))
    for at in (place, *before, *after):
        is_free = at == place or (at not in dated and at not in taken)
        if is_free and block[at].title is not None:
            yield at


def _notes(
    source: str, jobs: Sequence[PastJob], unread: Sequence[int], *, has_mentioned: bool
) -> tuple[str, ...]:
    notes = [f"{source}: a draft; correct it before you build on it."]
    if unread:
        lines = ", ".join(str(line) for line in unread)
        notes.append(f"{source}: no known job beside the dates in lines {lines}; add it yourself.")
    undated = [str(job.line) for job in jobs if job.years is None]
    if undated:
        notes.append(f"{source}: no years found for the jobs in lines {', '.join(undated)}.")
    if len(jobs) > MOST_JOBS:
        notes.append(f"{source}: only the first {MOST_JOBS} of {len(jobs)} jobs are kept.")
    if has_mentioned:
        notes.append(f"{source}: {MENTIONED[0].lower()}{MENTIONED[1:]}")
    return tuple(notes)
