"""A judged job with its hours mixed and its skills named: where answers about skills begin."""

from dataclasses import dataclass

from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.parameter import ParameterSet
from jobmorph.studies.job_mix import JobMix, job_mix
from jobmorph.studies.judged_job import JudgedJob, Run, judge_job
from jobmorph.studies.skill_book import SkillBook, skill_book


@dataclass(frozen=True, slots=True)
class MixedJob:
    """A judged job with its mixes, and what names its skills.

    Parameters
    ----------
    judged : JudgedJob
        The job.
    mix : JobMix
        Its hours, today and at the horizon.
    book : SkillBook
        Names of skills.
    parameters : ParameterSet
        Room skills.
    """

    judged: JudgedJob
    mix: JobMix
    book: SkillBook
    parameters: ParameterSet

    @property
    def run(self) -> Run:
        """What the answer rests on."""
        return self.judged.run


def mix_job(query: str, run: Run, *, level: str | None = None) -> MixedJob:
    """Read words as a job, judge it and mix its hours."""
    parameters = load_parameters("skills")
    judged = judge_job(query, run, level=level)
    return MixedJob(judged, job_mix(judged, parameters), skill_book(run.edition), parameters)
