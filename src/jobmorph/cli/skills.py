"""`jobmorph skills`: what a job asks, how one climbs in it, and where practice gets lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    HorizonOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    ScenarioOption,
    SeedOption,
)

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition
    from jobmorph.schema.ids import Level
    from jobmorph.schema.scenario import Scenario
    from jobmorph.studies.skills_result import LadderResult, SkillsResult

EXAMPLE = "jobmorph skills SDR"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, checked: a job, a level, years ahead, and with what."""

    query: str
    level: str | None
    horizon_years: float
    scenario: "Scenario | None"
    seed: int
    edition: "Edition | None"

    def skills(self) -> "SkillsResult":
        """Answer which skills the job asks for."""
        from jobmorph.studies.skills import study_skills

        return study_skills(
            self.query,
            level=self.level,
            horizon_years=self.horizon_years,
            scenario=self.scenario,
            seed=self.seed,
            edition=self.edition,
        )

    def ladder(self, heads: "Mapping[Level, float]") -> "LadderResult":
        """Answer what each level takes, with the pipeline of a team if it has people."""
        from jobmorph.studies.ladder import study_ladder

        return study_ladder(
            self.query,
            level=self.level,
            heads=heads or None,
            horizon_years=self.horizon_years,
            scenario=self.scenario,
            seed=self.seed,
            edition=self.edition,
        )


def skills(
    job: Annotated[
        list[str],
        typer.Argument(metavar="JOB", help="A job title in your words, or an official code."),
    ],
    *,
    ladder: Annotated[
        bool,
        typer.Option("--ladder", help="Entry, months to do it well, and each step up."),
    ] = False,
    practice: Annotated[
        bool,
        typer.Option("--practice", help="Practice that AI takes, and how to give it back."),
    ] = False,
    heads: Annotated[
        str | None,
        typer.Option(
            "--heads",
            metavar="LEVEL=N,...",
            help="Your team: does a level run short? Adds to --practice, or --ladder.",
        ),
    ] = None,
    level: LevelOption = None,
    horizon: HorizonOption = None,
    scenario: ScenarioOption = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show the skills of a job, now and in some years.

    Which skills gain and lose hours, with ranges and why; the ladder from the first day up; the
    practice that AI takes, and how to give it back. Exposure is not probability of job loss.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import (
        check_level,
        edition_of,
        heads_of,
        horizon_of,
        scenario_of,
        title_of,
        with_library,
    )
    from jobmorph.schema.errors import ParameterError

    query = title_of(" ".join(job), example=EXAMPLE)
    checked_level = check_level(level)
    team = heads_of(heads)
    if ladder and practice:
        raise ParameterError(
            "--ladder and --practice are two answers", hint="Ask for one at a time."
        )
    chosen = format_of(output_format, output, known=Format)
    horizon_of(horizon, None)
    opened = with_library(edition_of(edition), library)
    patch = scenario_of(scenario, horizon, opened)
    question = Question(query, checked_level, horizon_of(horizon, patch), patch, seed, opened)
    style = style_of(output, is_ascii=ascii_only)
    if ladder:
        from jobmorph.reports.ladder import render_ladder

        text = render_ladder(question.ladder(team), chosen, style=style, is_all=show_all)
    elif practice or team:
        from jobmorph.reports.practice import render_practice
        from jobmorph.studies.teaching_ways import teaching_ways

        text = render_practice(
            question.skills(),
            chosen,
            ways=teaching_ways(opened),
            ladder=question.ladder(team) if team else None,
            style=style,
            is_all=show_all,
        )
    else:
        from jobmorph.reports.skills import render_skills

        text = render_skills(question.skills(), chosen, style=style, is_all=show_all)
    deliver(text, output)
