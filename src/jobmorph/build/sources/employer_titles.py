"""Job titles of US visa filings with the occupation codes that employers filed for them.

Codes are the filers': two filings of one title agree on the six-digit code 73% of the time.
"""

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder

_ALL = "titles/titles_soc_dev.csv"
_SAMPLE = "titles/strat_dev.csv"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="employer_titles",
        producer="U.S. Department of Labor, Office of Foreign Labor Certification",
        title="Disclosure data: titles and codes of a development sample of filings",
        edition="fiscal years 2011-2025",
        url="https://www.dol.gov/agencies/eta/foreign-labor/performance",
        licence="US Government work, public domain",
        credit="U.S. Department of Labor, Office of Foreign Labor Certification, disclosure data.",
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        note="A sample put together from public extracts, no download of its own. Codes are the "
        "filers' and noisy.",
    ),
)


def read_filed_titles(raw: RawFolder) -> pl.DataFrame:
    """Read titles with each code they were filed under.

    Returns
    -------
    polars.DataFrame
        title, norm (lower-case words), soc2018 (several joined by '|' where a code of an older
        classification became several), filings.
    """
    columns = (
        Column("title", ("title",)),
        Column("norm", ("norm",)),
        Column("soc2018", ("soc2018",)),
        Column("filings", ("n",), pl.Float64),
    )
    return read_delimited(raw.read(_ALL, source="employer_titles"), columns)


def read_title_sample(raw: RawFolder) -> pl.DataFrame:
    """Read the sample of titles that takes one code in turn after the other.

    Returns
    -------
    polars.DataFrame
        norm, gold (codes of at least a tenth of the title's filings, joined by '|').
    """
    columns = (Column("norm", ("norm",)), Column("gold", ("gold",)))
    return read_delimited(raw.read(_SAMPLE, source="employer_titles"), columns)
