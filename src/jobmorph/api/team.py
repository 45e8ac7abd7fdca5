"""The Python interface of a team: its roster, and its designs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.intake.roster_columns import Period
from jobmorph.intake.roster_header import Field
from jobmorph.intake.team_limits import StatedLimits
from jobmorph.reference.edition import Edition
from jobmorph.schema.estimate import Estimate
from jobmorph.studies.roster_result import RosterResult
from jobmorph.studies.team_result import TeamMeasures, TeamResult


@dataclass(frozen=True, slots=True)
class RosterAnswer(TableAnswer, RosterResult):
    """A `RosterResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.roster import render_roster

        return render_roster(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.source

    @property
    def shown_table(self) -> pl.DataFrame:
        """Titles, one row each: what `to_pandas` returns."""
        return self.titles


def roster(
    path: str | Path | Any,
    *,
    columns: Mapping[Field, str] | None = None,
    drop: Sequence[str] = (),
    titles: str | Path | None = None,
    sheet: str | None = None,
    pay_period: Period | None = None,
    edition: Edition | str | Path | None = None,
) -> RosterAnswer:
    r"""Read a team's roster as HR systems export it; nothing of who anybody is is kept.

    Parameters
    ----------
    path : str, Path, polars.DataFrame or pandas.DataFrame
        CSV, workbook or table, one row a person.
    columns : mapping, optional
        Names of columns by what they hold: 'title', 'department', 'level', 'location', 'manager',
        'person', 'start', 'fte', 'hours', 'pay', 'band'.
    drop : sequence of str
        Columns that must not be read.
    titles : str or Path, optional
        A mapping file: what titles mean.
    sheet : str, optional
        Sheet of a workbook.
    pay_period : {'year', 'month', 'hour'}, optional
        How often pay is paid.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    RosterAnswer
        Frozen; `rows` has one row a person, `titles` one a title.

    Raises
    ------
    DataError
        If the file cannot be read, or rows are faulty: all of them at once.
    ParameterError
        If a column, sheet, role or code is named that does not exist.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "team.csv")
    ...     _ = file.write_text("Name;Funktion;Pensum\nA. B.;SDR;80%\n")
    ...     answer = roster(file)
    >>> answer.titles.row(0)[:4]
    ('SDR', 1, 0.8, 'clear')
    """
    from jobmorph.intake.frame import is_frame
    from jobmorph.intake.roster import read_frame, read_roster
    from jobmorph.intake.roster_columns import RosterRequest
    from jobmorph.intake.roster_map import RosterMap, read_roster_map
    from jobmorph.studies.roster import study_roster

    told = RosterMap() if titles is None else read_roster_map(Path(titles))
    request = RosterRequest(
        {**told.columns, **(columns or {})}, (*told.drop, *drop), sheet, pay_period
    )
    reading = read_frame(path, request) if is_frame(path) else read_roster(Path(path), request)
    result = study_roster(reading, told, edition=opened(edition))
    return answer_of(RosterAnswer, result)


@dataclass(frozen=True, slots=True)
class TeamAnswer(TableAnswer, TeamResult):
    """A `TeamResult` that can show itself, and be written as a workbook."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.team import render_team

        return render_team(self, output_format)

    def to_xlsx(self) -> bytes:
        """Return the plan as a workbook; sums of money are formulas."""
        from jobmorph.reports.team_workbook import team_workbook

        return team_workbook(self)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.roster.source

    @property
    def shown_table(self) -> pl.DataFrame:
        """Measures: design, measure, low, mid, high; the team as it is first, without plan null."""
        designs = [("as-is", self.as_is), *((p.offer.name, p.measures) for p in self.plans)]
        rows = [
            (name, item.name, *_ends(None if told is None else getattr(told, item.name)))
            for name, told in designs
            for item in fields(TeamMeasures)
        ]
        columns = {"design": pl.String, "measure": pl.String} | dict.fromkeys(
            ("low", "mid", "high"), pl.Float64
        )
        return pl.DataFrame(rows, schema=columns, orient="row")


def _ends(value: float | Estimate | None) -> tuple[float | None, float | None, float | None]:
    if isinstance(value, Estimate):
        return value.low, value.mid, value.high
    return None, None if value is None else float(value), None


def team(
    team_roster: RosterResult | str | Path | Any,
    *,
    design: str = "all",
    quarters: int = 8,
    limits: StatedLimits | str | Path | None = None,
    explain: bool = False,
    seed: int = 0,
    edition: Edition | str | Path | None = None,
) -> TeamAnswer:
    r"""Redesign a team: designs beside the team as it is.

    Parameters
    ----------
    team_roster : RosterResult, path, polars.DataFrame or pandas.DataFrame
        What `roster` returned, or what it takes.
    design : str
        'all', or one of 'keep-and-grow', 'hold', 'cut-cost', 'human-first'.
    quarters : int
        Length of the plan, 1 to 20.
    limits : StatedLimits or path, optional
        What its owner fixes: a file as for `jobmorph team --limits`, or the same in Python.
    explain : bool
        Ask what one unit more of each limit that binds would bring; takes longer.
    seed : int
        Of the draws.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    TeamAnswer
        Frozen; `plan(name)` is one design with its seats, hours, moves and costs by quarter.
        Nothing is compared with earlier reports: what leaves this computer is for `jobmorph team`
        to write.

    Raises
    ------
    DataError
        If the roster cannot be read, or no title of it is a role of the library.
    ParameterError
        If a design is unknown or a limit out of range.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "team.csv")
    ...     _ = file.write_text("Job Title\n" + "SDR\n" * 4 + "Account Executive\n" * 2)
    ...     answer = team(file, design="hold", quarters=2)
    >>> measures = answer.plan("hold").measures
    >>> measures.seats, measures.laid_off
    (6, 0)
    """
    from jobmorph.intake.team_limits import read_team_limits
    from jobmorph.reference.edition import open_edition
    from jobmorph.studies.team import ALL, TeamQuestion, study_team
    from jobmorph.studies.team_owner import OwnerWishes, owner_limits

    used = opened(edition) or open_edition()
    told = read_team_limits(Path(limits)) if isinstance(limits, str | Path) else limits
    owner = owner_limits(told or StatedLimits(), OwnerWishes(), used.manifest.base_date)
    read = team_roster
    if not isinstance(read, RosterResult):
        read = roster(read, edition=used)
    designs = () if design == ALL else (design,)
    question = TeamQuestion(designs=designs, quarters=quarters, is_explained=explain, limits=owner)
    return answer_of(TeamAnswer, study_team(read, question, seed=seed, edition=used))
