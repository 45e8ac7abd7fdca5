"""`jobmorph outlook`: whether there will be as many such jobs in some years as now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jobmorph.cli.options import (
    AllOption,
    AsciiOption,
    DebugOption,
    EditionOption,
    Format,
    FormatOption,
    LevelOption,
    LibraryOption,
    OutputOption,
    SeedOption,
)

if TYPE_CHECKING:
    from jobmorph.reference.edition import Edition
    from jobmorph.reports.layout import TerminalStyle
    from jobmorph.schema.scenario import Scenario

EXAMPLE: Final = 'jobmorph outlook "sales manager"'
DEFAULT_YEARS: Final = 5
_HINT: Final = f"Try: {EXAMPLE}, --group go-to-market, or --economy"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, checked, and how the answer is to look."""

    years: int
    seed: int
    edition: "Edition | None"
    form: str
    style: "TerminalStyle"
    is_all: bool
    scenario: "Scenario | None" = None

    def job(self, query: str, level: str | None) -> str:
        """Answer for one job."""
        from jobmorph.reports.outlook import render_outlook
        from jobmorph.studies.outlook import study_outlook

        result = study_outlook(
            query,
            years=self.years,
            level=level,
            edition=self.edition,
            seed=self.seed,
            scenario=self.scenario,
        )
        return render_outlook(result, self.form, style=self.style, is_all=self.is_all)

    def group(self, group: str, *, has_codes: bool) -> str:
        """Answer for several jobs together."""
        from jobmorph.reports.outlook import render_outlook_group
        from jobmorph.studies.outlook_group import group_of, study_outlook_group

        result = study_outlook_group(
            group_of(group),
            years=self.years,
            edition=self.edition,
            seed=self.seed,
            scenario=self.scenario,
        )
        return render_outlook_group(
            result, self.form, style=self.style, is_all=self.is_all, has_codes=has_codes
        )

    def economy(self) -> str:
        """Answer for all jobs."""
        from jobmorph.reports.economy import render_economy
        from jobmorph.studies.economy import study_economy

        result = study_economy(edition=self.edition, seed=self.seed)
        return render_economy(result, self.form, style=self.style, is_all=self.is_all)


def outlook(
    job: Annotated[
        list[str] | None,
        typer.Argument(metavar="[JOB]", help="A job title in your words, or an official code."),
    ] = None,
    *,
    years: Annotated[
        int | None,
        typer.Option("--years", metavar="N", help="Years ahead, 1 to 10.  [default: 5]"),
    ] = None,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            metavar="NAME|CODES",
            help="Several jobs together: go-to-market, or codes such as 41-3091,41-9041.",
        ),
    ] = None,
    codes: Annotated[
        bool, typer.Option("--codes", help="The group's codes, each with its own range.")
    ] = False,
    scenario: Annotated[
        str | None,
        typer.Option(
            "--scenario",
            metavar="NAME|FILE",
            help="A what-if worked out now: your own file, or a shipped name. Takes seconds.",
        ),
    ] = None,
    economy: Annotated[
        bool, typer.Option("--economy", help="All jobs: lost, gained and changed, then and now.")
    ] = False,
    level: LevelOption = None,
    library: LibraryOption = None,
    show_all: AllOption = False,
    ascii_only: AsciiOption = False,
    output_format: FormatOption = None,
    output: OutputOption = None,
    seed: SeedOption = 0,
    edition: EditionOption = None,
    debug: DebugOption = False,
) -> None:
    """Show how many such jobs there may be, as a range.

    Beside it the official projection, what-ifs of how AI spreads, what the same method would have
    said in years past, and what came. It is a count of US jobs; it says nothing about any one
    person.
    """
    from jobmorph.cli.console import deliver, format_of, style_of
    from jobmorph.cli.inputs import check_level, edition_of, title_of, with_library
    from jobmorph.studies.outlook import check_years

    query = " ".join(job) if job else None
    asked = [query is not None, group is not None, economy]
    check_choice(
        asked,
        has_codes=codes,
        has_level=level is not None,
        has_years=years is not None,
        has_scenario=scenario is not None,
    )
    checked_level = check_level(level)
    ahead = DEFAULT_YEARS if years is None else years
    check_years(ahead)
    title = "" if query is None else title_of(query, example=EXAMPLE)
    opened = with_library(edition_of(edition), library)
    question = Question(
        ahead,
        seed,
        opened,
        format_of(output_format, output, known=Format),
        style_of(output, is_ascii=ascii_only),
        show_all,
        None if scenario is None else asked_scenario(scenario, opened),
    )
    if economy:
        text = question.economy()
    elif group is not None:
        text = question.group(group, has_codes=codes)
    else:
        text = question.job(title, checked_level)
    deliver(text, output)


def asked_scenario(name: str, edition: "Edition | None") -> "Scenario":
    """Read a scenario by its name or from a file; see `market_scenarios.named_scenario`."""
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.market_scenarios import named_scenario

    return named_scenario(name, edition or open_edition())


def check_choice(
    asked: list[bool],
    *,
    has_codes: bool,
    has_level: bool,
    has_years: bool,
    has_scenario: bool = False,
) -> None:
    """Raise `ParameterError` unless one thing is asked for, with options that belong to it.

    Parameters
    ----------
    asked : list of bool
        Whether a job, a group, the economy is asked for.
    has_codes, has_level, has_years, has_scenario : bool
        Whether these options are given.
    """
    from jobmorph.schema.errors import ParameterError

    is_job, is_group, is_economy = asked
    if sum(asked) == 0:
        raise ParameterError("nothing is asked for", hint=f"{_HINT}.")
    faults = []
    if sum(asked) > 1:
        faults.append("JOB, --group and --economy are three answers: ask for one at a time")
    if has_codes and not is_group:
        faults.append("--codes lists those of a --group")
    if has_level and not is_job:
        faults.append("--level belongs to a JOB")
    if has_years and is_economy:
        faults.append("--economy looks 5 and 10 years ahead, without --years")
    if has_scenario and is_economy:
        faults.append("--scenario belongs to a JOB or a --group")
    if faults:
        raise ParameterError("; ".join(faults), hint=f"{_HINT}.")
