"""All scores of the labour-market simulator against the past."""

import polars as pl

from jobmorph.build.raw import RawFolder
from jobmorph.build.score.market_courses import table_rows
from jobmorph.build.score.market_fits import stored_fits
from jobmorph.build.score.market_group_runs import group_runs
from jobmorph.build.score.market_groups import group_rows
from jobmorph.build.score.market_headlines import headline_rows
from jobmorph.build.score.market_hires import hires_case, hires_rows
from jobmorph.build.score.market_history import history_rows
from jobmorph.build.score.market_networks import network_rows
from jobmorph.build.score.market_occupation_rows import occupation_rows
from jobmorph.build.score.market_spells import spells_case, spells_rows
from jobmorph.build.score.rows import score_frame
from jobmorph.reference.edition import Edition
from jobmorph.studies.market_calibration import labour_past
from jobmorph.studies.market_calibration_courses import driver_courses


def score_market(raw: RawFolder, edition: Edition) -> pl.DataFrame:
    """Score the stored fits: the calibration table, networks, occupations, groups, computers.

    Parameters
    ----------
    raw : RawFolder
        Files that only the run from 1980 needs and that do not ship.
    edition : Edition
        The edition whose series and nodes are used.

    Returns
    -------
    polars.DataFrame
        Rows of the ledger without command, date and hash; those named `market.variants.*` stand
        beside the others.
    """
    past, fits = labour_past(edition), stored_fits()
    courses = driver_courses(edition, past, fits)
    runs = group_runs(edition, past, fits)
    return score_frame(
        [
            *headline_rows(courses, past),
            *table_rows(courses, past),
            *network_rows(edition, past, fits),
            *occupation_rows(edition, fits),
            *group_rows(edition, past, fits),
            *hires_rows(hires_case(edition, past, runs)),
            *spells_rows(spells_case(edition, past, runs)),
            *history_rows(raw, edition),
        ]
    )
