"""What the atlas shows of every job beyond its week by the horizon: other moments, why, what grows.

Answers that look at all jobs at once read these figures from the edition; they are those of
`study_role` for each job, under the default scenario, seed 0. Ids stand for words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from jobmorph.exposure.assess import JobVerdict, assess_job
from jobmorph.exposure.case import own_hard_reasons
from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.reference.tables import TableSource
from jobmorph.schema.ids import PARTS, RANGE_ENDS, Moment, Part
from jobmorph.schema.parameter import ParameterSet, SharedDraws
from jobmorph.schema.tables import ATLAS_JOB
from jobmorph.studies.job_facts import task_facts, with_activity
from jobmorph.studies.job_week import DIGITS, HORIZON_YEARS
from jobmorph.studies.judged_job import spread_of
from jobmorph.studies.library_facts import library_facts
from jobmorph.studies.library_role import role_of_library
from jobmorph.work.freed_time import FreedTime
from jobmorph.work.mix import mix_draws
from jobmorph.work.time_share import TimeRule, share_by_ratings

REFILLED_SHARE: Final = "skills.reinvested_share"
MOST_RISING: Final = 2
LEAST_RISE: Final = 0.0025  # of the week: 6 minutes of 40 hours
TINY: Final = 1e-9
_MOMENTS: Final[tuple[Moment, ...]] = ("today", "reach")


def atlas_jobs(edition: Edition) -> pl.DataFrame:
    """Return what the atlas shows of every job that an edition knows.

    Roles of a user's own library, which no edition holds, are judged here.

    Parameters
    ----------
    edition : Edition
        Holds the table `atlas_job`.

    Returns
    -------
    polars.DataFrame
        Contract `atlas_job`: the default scenario, five years ahead, seed 0.

    Raises
    ------
    DataError
        If the edition was built before there was such a table.
    """
    stored = edition.table(ATLAS_JOB.name)
    roles = edition.table("role").get_column("role_id")
    own = roles.filter(~roles.is_in(stored.get_column("job_id").implode())).to_list()
    if not own:
        return stored
    judge = AtlasJudge(edition, atlas_parameters(), edition.draws())
    return pl.concat([stored, round_jobs(judge.frame(judge.roles(own)))]).sort("job_id")


def atlas_parameters() -> ParameterSet:
    """Parameters that the rows of the atlas rest on: rooms exposure and work, and one of skills."""
    return (
        load_parameters("exposure")
        .merged(load_parameters("work"))
        .merged(load_parameters("skills"))
    )


def judge_atlas_jobs(
    tables: TableSource, parameters: ParameterSet, draws: SharedDraws
) -> pl.DataFrame:
    """Judge every occupation with tasks and every library role for the atlas.

    Parameters
    ----------
    tables : TableSource
        An edition's tables, `calibration` among them.
    parameters : ParameterSet
        As `atlas_parameters`, unchanged by any scenario.
    draws : SharedDraws
        The draws that the calibration goes with.

    Returns
    -------
    polars.DataFrame
        Contract `atlas_job`, sorted by job_id, not rounded.
    """
    judge = AtlasJudge(tables, parameters, draws)
    roles = tables.table("role").get_column("role_id").to_list()
    return judge.frame([*judge.occupations(), *judge.roles(roles)]).sort("job_id")


def round_jobs(jobs: pl.DataFrame) -> pl.DataFrame:
    """Round a frame of contract `atlas_job` as it is kept; low <= mid <= high stays true."""
    return ATLAS_JOB.check(jobs.with_columns(pl.selectors.float().round(DIGITS)))


@dataclass(frozen=True, slots=True)
class AtlasJudge:
    """Judges jobs one by one, as `study_role` does.

    Parameters
    ----------
    tables : TableSource
        An edition's tables.
    parameters : ParameterSet
        As `atlas_parameters`.
    draws : SharedDraws
        The shared draws.
    """

    tables: TableSource
    parameters: ParameterSet
    draws: SharedDraws

    def occupations(self) -> Iterator[dict[str, Any]]:
        """Rows of all occupations with tasks."""
        weeks: dict[TimeRule, list[pl.DataFrame]] = {}
        for tasks in self.tables.table("task").partition_by(
            "occupation_onet2019", maintain_order=True
        ):
            shared = share_by_ratings(tasks)
            weeks.setdefault(shared.rule, []).append(with_activity(shared.tasks))
        for rule, frames in weeks.items():
            named = pl.concat(frames)
            works = dict(named.select("task_id", "dwa_id").iter_rows())
            facts = task_facts(named, self.tables)
            for own in facts.partition_by("occupation_onet2019", maintain_order=True):
                yield self._occupation(own, rule, works)

    def roles(self, role_ids: Sequence[str]) -> Iterator[dict[str, Any]]:
        """Rows of some library roles."""
        for role_id in role_ids:
            library = library_facts(
                role_of_library(role_id, self.tables), self.tables, self.parameters
            )
            verdict = self._verdict(library.facts, library.shares.rule, library.judgement)
            yield {
                "job_id": role_id,
                **_figures(verdict),
                "delegated_work_id": _most(verdict.tasks, "delegated"),
                "human_work_id": _most(verdict.tasks, "human"),
                "human_reason_id": None,
                "rising_work_ids": self._added(role_id),
            }

    def frame(self, rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
        """Lay rows out by the contract."""
        return ATLAS_JOB.check(pl.DataFrame(list(rows), schema=ATLAS_JOB.polars_schema))

    def _verdict(
        self, facts: pl.DataFrame, rule: TimeRule, judgement: pl.DataFrame | None = None
    ) -> JobVerdict:
        return assess_job(
            facts,
            parameters=self.parameters,
            draws=self.draws,
            calibration=self.tables.table("calibration"),
            horizon_years=HORIZON_YEARS,
            time_share_sigma=self.parameters[spread_of(rule)].value,
            judgement=judgement,
        )

    def _occupation(
        self, facts: pl.DataFrame, rule: TimeRule, works: Mapping[str, str]
    ) -> dict[str, Any]:
        verdict = self._verdict(facts, rule)
        kept = _most(verdict.tasks, "human")
        return {
            "job_id": facts.item(0, "occupation_onet2019"),
            **_figures(verdict),
            "delegated_work_id": works[_most(verdict.tasks, "delegated")],
            "human_work_id": works[kept],
            "human_reason_id": own_hard_reasons(
                facts.filter(pl.col("task_id") == kept), self.parameters
            )[0],
            "rising_work_ids": list(dict.fromkeys(works[each] for each in self._rising(verdict))),
        }

    def _rising(self, verdict: JobVerdict) -> list[str]:
        """Tasks that take a larger part of people's week by the horizon, freed hours put back."""
        share = self.draws.of(self.parameters[REFILLED_SHARE])
        work = verdict.draws.work_at("horizon")
        mix = mix_draws(work, freed_time=FreedTime.refilled(), share=share)
        own = work.kept + work.checking + mix.put_back
        gained = (own / np.maximum(own.sum(axis=0), TINY) - work.time_share).mean(axis=1)
        order = np.argsort(-gained, kind="stable")[:MOST_RISING]
        return [work.task_ids[at] for at in order if gained[at] >= LEAST_RISE]

    def _added(self, role_id: str) -> list[str]:
        """Tasks that the family's card of the future adds, most hours first."""
        family = role_id.partition("/")[0]
        cards = self.tables.rows(
            "role_hours",
            pl.col("role_id").str.starts_with(f"{family}/") & (pl.col("moment") == "horizon"),
        )
        added = (
            self.tables.table("role_task")
            .filter(pl.col("task_kind") != "existing")
            .select("task_id")
        )
        ranked = cards.join(added, on="task_id", maintain_order="left").sort(
            -pl.col("time_hours_week"), "task_id"
        )
        return ranked.get_column("task_id").head(MOST_RISING).to_list()


def _figures(verdict: JobVerdict) -> dict[str, float]:
    """Shares of the week by moment and part, and the share of checking by the horizon."""
    rows = {(row["moment"], row["part"]): row for row in verdict.summary.iter_rows(named=True)}
    bounds = dict(zip(RANGE_ENDS, ("low", "mid", "high"), strict=True))
    found = {
        f"{moment}_{part}_share{end}": rows[moment, part][bound]
        for moment in _MOMENTS
        for part in PARTS
        for end, bound in bounds.items()
    }
    checking = verdict.checking_share["horizon"]
    return found | {
        f"checking_share{end}": getattr(checking, bound) for end, bound in bounds.items()
    }


def _most(tasks: pl.DataFrame, part: Part) -> str:
    """Task with most hours of a part by the horizon; the first of them on a tie."""
    hours = pl.col("time_share") * pl.col(f"horizon_{part}_mid")
    return str(tasks.sort(hours, descending=True, maintain_order=True).item(0, "task_id"))
