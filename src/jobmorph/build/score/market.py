"""All scores of the labour-market simulator against the past."""

import polars as pl

from jobmorph.build.score.market_courses import driver_courses, table_rows
from jobmorph.build.score.market_fits import stored_fits
from jobmorph.build.score.market_groups import group_rows
from jobmorph.build.score.market_headlines import headline_rows
from jobmorph.build.score.market_history import history_rows
from jobmorph.build.score.market_networks import network_rows
from jobmorph.build.score.market_occupation_rows import occupation_rows
from jobmorph.build.score.rows import score_frame
from jobmorph.reference.edition import Edition
from jobmorph.studies.market_calibration import labour_past


def score_market(edition: Edition) -> pl.DataFrame:
    """Score the stored fits: the calibration table, networks, occupations, groups, computers.

    Parameters
    ----------
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
    return score_frame(
        [
            *headline_rows(courses, past),
            *table_rows(courses, past),
            *network_rows(edition, past, fits),
            *occupation_rows(edition, fits),
            *group_rows(edition, past, fits),
            *history_rows(edition),
        ]
    )
