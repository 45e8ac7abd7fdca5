"""The verdict on a playbook's steps: the exposure model pooled with our own judgement."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from jobmorph.exposure.assess import JobVerdict, assess_job
from jobmorph.reference.edition import Edition
from jobmorph.reference.step_kinds import load_step_kinds
from jobmorph.schema.ids import PARTS
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import JUDGEMENT
from jobmorph.studies.level import economy_calibration
from jobmorph.studies.playbook_steps import StepReading
from jobmorph.studies.week_facts import WeekFacts

SHOWN_MOMENTS: Final = ("today", "reach")
SPREADS: Final = {True: "work.time_spread_user", False: "work.time_spread_equal"}


@dataclass(frozen=True, slots=True)
class PlaybookRun:
    """What every step of one run shares."""

    edition: Edition
    parameters: ParameterSet
    draws: SharedDraws


def judge_steps(
    facts: WeekFacts, reading: StepReading, run: PlaybookRun, *, is_stated: bool
) -> JobVerdict:
    """Judge the steps: the exposure model pooled with our judgement of each kind of step.

    Parameters
    ----------
    facts : WeekFacts
        The steps as a week.
    reading : StepReading
        What each step was read as.
    run : PlaybookRun
        Edition, parameters, draws.
    is_stated : bool
        Whether the file states minutes; without them time is spread more widely.
    """
    calibration = economy_calibration(run.edition, run.parameters, run.parameters, run.draws)
    sigma = run.parameters[SPREADS[is_stated]].value

    def assess(judgement: pl.DataFrame | None) -> JobVerdict:
        return assess_job(
            facts.facts,
            parameters=run.parameters,
            draws=run.draws,
            calibration=calibration,
            horizon_years=5.0,
            time_share_sigma=sigma,
            judgement=judgement,
        )

    # Where nobody has judged a kind of step, the model is pooled with itself.
    return assess(step_judgement(reading, assess(None).tasks, run))


def step_judgement(reading: StepReading, model: pl.DataFrame, run: PlaybookRun) -> pl.DataFrame:
    """Our own shares of each step: the library task's, else the kind's, else the model's.

    Returns
    -------
    polars.DataFrame
        Contract `judgement`; weight 0 where the model stands alone.
    """
    names = [f"{moment}_{part}" for moment in SHOWN_MOMENTS for part in PARTS]
    mids = model.select("task_id", *(pl.col(f"{name}_mid").alias(name) for name in names))
    own = dict(zip(mids["task_id"], mids.drop("task_id").iter_rows(named=True), strict=True))
    rows = []
    for step in reading.steps.iter_rows(named=True):
        task_id, library_id = step["task_id"], step["library_task_id"]
        kind = load_step_kinds()[step["kind"]]
        weight, shares = 0.0, own[task_id]
        if library_id is not None:
            task = run.edition.rows("role_task", pl.col("task_id") == library_id).row(0, named=True)
            shares = {name: task[name] for name in names}
            linked = "labelled" if task["onet_ids"] else "activities"
            weight = run.parameters[f"exposure.judgement_weight_{linked}"].value
        elif kind.today is not None and kind.reach is not None:
            shares = dict(zip(names, (*kind.today, *kind.reach), strict=True))
            weight = run.parameters["exposure.judgement_weight_activities"].value
        rows.append({"task_id": task_id, "judgement_weight": weight, **_summing_to_one(shares)})
    return JUDGEMENT.check(pl.DataFrame(rows).select(JUDGEMENT.columns))


def _summing_to_one(shares: dict[str, float]) -> dict[str, float]:
    made = dict(shares)
    for moment in SHOWN_MOMENTS:
        rest = 1.0 - made[f"{moment}_delegated"] - made[f"{moment}_assisted"]
        made[f"{moment}_human"] = max(0.0, rest)
    return made
