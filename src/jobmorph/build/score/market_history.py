"""Computers from 1980 to 2010: the run of the scenario against what was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.market_history_counts import (
    JobCount,
    census_count,
    census_heads,
    group_count,
    model_change,
    routine_shares,
    start_heads,
    survey_count,
    survey_heads,
)
from jobmorph.build.score.market_history_network import occupation_network
from jobmorph.build.score.market_history_rows import CountScores, count_rows
from jobmorph.build.score.rows import ScoreRow
from jobmorph.market.network import closed_network
from jobmorph.reference.draws import make_draws
from jobmorph.reference.edition import Edition
from jobmorph.schema.parameter import ParameterChange, ParameterSet
from jobmorph.studies.market_calibration import exit_share_year
from jobmorph.studies.market_computerisation import (
    FIRST_YEAR,
    ComputerStart,
    employed_jobs,
    wanted_jobs,
)
from jobmorph.studies.market_scenarios import all_parameters, reference_scenario

FloatArray = NDArray[np.float64]

DRAWS: Final = 64
SEED: Final = 0
REALISED: Final = "market.realised_share"
SUBSTITUTION: Final = "market.occupation_substitution"


@dataclass(frozen=True, slots=True)
class HistoricalRun:
    """The run from 1980, and the counts that it is held against.

    Parameters
    ----------
    start : ComputerStart
        Occupations of 1980.
    counts : tuple of JobCount
        13 groups; occupations of the survey; occupations of the census table.
    paths : dict of str to ndarray, shape (31, N, M)
        People over those of 1980: 'run', the simulator on observed moves; 'apart', where nobody
        changes occupation; 'wanted', demand alone; 'high', realised share at its high end;
        'strongest', and substitution between occupations at its low end.
    """

    start: ComputerStart
    counts: tuple[JobCount, ...]
    paths: dict[str, FloatArray]


def historical_run(raw: RawFolder, edition: Edition) -> HistoricalRun:
    """Run computerisation from 1980; nothing is fitted to what came after.

    Parameters
    ----------
    raw : RawFolder
        Scores of routine work, full-time equivalents, crosswalks: none of them ships.
    edition : Edition
        Holds `history_series`, `routine_link`, `market_node`, `market_node_job`,
        `move_probability`.
    """
    census = census_heads(edition)
    survey = survey_heads(raw).join(
        routine_shares(raw), on="occupation_occ1990dd", how="inner", maintain_order="left"
    )
    occupations = tuple(survey.get_column("occupation_occ1990dd").to_list())
    start = ComputerStart(
        occupations,
        start_heads(survey, census),
        survey.get_column("routine_share").to_numpy(),
        exit_share_year(edition),
    )
    counts = (
        group_count(survey, census),
        survey_count(survey, census),
        census_count(census, occupations),
    )
    moves = occupation_network(raw, edition, occupations, start.heads, counts[1].group)
    known, draws = computer_parameters(edition), make_draws(SEED, DRAWS)
    wanted = wanted_jobs(start, known, draws)
    high = known[REALISED].high
    paths = {
        "run": employed_jobs(start, wanted, moves),
        "apart": employed_jobs(start, wanted, closed_network(len(occupations))),
        "wanted": wanted,
        "high": wanted_jobs(start, known, draws, realised_share=high),
        "strongest": wanted_jobs(start, _at_low(known), draws, realised_share=high),
    }
    return HistoricalRun(start, counts, paths)


def computer_parameters(edition: Edition) -> ParameterSet:
    """Return the assumptions as they stand, adoption at the pace of computers."""
    return reference_scenario(edition).apply(all_parameters())


def history_rows(raw: RawFolder, edition: Edition) -> list[ScoreRow]:
    """Score changes of shares of employment; arguments as in `historical_run`."""
    run = historical_run(raw, edition)
    rows: list[ScoreRow] = []
    for count in run.counts:
        rows += count_rows(CountScores(count, _predictions(run.paths, run.start, count)))
    return rows


def _predictions(
    paths: Mapping[str, FloatArray], start: ComputerStart, count: JobCount
) -> dict[str, FloatArray]:
    return {
        name: model_change(count, start.heads, path, FIRST_YEAR) for name, path in paths.items()
    }


def _at_low(parameters: ParameterSet) -> ParameterSet:
    """Hold substitution between occupations at its low end: the cheaper work gains least."""
    low = parameters[SUBSTITUTION].low
    return parameters.patched([ParameterChange(SUBSTITUTION, low, low, low)])
