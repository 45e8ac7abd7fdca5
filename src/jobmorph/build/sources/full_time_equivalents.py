"""Full-time-equivalent workers by occupation (occ1990dd), 1984 to 2015. For scoring only.

Derived from the CPS by the authors of the paper named in the credit. The archive's licence says
'other-open' and names no terms, so nothing of it ships.
"""

from typing import Final

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder

_NAME: Final = "history/caunedo_web_data_3digit_occ1990dd_1982-2015.csv"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="full_time_equivalents_1984_2015",
        producer="J. Caunedo, D. Jaume and E. Keller",
        title="Full-time-equivalent workers by occupation (occ1990dd)",
        edition="1984 to 2015",
        url="https://doi.org/10.5281/zenodo.7582093",
        licence="other-open (no terms named)",
        credit="Caunedo, Jaume and Keller, Occupational Exposure to Capital-Embodied Technical "
        "Change, American Economic Review 113(6), 2023; from IPUMS-CPS.",
        accessed="2026-11-22",
        redistribution=False,
        tier="peer-reviewed",
        sha256="e342e8dfcd9c2aa8bba07a3172af70a7daad5e8f145a013565b6f75fe6d23178",
        size_bytes=569715,
        note="For scoring only. Hours, not heads.",
    ),
)


def read_full_time_equivalents(raw: RawFolder) -> pl.DataFrame:
    """Read full-time-equivalent workers.

    Returns
    -------
    polars.DataFrame
        occupation_occ1990dd, year, full_time_equivalents; sorted.
    """
    columns = (
        Column("occupation_occ1990dd", ("occ2d",)),
        Column("year", ("year",), pl.Int64),
        Column("full_time_equivalents", ("full_time_equiv",), pl.Float64),
    )
    file = raw.read(_NAME, source="full_time_equivalents_1984_2015")
    return read_delimited(file, columns).sort("occupation_occ1990dd", "year")
