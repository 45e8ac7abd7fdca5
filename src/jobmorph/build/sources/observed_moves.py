"""Observed moves between US occupations: job last year and job now, from the CPS supplement.

Built by the authors of the occupational mobility network (del Rio-Chanona et al. 2021, doi
10.1098/rsif.2020.0898) for a later application; rows are shares, re-weighted so that employment
meets the OES survey of May 2018. Codes of the Census that span several SOC codes were spread over
them, so that some 'moves' between such siblings never happened.
"""

from typing import Final

import polars as pl

from jobmorph.build.delimited import Column, read_delimited, select_columns
from jobmorph.build.origin import Origin
from jobmorph.build.raw import RawFolder
from jobmorph.build.workbook import read_sheet

_FOLDER: Final = "mobility"
_EDGES: Final = f"{_FOLDER}/delrio_asec_to_bls_mobility_edgelist.csv"
_CHANGERS: Final = f"{_FOLDER}/onet_career_changers_matrix.xlsx"
_COMMIT: Final = "87fc83391e99"
ORIGINS: tuple[Origin, ...] = (
    Origin(
        source_id="observed_moves_2018",
        producer="R. M. del Rio-Chanona et al.",
        title="Moves between occupations, US: CPS ASEC, weighted to OES employment",
        edition="2010s, pooled; OES of May 2018",
        url=(
            "https://raw.githubusercontent.com/RMariaDelRioChanona/CanadaLaborApplication/"
            f"{_COMMIT}/labour_abm_canada/data/ONET/asec_to_bls_mobility_edgelist.csv"
        ),
        licence="CC BY 4.0",
        credit=(
            "R. Maria del Rio-Chanona et al., CanadaLaborApplication: occupational mobility from "
            "the CPS ASEC, CC BY 4.0; jobmorph merged siblings and took staying out."
        ),
        accessed="2026-11-22",
        redistribution=True,
        tier="survey",
        path=_EDGES,
        note=(
            "One question a year to people in work at both dates. The two title columns are "
            "swapped relative to their names. Siblings of one Census code are to be merged."
        ),
    ),
    Origin(
        source_id="career_changers",
        producer="National Center for O*NET Development for USDOL/ETA",
        title="O*NET Career Changers Matrix",
        edition="retired with O*NET 26; codes of O*NET-SOC 2010",
        url="https://www.onetcenter.org/dictionary/24.1/excel/career_changers_matrix.html",
        licence="CC BY 4.0",
        credit="O*NET Career Changers Matrix by USDOL/ETA, CC BY 4.0. O*NET is a trademark of "
        "USDOL/ETA.",
        accessed="2026-11-22",
        redistribution=True,
        tier="official",
        path=_CHANGERS,
        note="Judged likeness of up to ten occupations each, no count of people. A yardstick.",
    ),
)


def read_observed_moves(raw: RawFolder) -> pl.DataFrame:
    """Read the directed edges, staying included.

    Returns
    -------
    polars.DataFrame
        origin_soc2010, destination_soc2010 (broad or detailed SOC 2010 codes), origin_title,
        destination_title (as published, put right), stay_or_move_share (sums to 1 over
        destinations), origin_mass (person-years behind the origin), employment_heads (of the
        destination, May 2018), wage_mean_usd_year (of the destination).
    """
    columns = (
        Column("origin_soc2010", ("OCC_source",)),
        Column("destination_soc2010", ("OCC_target",)),
        # The published names of these two columns are swapped.
        Column("origin_title", ("OCC_TITLE_OCCLY",)),
        Column("destination_title", ("OCC_TITLE_OCC",)),
        Column("stay_or_move_share", ("transition_prob_BLS_ASECnorm_corr",), pl.Float64),
        Column("origin_mass", ("EMPOCCLY_unadj_BLS",), pl.Float64),
        Column("employment_heads", ("TOT_EMP_OCC",), pl.Float64),
        Column("wage_mean_usd_year", ("A_MEAN_OCC",), pl.Float64),
    )
    file = raw.read(_EDGES, source="observed_moves_2018")
    return read_delimited(file, columns).sort("origin_soc2010", "destination_soc2010")


def read_career_changers(raw: RawFolder) -> pl.DataFrame:
    """Read the publisher's list of occupations that people might change to.

    Returns
    -------
    polars.DataFrame
        occupation_onet2010, related_onet2010, rank.
    """
    columns = (
        Column("occupation_onet2010", ("O*NET-SOC Code",)),
        Column("related_onet2010", ("Related O*NET-SOC Code",)),
        Column("rank", ("Index",), pl.Int64),
    )
    file = raw.read(_CHANGERS, source="career_changers")
    return select_columns(
        read_sheet(file, lambda row: "Related O*NET-SOC Code" in row), file.path, columns
    )
