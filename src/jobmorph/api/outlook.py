"""The Python interface of outlooks: of a job, a group, the whole economy."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from jobmorph.api.answer import TableAnswer, answer_of, opened
from jobmorph.reference.edition import Edition, open_edition
from jobmorph.schema.scenario import Scenario
from jobmorph.studies.economy import study_economy
from jobmorph.studies.outlook import study_outlook
from jobmorph.studies.outlook_group import study_outlook_group
from jobmorph.studies.outlook_result import EconomyResult, OutlookGroupResult, OutlookResult


@dataclass(frozen=True, slots=True)
class OutlookAnswer(TableAnswer, OutlookResult):
    """An `OutlookResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.outlook import render_outlook

        return render_outlook(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.match.job.title

    def chart(self) -> Any:
        """Draw counted years and the range ahead; see `RoleAnswer.chart`.

        Raises
        ------
        DataError
            If altair is not installed.
        """
        from jobmorph.reports.altair_chart import outlook_chart

        return outlook_chart(self)

    @property
    def shown_table(self) -> pl.DataFrame:
        """Range of jobs, one row a year: what `to_pandas` returns."""
        return self.forecast


@dataclass(frozen=True, slots=True)
class OutlookGroupAnswer(TableAnswer, OutlookGroupResult):
    """An `OutlookGroupResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.outlook import render_outlook_group

        return render_outlook_group(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return self.label

    @property
    def shown_table(self) -> pl.DataFrame:
        """Range of jobs, one row a year: what `to_pandas` returns."""
        return self.forecast


@dataclass(frozen=True, slots=True)
class EconomyAnswer(TableAnswer, EconomyResult):
    """An `EconomyResult` that can show itself."""

    def render(self, output_format: str) -> str:
        """See `ShownAnswer.render`."""
        from jobmorph.reports.economy import render_economy

        return render_economy(self, output_format)

    @property
    def shown_title(self) -> str:
        """See `ShownAnswer.shown_title`."""
        return "economy"

    @property
    def shown_table(self) -> pl.DataFrame:
        """Counted and projected spans of years, one row each: what `to_pandas` returns."""
        return self.periods


def outlook(
    title: str,
    *,
    years: int = 5,
    level: str | None = None,
    seed: int = 0,
    scenario: Scenario | str | None = None,
    edition: Edition | str | Path | None = None,
) -> OutlookAnswer:
    """Answer how many US jobs of a kind there may be, as a range.

    Parameters
    ----------
    title : str
        A job title in anybody's words, a role id or an official code.
    years : int
        Years ahead, 1 to 10.
    level : str, optional
        entry, mid, senior, lead or executive.
    seed : int
        Seed of the draws that mix several codes.
    scenario : str or Scenario, optional
        A what-if to work out now, beside those that ship: a name, a YAML file, or a scenario.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    OutlookAnswer
        Frozen; `forecast` holds the range year by year, `scenarios` the what-ifs beside it, `track`
        what was said before.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = outlook("switchboard operator")
    >>> answer.base, answer.low < answer.middle < answer.high
    (34280.0, True)
    """
    held = opened(edition) or open_edition()
    result = study_outlook(
        title,
        years=years,
        level=level,
        seed=seed,
        edition=held,
        scenario=_scenario(scenario, held),
    )
    return answer_of(OutlookAnswer, result)


def outlook_group(
    group: str | Sequence[str] = "go-to-market",
    *,
    years: int = 5,
    seed: int = 0,
    scenario: Scenario | str | None = None,
    edition: Edition | str | Path | None = None,
) -> OutlookGroupAnswer:
    """Answer how many US jobs of several kinds there may be together.

    Parameters
    ----------
    group : str or sequence of str
        Id of a group, or SOC 2018 codes.
    years : int
        Years ahead, 1 to 10.
    seed : int
        Seed of the draws.
    scenario : str or Scenario, optional
        As in `outlook`.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    OutlookGroupAnswer
        Frozen; `units` holds each code's own range, `scenarios` the what-ifs beside it.

    Raises
    ------
    JobmorphError
        One of its kinds, with what to do.

    Examples
    --------
    >>> answer = outlook_group(["41-3091", "41-9041"])
    >>> answer.low > answer.units["low"].sum()
    True
    """
    held = opened(edition) or open_edition()
    result = study_outlook_group(
        group, years=years, seed=seed, edition=held, scenario=_scenario(scenario, held)
    )
    return answer_of(OutlookGroupAnswer, result)


def _scenario(asked: Scenario | str | None, edition: Edition) -> Scenario | None:
    if asked is None or isinstance(asked, Scenario):
        return asked
    from jobmorph.studies.market_scenarios import named_scenario

    return named_scenario(asked, edition)


def economy(*, seed: int = 0, edition: Edition | str | Path | None = None) -> EconomyAnswer:
    """Answer how many US jobs were lost, gained and changed, and how many may be.

    Parameters
    ----------
    seed : int
        Seed of the draws.
    edition : Edition or path, optional
        Another edition than the embedded one.

    Returns
    -------
    EconomyAnswer
        Frozen; `periods` holds what was counted, `ahead` our range.

    Examples
    --------
    >>> sorted(set(economy().periods["source"]))
    ['census', 'official', 'survey']
    """
    result = study_economy(seed=seed, edition=opened(edition))
    return answer_of(EconomyAnswer, result)
