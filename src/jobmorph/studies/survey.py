"""How the week of a job divides, as five people or more say: figures over all of them only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import polars as pl

from jobmorph.intake.survey import SurveyAnswers, job_of_forms, survey_answers
from jobmorph.intake.survey_sheet import SurveySheet
from jobmorph.intake.tasks import Week
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.job import Match
from jobmorph.schema.record import RunRecord
from jobmorph.studies.suppression import LEAST_GROUP
from jobmorph.studies.survey_figures import (
    WHOLE,
    Floats,
    mean_range,
    told_counts,
    whole_percents,
)
from jobmorph.studies.survey_form import AskedTasks, asked_tasks

SCHEMA_VERSION: Final = "1.0"
OTHER_KEY: Final = ""


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """How a week divides, as a team says.

    Shares are whole hundredths of the week, hours a week whole hours: finer figures over a
    handful of answers would let somebody who knows the others work out one.

    Parameters
    ----------
    match : Match
        The job.
    answers : int
        How many people answered; at least five.
    hours_week : int
        Mean of the hours that an answer adds up to. Answers are not rescaled to it: each counts
        by its shares.
    tasks : polars.DataFrame
        One row a task, most time first: task_id, label, activity_id, other_side, origin ('form';
        'written': at least five wrote the same; 'other': all that fewer wrote, together),
        time_share (mean; sums to 1), time_share_low, time_share_high (8 in 10), time_share_middle
        (the median answer), time_hours_week, people (null where hidden), people_told (see
        `told_counts`), reference_share, reference_hours_week, difference_hours_week,
        is_outside_range. Range, median and count are null where one to four people do a task.
    reference : str
        Where `reference_share` comes from, in words.
    record : RunRecord
        Versions, seed, sources.
    """

    match: Match
    answers: int
    hours_week: int
    tasks: pl.DataFrame
    reference: str
    record: RunRecord
    schema_version: str = SCHEMA_VERSION


def study_survey(
    sheets: Sequence[SurveySheet],
    *,
    title: str | None = None,
    week: Week | None = None,
    seed: int = 0,
    edition: Edition | None = None,
) -> SurveyResult:
    """Say how the week of a job divides, over all answers of a survey.

    Parameters
    ----------
    sheets : sequence of SurveySheet
        From `intake.survey.read_survey_files`.
    title : str, optional
        The job; else the one that the forms name.
    week : Week, optional
        Your own tasks, if the form was made of them.
    seed : int
        Seed of the draws behind the ranges.
    edition : Edition, optional
        The embedded one if not given.

    Raises
    ------
    DataError
        If there are fewer than five answers, or they are faulty: all faults at once.
    ParameterError
        If no job is named.
    NoMatchError
        If the title means no job.
    """
    query = title or job_of_forms(sheets)
    if query is None:
        raise ParameterError(
            "the answers do not say which job they are about", hint="Say it: --role SDR"
        )
    asked = asked_tasks(query, week, edition or open_edition())
    answers = survey_answers(sheets, frozenset(asked.tasks.get_column("task_key").to_list()))
    return SurveyResult(
        match=asked.match,
        answers=answers.count,
        hours_week=round(float(answers.hours.get_column("time_hours_week").sum()) / answers.count),
        tasks=_task_table(answers, asked, np.random.default_rng(seed)),
        reference=asked.reference,
        record=replace(asked.record, seed=seed),
    )


def _task_table(
    answers: SurveyAnswers, asked: AskedTasks, rng: np.random.Generator
) -> pl.DataFrame:
    rows = pl.concat([asked.tasks.with_columns(origin=pl.lit("form")), *_written(answers, asked)])
    hours = _hours_matrix(answers, rows.get_column("task_key").to_list())
    shares = hours / hours.sum(axis=1, keepdims=True)
    told = _told(shares, rng)
    total = round(float(hours.sum()) / answers.count)
    reference = pl.col("reference_share")
    outside = (reference < pl.col("time_share_low")) | (reference > pl.col("time_share_high"))
    return (
        pl.concat([rows, told], how="horizontal")
        .filter((pl.col("origin") == "form") | (pl.col("people_told") != "nobody"))
        .with_columns(
            (pl.col("time_share") * total).alias("time_hours_week"),
            (reference * total).alias("reference_hours_week"),
            ((pl.col("time_share") - reference) * total).alias("difference_hours_week"),
            outside.alias("is_outside_range"),
        )
        .sort(pl.col("origin") == "other", -pl.col("time_share"), "label", maintain_order=True)
        .drop("task_key")
    )


def _written(answers: SurveyAnswers, asked: AskedTasks) -> list[pl.DataFrame]:
    """Tasks in people's own words: those that five wrote alike, and one row for all others."""
    known = asked.tasks.get_column("task_key").implode()
    own = answers.hours.filter(~pl.col("task_key").is_in(known))
    alike = (
        own.group_by("task_key", maintain_order=True)
        .agg(pl.len().alias("people"), pl.col("task_text"))
        .filter(pl.col("people") >= LEAST_GROUP)
        .sort("task_key")
    )
    keys = alike.get_column("task_key").to_list()
    labels = [_usual(texts) for texts in alike.get_column("task_text").to_list()]
    count = len(keys) + 1
    frame = pl.DataFrame(
        {
            "task_id": [*(f"written:{n}" for n in range(1, count)), "other"],
            "task_key": [*keys, OTHER_KEY],
            "label": [*labels, ""],
            "activity_id": [None] * count,
            "other_side": [None] * count,
            "reference_share": [None] * count,
            "origin": [*(["written"] * (count - 1)), "other"],
        },
        schema={**asked.tasks.schema, "origin": pl.String()},
    )
    return [frame]


def _usual(texts: list[str]) -> str:
    counted = Counter(texts)
    return min(counted, key=lambda text: (-counted[text], text))


def _hours_matrix(answers: SurveyAnswers, keys: list[str]) -> Floats:
    """Hours by answer and task; what is none of the tasks goes to the last, 'other'."""
    place = {key: column for column, key in enumerate(keys)}
    hours = np.zeros((answers.count, len(keys)), dtype=np.float64)
    for answer, key, value in answers.hours.select(
        "answer", "task_key", "time_hours_week"
    ).iter_rows():
        hours[answer, place.get(key, place[OTHER_KEY])] += value
    # In an order of their own: who answered first must not show in the last digit.
    return hours[np.lexsort(hours.T[::-1])]


def _told(shares: Floats, rng: np.random.Generator) -> pl.DataFrame:
    """Figures of each task as far as they may be told, in whole hundredths."""
    people = (shares > 0).sum(axis=0).astype(np.int64)
    words = told_counts(people, shares.shape[0])
    low, high = mean_range(shares, rng)
    percents = whole_percents(shares.mean(axis=0))
    frame = pl.DataFrame(
        {
            "time_share": percents,
            "time_share_low": np.minimum(np.floor(low * WHOLE + 1e-9), percents),
            "time_share_high": np.maximum(np.ceil(high * WHOLE - 1e-9), percents),
            "time_share_middle": np.rint(np.median(shares, axis=0) * WHOLE),
            "people": people,
            "people_told": words,
        }
    )
    is_few = pl.col("people_told") == "few"
    is_hidden = pl.col("people_told").is_in(["few", "most"])
    return frame.with_columns(
        (pl.col("time_share") / WHOLE),
        *(
            pl.when(is_few).then(None).otherwise(pl.col(name) / WHOLE).alias(name)
            for name in ("time_share_low", "time_share_high", "time_share_middle")
        ),
        pl.when(is_hidden).then(None).otherwise("people").alias("people"),
    )
