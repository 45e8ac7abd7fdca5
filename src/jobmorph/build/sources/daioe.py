"""DAIOE: yearly exposure of occupations to progress in AI, 2010 to 2023.

Engberg, Gorg, Lodefalk, Javed, Langkilde, Monsen Koch, Ronkko. Ten subdomains of AI benchmarks
linked to O*NET abilities. The only capability exposure here that varies over time.
"""

from dataclasses import replace
from typing import Literal

import polars as pl

from jobmorph.build.delimited import Column, read_delimited
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder

DOMAINS = (
    "allapps",
    "stratgames",
    "videogames",
    "imgrec",
    "imgcompr",
    "imggen",
    "readcompr",
    "lngmod",
    "translat",
    "speechrec",
    "genai",
)
_REPOSITORY = (
    "https://raw.githubusercontent.com/joseph-data/daioe_dataset/"
    "78f8e64b4551168a0ef3c3f674f553d76046c825"
)
_SOC = Origin(
    source_id="daioe_soc2010",
    producer="AI-Econ Lab, Orebro University",
    title="DAIOE, dynamic AI occupational exposure by SOC 2010",
    edition="2010-2023",
    url=f"{_REPOSITORY}/daioe_soc2010/daioe_soc2010.csv",
    licence="CC BY 4.0 (scores)",
    credit="DAIOE, AI-Econ Lab, Orebro University, CC BY 4.0.",
    accessed="2026-11-22",
    redistribution=True,
    tier="peer-reviewed",
    path="exposure/daioe/daioe_soc2010.csv",
    sha256="73016031ef674b3d330aecbc3491744c0482e7936e5f0f51e7651d7577dd1925",
    size_bytes=2642227,
)
ORIGINS: tuple[Origin, ...] = (
    _SOC,
    replace(
        _SOC,
        source_id="daioe_onet2010",
        title="DAIOE, dynamic AI occupational exposure by O*NET-SOC 2010",
        url=f"{_REPOSITORY}/daioe_onetsoc2010/daioe_onetsoc2010.csv",
        path="exposure/daioe/daioe_onetsoc2010.csv",
        sha256="d7ad1225699f11c4b5b331cc84a9e586122de9f1e1510e3fea92199758d4db9b",
        size_bytes=3068028,
    ),
)
_SYSTEMS = {"soc2010": "soc2010", "onet2010": "onetsoc2010"}


def read_exposure(
    raw: RawFolder, system: Literal["soc2010", "onet2010"] = "soc2010"
) -> pl.DataFrame:
    """Read exposure by occupation and year.

    Parameters
    ----------
    raw : RawFolder
        Holds the tables.
    system : str
        Classification of the occupations.

    Returns
    -------
    polars.DataFrame
        occupation_soc2010 or occupation_onet2010, year, daioe_<domain> (index) and
        daioe_<domain>_percentile (0 to 100) for the ten domains, allapps and genai.
    """
    published = _SYSTEMS[system]
    columns = (
        Column(f"occupation_{system}", (f"occ_code_{published}",)),
        Column("year", ("year",), pl.Int64),
        *(Column(f"daioe_{name}", (f"daioe_{name}",), pl.Float64) for name in DOMAINS),
        *(
            Column(f"daioe_{name}_percentile", (f"pctl_rank_{name}",), pl.Float64)
            for name in DOMAINS
        ),
    )
    file = raw.read(f"exposure/daioe/daioe_{published}.csv", source=f"daioe_{system}")
    return read_delimited(file, columns, separator="\t")
