"""A job description or resume: duties, activities, skills, and a draft of a week."""

from collections import Counter
from pathlib import PurePath
from typing import Final

import polars as pl

from jobmorph.intake.document import TextDocument
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.errors import NoMatchError
from jobmorph.schema.job import Match
from jobmorph.schema.parameter import ParameterSet
from jobmorph.schema.record import RunRecord, assumptions_of
from jobmorph.schema.version import VERSION
from jobmorph.studies.reading_activities import activity_table, read_duties
from jobmorph.studies.reading_personal import CleanReading, without_personal_data
from jobmorph.studies.reading_result import ReadingResult
from jobmorph.studies.reading_skills import SKILL_SCHEMA, has_skills, open_skills, read_skills
from jobmorph.studies.reading_title import TitleMatch, find_title
from jobmorph.studies.resolve import resolve_job
from jobmorph.work.text.hours import suggest_hours
from jobmorph.work.text.line import Sentence, TextLine
from jobmorph.work.text.personal import MARK
from jobmorph.work.text.reading import TextReading, read_text

SCENARIO: Final = "expected"
USED_TABLES: Final = ("detailed_activity", "activity_vectors.npy", "title", "skill_label")
LANGUAGES: Final = {"de": "German", "fr": "French", "es": "Spanish"}
LEAST_LETTERS: Final = 5
CATCH_ALL: Final = ("other duties as", "duties as assigned", "sonstige aufgaben", "autres tâches")


def study_reading(
    document: TextDocument, *, title: str | None = None, edition: Edition | None = None
) -> ReadingResult:
    """Read a job description or resume.

    Parameters
    ----------
    document : TextDocument
        Its lines.
    title : str, optional
        The job it is about; else the line that reads as a title.
    edition : Edition, optional
        The embedded one if not given.

    Returns
    -------
    ReadingResult
        Without personal data.

    Raises
    ------
    NoMatchError
        If `title` means no job, or the text holds neither duties nor skills.
    DataError
        If the edition is damaged.
    """
    edition = edition or open_edition()
    parameters = load_parameters("reading").merged(load_parameters("work"))
    raw = read_lines(document)
    clean = clean_reading(raw, edition)
    reading = clean.reading
    found = _title(title, reading, edition, parameters)
    match = found.match if found else None
    is_silent = reading.language != "en"
    duties = read_duties(_duties(reading), match, edition, parameters, is_silent=is_silent)
    skills = named_skills(reading, edition, parameters)
    if duties.is_empty() and skills.is_empty():
        raise NoMatchError(
            "no duties and no skills found in the text",
            where=shown_source(document.source, reading.kind),
            hint="Is it a job description or a resume? Or describe a week: "
            "jobmorph role --tasks week.csv",
        )
    requirements = reading.of("requirement")
    return ReadingResult(
        source=shown_source(document.source, reading.kind),
        kind=reading.kind,
        language=reading.language,
        title=found.phrase if found else None,
        match=match,
        tasks=_with_hours(duties, match, edition),
        activities=activity_table(duties, edition),
        skills=skills,
        requirements=pl.DataFrame(
            {
                "line": [each.number for each in requirements],
                "statement": [each.text for each in requirements],
            },
            schema={"line": pl.Int64, "statement": pl.String},
        ),
        roles=_counts("role", Counter(each.role for each in raw.sentences)),
        dropped=_counts("kind", Counter(clean.dropped)),
        record=_record(edition, parameters),
        notes=_notes(reading, edition, duties),
    )


def read_lines(document: TextDocument) -> TextReading:
    """Say what each sentence of a document is for. Personal data is still in it."""
    return read_text([_line(block.kind, block.text, block.line) for block in document.blocks])


def clean_reading(raw: TextReading, edition: Edition) -> CleanReading:
    """Take personal data out of a reading; names of jobs are no names of people."""
    return without_personal_data(raw, _title_words(edition))


def _line(kind: str, text: str, number: int) -> TextLine:
    if kind == "heading":
        return TextLine("heading", text, number)
    return TextLine("item" if kind == "item" else "text", text, number)


def shown_source(source: str, kind: str) -> str:
    """Return a file's name as it may be shown: that of a resume tells whose it is."""
    return f"resume{PurePath(source).suffix}" if kind == "resume" else source


def _title_words(edition: Edition) -> frozenset[str]:
    keys = edition.table("title").get_column("title_key")
    return frozenset(keys.str.split(" ").explode().unique().to_list())


def _title(
    title: str | None, reading: TextReading, edition: Edition, parameters: ParameterSet
) -> TitleMatch | None:
    if title is not None:
        match = resolve_job(title, level=None, edition=edition, parameters=parameters)
        return TitleMatch(title, match)
    phrases = [phrase for phrase in reading.titles() if MARK not in phrase]
    return find_title(phrases, edition, parameters)


def _duties(reading: TextReading) -> list[Sentence]:
    """Duties worth a row: some words, said once, no catch-all."""
    kept: dict[str, Sentence] = {}
    for sentence in reading.of("duty"):
        # What starts like a formula would be one in a spreadsheet.
        text = sentence.text.lstrip("=+-@' \t").rstrip(" ;,")
        plain = text.replace(MARK, "").casefold()
        if sum(c.isalpha() for c in plain) < LEAST_LETTERS:
            continue
        if any(phrase in plain for phrase in CATCH_ALL):
            continue
        kept.setdefault(text.casefold(), Sentence(text, sentence.number, "duty", sentence.is_item))
    return list(kept.values())


def named_skills(reading: TextReading, edition: Edition, parameters: ParameterSet) -> pl.DataFrame:
    """Return the skills that a text speaks of, in columns of `SKILL_SCHEMA`."""
    if not has_skills(edition):
        return pl.DataFrame(schema=SKILL_SCHEMA)
    name = "skill_likeness" if reading.language == "en" else "skill_likeness_other_language"
    sentences = reading.of("duty", "requirement", "skills")
    return read_skills(sentences, open_skills(edition), parameters[f"reading.{name}"].value)


def _with_hours(duties: pl.DataFrame, match: Match | None, edition: Edition) -> pl.DataFrame:
    usual: dict[str, float] = {}
    if match is not None and match.job.kind == "role":
        rows = edition.rows(
            "role_hours", (pl.col("role_id") == match.job.id) & (pl.col("moment") == "today")
        )
        usual = dict(rows.select("task_id", "time_hours_week").iter_rows())
    tasks = duties.get_column("library_task_id").to_list()
    hours = suggest_hours(tasks, [usual.get(task) for task in tasks])
    return duties.insert_column(2, pl.Series("time_hours_week", hours, dtype=pl.Float64))


def _counts(column: str, counted: Counter[str]) -> pl.DataFrame:
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return pl.DataFrame(rows, schema={column: pl.String, "count": pl.Int64}, orient="row")


def _notes(reading: TextReading, edition: Edition, duties: pl.DataFrame) -> tuple[str, ...]:
    notes = []
    if reading.language in LANGUAGES:
        notes.append(
            f"The text is in {LANGUAGES[reading.language]}: duties are told apart, but activities "
            "are compared in English only and none is named; skills only where their English name "
            "stands in the text."
        )
    if not has_skills(edition):
        notes.append(
            "This edition holds no ESCO skills. To add them: jobmorph data build --from DIR"
        )
    if duties.is_empty():
        notes.append("No duties found, so there is no draft of a week.")
    return tuple(notes)


def _record(edition: Edition, parameters: ParameterSet) -> RunRecord:
    names = [name for name in parameters if name.startswith("reading.")]
    manifest = edition.manifest
    present = {entry.name for entry in manifest.tables}
    return RunRecord(
        version=VERSION,
        edition=manifest.edition,
        scenario=SCENARIO,
        seed=0,
        assumptions=assumptions_of(parameters[name] for name in names),
        sources=manifest.credits_for(tuple(name for name in USED_TABLES if name in present)),
    )
