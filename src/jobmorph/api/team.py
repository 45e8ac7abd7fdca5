"""The Python interface of a team's roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.intake.roster_columns import Period
from jobmorph.intake.roster_header import Field
from jobmorph.reference.edition import Edition
from jobmorph.studies.roster_result import RosterResult


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
    path: str | Path,
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
    path : str or Path
        CSV or workbook, one row a person.
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
    from jobmorph.intake.roster import read_roster
    from jobmorph.intake.roster_columns import RosterRequest
    from jobmorph.intake.roster_map import RosterMap, read_roster_map
    from jobmorph.studies.roster import study_roster

    told = RosterMap() if titles is None else read_roster_map(Path(titles))
    request = RosterRequest(
        {**told.columns, **(columns or {})}, (*told.drop, *drop), sheet, pay_period
    )
    result = study_roster(read_roster(Path(path), request), told, edition=opened(edition))
    return answer_of(RosterAnswer, result)
