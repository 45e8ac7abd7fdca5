"""Parameters of the simulator that were fitted to the past, as the edition ships them."""

import polars as pl

from jobmorph.build.score.market_fits import read_fits
from jobmorph.schema.tables import MARKET_FIT


def compile_market_fits() -> pl.DataFrame:
    """Compile the table `market_fit` from what the fitting command wrote.

    Returns
    -------
    polars.DataFrame
        Contract `market_fit`, sorted.
    """
    return MARKET_FIT.check(read_fits()).sort("fit_id", "fit_parameter")
