"""A team's pipeline as practice changes: four designs, and the year in which each runs dry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import Level
from jobmorph.skills.pipeline import Pipeline, PipelineLevel, run_pipeline
from jobmorph.studies.library_ladder import Rung
from jobmorph.studies.mixed_job import MixedJob
from jobmorph.studies.skills_result import PipelineWarning

YEARS: Final = 10
DESIGNS: Final = ("kept", "cut", "frozen", "restored")


@dataclass(frozen=True, slots=True)
class TeamPipeline:
    """People and seats of a team under four designs.

    Parameters
    ----------
    years : polars.DataFrame
        Contract `pipeline` with `design`.
    warnings : tuple of PipelineWarning
        One per design.
    """

    years: pl.DataFrame = field(default_factory=pl.DataFrame)
    warnings: tuple[PipelineWarning, ...] = ()


def run_team_pipeline(
    job: MixedJob, rungs: Sequence[Rung], heads: Mapping[Level, float]
) -> TeamPipeline:
    """Step a team through ten years, nobody hired above the lowest level.

    A person is ready for the level above after the months it takes to do their own job well and
    as many as that next level takes to learn (an assumption: nobody counts this). Both lengthen
    with lost practice, evenly up to the horizon.

    Parameters
    ----------
    job : MixedJob
        A library role.
    rungs : sequence of Rung
        Its ladder, lowest first.
    heads : mapping of level to float
        People at each level; levels that are not named hold nobody and are left out.

    Raises
    ------
    ParameterError
        If the job has no written ladder, a level is unknown to it, or people are negative.
    """
    known = {rung.shown.level: rung for rung in rungs}
    faults = [level for level in heads if level not in known]
    if job.judged.match.job.kind != "role":
        raise ParameterError(
            "a pipeline needs a job of the role library", hint="See: jobmorph library list"
        )
    if faults:
        raise ParameterError(
            "levels that this ladder does not have",
            items=faults,
            hint=f"It has: {', '.join(known)}",
        )
    if any(not count >= 0 for count in heads.values()) or not any(heads.values()):
        raise ParameterError("people at a level must be 0 or more, and somewhere above 0")
    staffed = [level for level, count in heads.items() if count > 0]
    team = {level: known[level] for level in sorted(staffed, key=list(known).index)}
    frames, warnings = [], []
    for design in DESIGNS:
        found = run_pipeline([_level(job, team, level, heads[level], design) for level in team])
        frames.append(found.years.with_columns(pl.lit(design).alias("design")))
        warnings.append(_warning(design, found))
    return TeamPipeline(pl.concat(frames), tuple(warnings))


def _level(
    job: MixedJob, team: Mapping[Level, Rung], level: Level, heads: float, design: str
) -> PipelineLevel:
    rungs = list(team.values())
    place = list(team).index(level)
    rung, above = rungs[place], next(iter(rungs[place + 1 :]), None)
    horizon = max(job.run.horizon.horizon_years, 1.0)
    ramp = [min(year / horizon, 1.0) for year in range(1, YEARS + 1)]
    months = [
        _months(rung, design, share) + (_months(above, design, share) if above else 0.0)
        for share in ramp
    ]
    cut = rung.freed_share if design == "cut" and place == 0 else 0.0
    is_frozen = design == "frozen" and place == 0
    return PipelineLevel(
        level=level,
        heads=heads,
        seats=tuple(0.0 if is_frozen else heads * (1.0 - cut * share) for share in ramp),
        months_to_next=tuple(months),
        attrition_share=job.parameters["skills.attrition_year"].value,
    )


def _months(rung: Rung, design: str, share: float) -> float:
    slower = rung.slower_designed if design == "restored" else rung.slower
    months = rung.shown.months.mid if rung.shown.months else 12.0
    return months * (1.0 + (slower - 1.0) * share)


def _warning(design: str, found: Pipeline) -> PipelineWarning:
    return PipelineWarning(design, found.short_level, found.short_year)
