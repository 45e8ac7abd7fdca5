"""Official statistics and crosswalks, in the layouts their producers publish."""

import datetime
import io
import json
import zipfile

import polars as pl
import pytest

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import business_trends, crosswalks, direct_match, oews, projections
from jobmorph.schema.errors import DataError, SchemaError

OEWS_HEAD = [
    "AREA",
    "AREA_TITLE",
    "OCC_CODE",
    "OCC_TITLE",
    "O_GROUP",
    "TOT_EMP",
    "EMP_PRSE",
    "H_MEAN",
    "A_MEAN",
    "MEAN_PRSE",
    "H_PCT10",
    "H_PCT25",
    "H_MEDIAN",
    "H_PCT75",
    "H_PCT90",
    "A_PCT10",
    "A_PCT25",
    "A_MEDIAN",
    "A_PCT75",
    "A_PCT90",
    "ANNUAL",
    "HOURLY",
]


def oews_rows():
    total = [99, "U.S.", "00-0000", "All Occupations", "total", "1,234,560", 0, 32.66, 67920, 0.1]
    total += [14.4, 17.7, 23.8, 37.9, 60.4, 29990, 36730, 49500, 78810, 125720, None, None]
    chief = [99, "U.S.", "11-1011", "Chief Executives ", "detailed", "**", "*", 126.4, 262930, 0.9]
    chief += ["*", "*", 99.2, "#", "#", "*", "*", 206420, "#", "#", None, None]
    return [OEWS_HEAD, total, chief]


def test_the_oews_workbook_reads_plain_or_in_its_zip(tmp_path, make_workbook):
    content = make_workbook({"national_M2024_dl": oews_rows(), "Notes": [["x"]]})
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain/national_M2024_dl.xlsx").write_bytes(content)
    (tmp_path / "zipped").mkdir()
    with zipfile.ZipFile(tmp_path / "zipped/oesm24nat.zip", "w") as archive:
        archive.writestr("oesm24nat/national_M2024_dl.xlsx", content)
    plain = oews.read_national(RawFolder(tmp_path / "plain"))
    assert plain.equals(oews.read_national(RawFolder(tmp_path / "zipped")))
    assert plain.equals(oews.read_panel(RawFolder(tmp_path / "zipped")))
    total, chief = plain.iter_rows(named=True)
    assert total["year"] == 2024
    assert total["soc_vintage"] == "2018"
    assert total["employment_heads"] == 1234560.0
    assert total["wage_p50_usd_year"] == 49500.0
    assert total["top_coded"] is None
    assert chief["title"] == "Chief Executives"
    assert (chief["employment_heads"], chief["wage_p90_usd_hour"]) == (None, None)
    assert chief["top_coded"] == (
        "wage_p75_usd_hour,wage_p90_usd_hour,wage_p75_usd_year,wage_p90_usd_year"
    )


def test_an_oews_workbook_without_its_columns_is_refused(tmp_path, make_workbook):
    rows = [["OCC_CODE", "OCC_TITLE", "O_GROUP", "JOBS"], ["11-1011", "x", "detailed", 1]]
    (tmp_path / "national_M2023_dl.xlsx").write_bytes(make_workbook({"S": rows}))
    with pytest.raises(SchemaError, match=r"national_M2023_dl\.xlsx: .*JOBS besides.*TOT_EMP"):
        oews.read_national(RawFolder(tmp_path), 2023)


def test_the_soc_vintage_follows_the_year(tmp_path):
    years = [2005, 2010, 2011, 2012, 2018, 2019, 2020, 2021]
    figures = dict.fromkeys([name.lower() for name in OEWS_HEAD[5:20]], 1.0)
    frame = pl.DataFrame(
        {
            "year": years,
            "occ_code": ["11-1011"] * 8,
            "occ_title": ["x"] * 8,
            "o_group": ["detailed"] * 8,
            "topcoded": ["h_pct90,a_pct90"] + [""] * 7,
        }
    ).with_columns(**{name: pl.lit(value) for name, value in figures.items()})
    (tmp_path / "bls").mkdir()
    frame.write_parquet(tmp_path / "bls/oews_national_panel.parquet")
    panel = oews.read_panel(RawFolder(tmp_path))
    assert panel["soc_vintage"].to_list() == [
        "2000",
        "hybrid",
        "hybrid",
        "2010",
        "2010",
        "hybrid",
        "hybrid",
        "2018",
    ]
    assert panel["top_coded"].to_list()[:2] == ["wage_p90_usd_hour,wage_p90_usd_year", None]


FLAT = {
    "Table 1.2": [
        ["Table 1.2 Occupational projections, 2024–2034, and worker characteristics, 2024"],
        [
            "2024 National Employment Matrix title",
            "2024 National Employment Matrix code",
            "Occupation type",
            "Employment, 2024",
            "Employment, 2034",
            "Employment distribution, percent, 2024",
            "Employment change, numeric, 2024–34",
            "Employment change, percent, 2024–34",
            "Percent self employed, 2024",
            "Occupational openings, 2024–34 annual average",
            "Median annual wage, dollars, 2024[1]",
            "Typical education needed for entry",
            "Work experience in a related occupation",
            "Typical on-the-job training needed to attain competency in the occupation",
        ],
        ["Total, all occupations", "00-0000", "Summary", 100.5, 110, 100, 9.5, 9.4, 5.8, 12, 49500]
        + ["—"] * 3,
        [
            "  Doctors",
            "29-1211",
            "Line item",
            30,
            33,
            29,
            3,
            10,
            "—",
            1,
            ">=$239,200",
            "Doctoral or professional degree",
            "None",
            "Internship/residency",
        ],
        ["Footnotes:"],
    ],
    "Table 1.10": [
        ["Table 1.10 Occupational separations and openings, projected 2024–34"],
        [
            "2024 National Employment Matrix title",
            "2024 National Employment Matrix code",
            "Occupation type",
            "Employment, 2024",
            "Employment, 2034",
            "Labor force exit rate, 2024–34 annual average",
            "Occupational transfer rate, 2024–34 annual average",
            "Total occupational separations rate, 2024–34 annual average",
            "Labor force exits, 2024–34 annual average",
            "Occupational transfers, 2024–34 annual average",
            "Total occupational separations, 2024–34 annual average",
            "Occupational openings, 2024–34 annual average",
        ],
        ["Total, all occupations", "00-0000", "Summary", 100.5, 110, 4.7, 5.9, 10.6, 4, 6, 10, 12],
        ["  Doctors", "29-1211", "Line item", 30, 33, 1.1, 0.9, 2, 0.3, 0.2, 0.5, 1],
    ],
}
GROUPED = {
    "Table 1.7": [
        ["Table 1.7 Occupational projections, 2019-29, and worker characteristics, 2019"],
        [
            "2019 title and code",
            None,
            "Occupation type",
            "Employment",
            None,
            "Employment change, 2019-29",
            None,
            "Percent self employed, 2019",
            "Occupational openings, 2019-29 annual average",
            "Median annual wage, 2019(1)",
            "Typical education needed for entry",
            "Work experience in a related occupation",
            "Typical on-the-job training needed to attain competency in the occupation",
        ],
        [None, None, None, "2019", "2029", "Number", "Percent"],
        ["Total", "00-0000", "Summary", 100.5, 110, 9.5, 9.4, 5.8, 12, 49500, "—", "—", "—"],
        [
            "Doctors",
            "29-1211",
            "Line item",
            30,
            33,
            3,
            10,
            "—",
            1,
            206420,
            "Doctoral or professional degree",
            "None",
            "Internship/residency",
        ],
    ],
    "Table 1.10": [
        ["Table 1.10 Occupational separations and openings, projected 2019-29"],
        [
            "2019 title and code",
            None,
            "Occupation type",
            "Employment",
            None,
            "Employment change, 2019-29",
            None,
            "Occupational separations rate, 2019-29 annual average",
            None,
            None,
            "Occupational separations, 2019-29 annual average",
            None,
            None,
            "Occupational openings, 2019-29 annual average",
        ],
        [None, None, None, "2019", "2029", "Number", "Percent"]
        + ["Labor force exits", "Occupational transfers", "Total"] * 2,
        ["Total", "00-0000", "Summary", 100.5, 110, 9.5, 9.4, 4.7, 5.9, 10.6, 4, 6, 10, 12],
        ["Doctors", "29-1211", "Line item", 30, 33, 3, 10, 1.1, 0.9, 2, 0.3, 0.2, 0.5, 1],
    ],
}


@pytest.mark.parametrize(
    ("sheets", "vintage", "wage"), [(FLAT, "2024-2034", None), (GROUPED, "2019-2029", 206420.0)]
)
def test_the_projections_workbook_reads_flat_and_grouped_headers(
    tmp_path, make_workbook, sheets, vintage, wage
):
    (tmp_path / "occupation.xlsx").write_bytes(make_workbook(sheets))
    frame = projections.read_workbook(RawFolder(tmp_path))
    assert frame["vintage"].unique().to_list() == [vintage]
    total, doctors = frame.iter_rows(named=True)
    assert total["employment_base_thousands"] == 100.5
    assert total["typical_education"] is None
    expected = {
        "occupation_nem": "29-1211",
        "title": "Doctors",
        "occupation_type": "line item",
        "employment_projected_thousands": 33.0,
        "employment_change_thousands": 3.0,
        "employment_change_percent": 10.0,
        "self_employed_percent": None,
        "openings_thousands_year": 1.0,
        "wage_p50_usd_year": wage,
        "exit_rate_percent_year": 1.1,
        "transfer_rate_percent_year": 0.9,
        "separation_rate_percent_year": 2.0,
        "exits_thousands_year": 0.3,
        "transfers_thousands_year": 0.2,
        "separations_thousands_year": 0.5,
        "typical_experience": "None",
    }
    assert {name: doctors[name] for name in expected} == expected
    assert projections.read_panel(RawFolder(tmp_path)).equals(frame)


def test_projections_tables_that_disagree_or_lack_columns_are_refused(tmp_path, make_workbook):
    rows = [list(row) for row in FLAT["Table 1.10"]]
    rows[3][3] = 31
    (tmp_path / "occupation.xlsx").write_bytes(make_workbook(FLAT | {"Table 1.10": rows}))
    with pytest.raises(DataError, match="disagree on employment: 29-1211"):
        projections.read_workbook(RawFolder(tmp_path))
    (tmp_path / "occupation.xlsx").write_bytes(make_workbook({"Table 1.2": FLAT["Table 1.2"]}))
    with pytest.raises(SchemaError, match="the table is missing"):
        projections.read_workbook(RawFolder(tmp_path))
    cut = [row[:10] for row in FLAT["Table 1.2"]]
    (tmp_path / "occupation.xlsx").write_bytes(make_workbook(FLAT | {"Table 1.2": cut}))
    with pytest.raises(SchemaError, match=r"wage_p50_usd_year.*typical_education"):
        projections.read_workbook(RawFolder(tmp_path))


ASK = "In the last two weeks, did this business use Artificial Intelligence (AI) in {}? (Examples)"
SOON = "During the next six months, do you think this business will be using Artificial "
SOON += "Intelligence (AI) in {}?"


def test_firm_use_keeps_the_two_questions_apart(tmp_path, make_workbook):
    old, new = "producing goods or services", "any of its business functions"
    sheets = {
        "Response Estimates": [
            ["Sector", "Question ID", "Question", "Answer ID", "Answer", "202524", "202520"],
            ["51", "7", ASK.format(old), "1", "Yes", ".", "30.5%"],
            ["51", "7", ASK.format(new), "1", "Yes", "41.0%", "."],
            ["11", "7", ASK.format(old), "1", "Yes", ".", "S"],
            ["51", "24", SOON.format(new), "1", "Yes", "41.2%", "."],
            ["51", "7", ASK.format(old), "2", "No", ".", "60%"],
            ["51", "4", "How are revenues?", "1", "Yes", "1%", "1%"],
        ],
        "Collection and Reference Dates": [
            ["Smpdt", "Col Start", "Col End", "Ref Start", "Ref End"],
            ["202520", "09/22/2025", "10/05/2025", "09/08/2025", "09/21/2025"],
            ["202524", "11/17/2025", "11/30/2025", "11/03/2025", "11/16/2025"],
        ],
    }
    (tmp_path / "Sector.xlsx").write_bytes(make_workbook(sheets))
    september, november = datetime.date(2025, 9, 8), datetime.date(2025, 11, 3)
    frame = business_trends.read_sector_use(RawFolder(tmp_path)).drop("reference_end")
    assert frame.rows() == [
        ("11", "goods_or_services", "last_two_weeks", "202520", september, None),
        ("51", "any_function", "last_two_weeks", "202524", november, 41.0),
        ("51", "any_function", "next_six_months", "202524", november, 41.2),
        ("51", "goods_or_services", "last_two_weeks", "202520", september, 30.5),
    ]


def test_national_use_is_two_series_never_spliced(tmp_path):
    (tmp_path / "eig_fig2.csv").write_text(
        "wdate,yes2wk_old,yes6mo_old_lagged\n2023w38,3.7,\n2024w2,4.6,6.3\n2025w40,,7\n"
    )
    points = {"points": [{"date": "2025-11-01", "pct": 17}]}
    (tmp_path / "ai_adoption_monthly_to_2026.json").write_text(json.dumps(points))
    assert business_trends.read_national_use(RawFolder(tmp_path)).rows() == [
        ("goods_or_services", datetime.date(2023, 9, 18), 3.7),
        ("goods_or_services", datetime.date(2024, 1, 8), 4.6),
        ("any_function", datetime.date(2025, 11, 1), 17.0),
    ]
    (tmp_path / "ai_adoption_monthly_to_2026.json").write_text('{"points": [{"when": 1}]}')
    with pytest.raises(SchemaError, match="points with date and pct"):
        business_trends.read_national_use(RawFolder(tmp_path))


def test_crosswalk_sheets_skip_titles_above_and_notes_below(tmp_path, make_workbook):
    rows = [
        ["U.S. Bureau of Labor Statistics"],
        [None],
        ["2010 SOC Code", "2010 SOC Title", "2018 SOC Code", "2018 SOC Title"],
        ["11-1011", "Chief Executives", "11-1011", "Chief Executives"],
        ["15-1199", "Other computer people", "15-1299", "Others"],
        ["Source: somebody", None, None, None],
    ]
    (tmp_path / "soc_2010_to_2018_crosswalk.xlsx").write_bytes(make_workbook({"S": rows}))
    frame = crosswalks.read_soc2010_to_soc2018(RawFolder(tmp_path))
    assert frame.select("occupation_soc2010", "occupation_soc2018").rows() == [
        ("11-1011", "11-1011"),
        ("15-1199", "15-1299"),
    ]


def test_the_soc_structure_says_the_level_of_each_code(tmp_path):
    (tmp_path / "SOC_Structure.csv").write_text(
        "Major Group,Minor Group,Broad Occupation,Detailed Occupation,Detailed O*NET-SOC,"
        "SOC or O*NET-SOC 2019 Title\n"
        "11-0000,,,,,Managers\n,,,11-1011,,Chiefs\n,,,,11-1011.03,Green\n"
    )
    assert crosswalks.read_soc_structure(RawFolder(tmp_path)).rows() == [
        ("major", "11-0000", "Managers"),
        ("detailed", "11-1011", "Chiefs"),
        ("onet", "11-1011.03", "Green"),
    ]


def test_direct_match_titles_read_from_csv_and_from_the_official_workbook(tmp_path, make_workbook):
    head = ["2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title"]
    rows = [["BLS"], [None], head, ["11-1011", "Chief Executives", "Admiral"], [None, "note"]]
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    name = "soc_2018_direct_match_title_file"
    (tmp_path / f"a/{name}.xlsx").write_bytes(make_workbook({"S": rows}))
    (tmp_path / f"b/{name}.csv").write_text(f"{head[0]},{head[2]}\n11-1011,Admiral\n")
    for folder in ("a", "b"):
        frame = direct_match.read_direct_match_titles(RawFolder(tmp_path / folder))
        assert frame.rows() == [("11-1011", "Admiral")]


def test_industry_codes_get_their_dash_and_ceilings_their_flag(tmp_path):
    wages = [f"{kind}_{name}" for kind in "ha" for name in oews._PERCENTILES] + ["h_mean", "a_mean"]
    frame = pl.DataFrame(
        {
            "industry_code": ["000000"],
            "industry_name": ["All"],
            "ind_level": [0],
            "occupation_code": ["291211"],
            "occ_title": ["Doctors"],
            "occ_level": [3],
            "tot_emp": [30.0],
            "emp_prse": [1.0],
            "mean_prse": [1.0],
        }
    ).with_columns(
        *(pl.lit(33.540000915527344).cast(pl.Float32).alias(name) for name in wages),
        *(pl.lit("5" if name == "h_pct90" else None).alias(f"{name}_fn") for name in wages),
    )
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    (tmp_path / "oews_2025_national_by_industry.parquet").write_bytes(buffer.getvalue())
    (row,) = oews.read_industry_2025(RawFolder(tmp_path)).iter_rows(named=True)
    assert row["occupation_soc2018"] == "29-1211"
    assert row["wage_mean_usd_hour"] == 33.54
    assert row["top_coded"] == "wage_p90_usd_hour"
