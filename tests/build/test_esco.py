"""ESCO and ISCO-08 beside O*NET-SOC: small files with known answers, and the real ones."""

from pathlib import Path

import polars as pl
import pytest

from jobmorph.build.compile.esco import (
    INHERITED,
    NAMES,
    PUBLISHED,
    SECOND,
    compile_esco_bridge,
    esco_titles,
    link_esco,
)
from jobmorph.build.compile.isco import compile_isco_bridge, compile_isco_groups
from jobmorph.build.compile.occupations import compile_occupations
from jobmorph.build.contracts import validate_table
from jobmorph.build.raw import RawFolder
from jobmorph.build.score.esco_links import measure_links
from jobmorph.build.sources import crosswalks, esco
from jobmorph.schema.tables import ESCO_BRIDGE, ISCO_BRIDGE, ISCO_GROUP

BASE = "http://data.europa.eu/esco/occupation/"
# id, group, preferred name, other names, code
CONCEPTS = (
    ("baker", "7512", "bread baker", "baker\nmaster baker", "7512.1"),
    ("pretzel", "7512", "pretzel twister", "", "7512.1.1"),
    ("nurse", "2221", "ward nurse", "staff nurse\nnurse on a ward", "2221.1"),
    ("scrub", "2221", "scrub helper", "surgical tech\nscrub tech", "2221.1.4"),
    ("poet", "2641", "poet", "", "2641.1"),
    ("analyst", "2512", "code analyst", "", "2512.1"),
)
NESTA = (
    ("baker", "51-3011.00", "2.0"),
    ("nurse", "29-1141.00", "1.0"),
    ("analyst", "15-1199.00", "0.5"),
)
OCCUPATIONS = {
    "51-3011.00": "Bakers",
    "29-1141.00": "Registered Nurses",
    "29-2055.00": "Surgical Technologists",
    "15-1299.01": "Web Analysts",
    "15-1299.02": "Code Analysts of Games",
    "15-1299.08": "Forensic Analysts",
    "27-3043.00": "Writers",
}


def write(folder, path, header, rows, separator=","):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    quoted = [
        separator.join(f'"{cell}"' if separator == "," else cell for cell in row)
        for row in (header, *rows)
    ]
    target.write_text("\n".join(quoted) + "\n", encoding="utf-8")


def add(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture
def small(tmp_path, make_workbook) -> RawFolder:
    write(
        tmp_path,
        "esco/esco_1_2_0_en_csv/occupations_en.csv",
        ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "code"),
        [(BASE + i, group, name, others, "", code) for i, group, name, others, code in CONCEPTS],
    )
    write(
        tmp_path,
        "esco/esco_1_2_0_en_csv/ISCOGroups_en.csv",
        ("code", "preferredLabel"),
        [("2", "Professionals"), ("0110", "Officers"), ("7512", "Bakers")],
    )
    write(
        tmp_path,
        "esco/crosswalk/nesta_esco_onet_crosswalk_Nov2020.csv",
        ("concept_uri", "onet_code", "confidence"),
        [(BASE + i, code, sure) for i, code, sure in NESTA],
    )
    write(
        tmp_path,
        "esco/crosswalk/isco2008_soc2010.csv",
        ("isco2008", "soc2010"),
        [("7512", "51-3011"), ("7515", "51-3011"), ("2221", "29-1141"), ("2519", "15-1199")],
    )
    carried = [(code, code) for code in OCCUPATIONS if not code.startswith("15")]
    carried += [("15-1199.00", "15-1299.01"), ("15-1199.00", "15-1299.02")]
    write(
        tmp_path,
        "onet/crosswalks/2010_to_2019_Crosswalk.csv",
        tuple(f"O*NET-SOC {year} {kind}" for year in (2010, 2019) for kind in ("Code", "Title")),
        [(old, "x", new, "x") for old, new in carried],
    )
    soc = [("O*NET-SOC 2010 Code", "2010 SOC Code", "2010 SOC Title")]
    soc += [(old, old[:7], "x") for old in dict(carried)]
    later = [("2010 SOC Code", "2010 SOC Title", "2018 SOC Code", "2018 SOC Title")]
    later += [("15-1199", "x", "15-1299", "x")]
    folder = tmp_path / "onet/crosswalks"
    (folder / "2010_to_SOC_Crosswalk.xlsx").write_bytes(make_workbook({"a": soc}))
    (folder / "soc_2010_to_2018_crosswalk.xlsx").write_bytes(make_workbook({"a": later}))
    release = "onet/db_30_1_text/"
    write(
        tmp_path,
        release + "Alternate Titles.txt",
        ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"),
        [
            ("51-3011.00", "Baker", "n/a", "1"),
            ("29-2055.00", "Surgical Tech", "n/a", "1"),
            ("29-2055.00", "Scrub Tech", "n/a", "1"),
            ("27-3043.00", "Poet", "n/a", "1"),
        ],
        "\t",
    )
    write(
        tmp_path,
        release + "Sample of Reported Titles.txt",
        ("O*NET-SOC Code", "Reported Job Title", "Shown in My Next Move"),
        [("29-1141.00", "Staff Nurse", "Y")],
        "\t",
    )
    return RawFolder(tmp_path)


@pytest.fixture
def occupations() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "occupation_onet2019": list(OCCUPATIONS),
            "title": list(OCCUPATIONS.values()),
            "occupation_soc2018": [code[:7] for code in OCCUPATIONS],
        }
    )


def links(frame):
    return {
        (concept, code): (link, round(strength, 4))
        for concept, code, link, strength in frame.select(
            "esco_occupation", "occupation_onet2019", "link", "strength"
        ).iter_rows()
    }


def test_names_of_a_concept_are_split_and_empty_ones_dropped(small):
    frame = esco.read_esco_occupations(small)
    baker, pretzel = frame.head(2).iter_rows(named=True)
    assert baker["esco_occupation"] == "baker"
    assert baker["other_labels"] == ["baker", "master baker"]
    assert pretzel["other_labels"] == []


def test_groups_are_unit_groups_with_leading_zeros(small):
    assert esco.read_isco_groups(small)["isco08"].to_list() == ["0110", "7512"]
    assert compile_isco_groups(small)["title"].to_list() == ["Officers", "Bakers"]


def test_the_best_rule_links_each_concept(small, occupations):
    assert links(link_esco(small, occupations)) == {
        ("baker", "51-3011.00"): ("published", 0.77),
        # No own match, no known name: that of the broader concept.
        ("pretzel", "51-3011.00"): ("inherited", 0.35),
        ("nurse", "29-1141.00"): ("published", 0.57),
        # Its own names say more than the broader concept's match.
        ("scrub", "29-2055.00"): ("names", 0.63),
        ("poet", "27-3043.00"): ("names", 0.63),
        # One 2010 code became two: the strength is shared.
        ("analyst", "15-1299.01"): ("published", 0.245),
        ("analyst", "15-1299.02"): ("published", 0.245),
    }


def test_names_reach_an_occupation_that_nothing_else_reaches(small, occupations):
    folder = Path(small.label)
    more = "15-1299.08\tMaster Baker\tn/a\t1\n15-1299.08\tBread Baker\tn/a\t1\n"
    add(folder / "onet/db_30_1_text/Alternate Titles.txt", more)
    found = links(link_esco(RawFolder(folder), occupations))
    assert found["baker", "51-3011.00"] == ("published", 0.77)
    assert found["baker", "15-1299.08"] == ("names", 0.31)


def test_known_names_are_left_to_onet(small, occupations):
    titles = esco_titles(small, occupations)
    assert titles.columns == ["title", "occupation_onet2019", "title_source", "weight"]
    assert set(titles["title"]) & {"baker", "staff nurse", "poet", "surgical tech"} == set()
    weight = dict(titles.select("title", "weight").iter_rows())
    assert weight["master baker"] == pytest.approx(0.77)
    assert weight["pretzel twister"] == pytest.approx(0.35)


def test_weights_of_an_occupation_follow_the_links(small, occupations):
    bridge = compile_esco_bridge(small, occupations)
    baker = bridge.filter(pl.col("occupation_onet2019") == "51-3011.00")
    assert baker["esco_occupation"].to_list() == ["baker", "pretzel"]
    assert baker["esco_weight"].to_list() == pytest.approx([0.77 / 1.12, 0.35 / 1.12])


def test_isco_shares_by_hand(small, occupations):
    bridge = compile_isco_bridge(small, occupations)
    shares = {
        (code, group): (round(share, 6), link) for code, group, share, link in bridge.iter_rows()
    }
    # Two official groups with a half each; both concepts (0.77 + 0.35) are in the first.
    assert shares["51-3011.00", "7512"] == (round((0.5 + 1.12) / 2.12, 6), "official")
    assert shares["51-3011.00", "7515"] == (round(0.5 / 2.12, 6), "official")
    assert shares["29-1141.00", "2221"] == (1.0, "official")
    # An ESCO group beside the official one.
    assert shares["15-1299.01", "2512"] == (round(0.245 / 1.245, 6), "esco")
    # No 2010 code leads here: the six-digit code's official group.
    assert shares["15-1299.08", "2519"] == (1.0, "official")
    # No official group at all: shared names alone.
    assert shares["27-3043.00", "2641"] == (1.0, "esco")


def test_official_groups_keep_at_least_half(small, occupations):
    folder = Path(small.label)
    rows = [(BASE + f"x{n}", "9999", f"thing {n}", "", "", f"9999.{n}") for n in range(1, 9)]
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    add(folder / "esco/esco_1_2_0_en_csv/occupations_en.csv", text)
    matches = "".join(f'"{BASE}x{n}","29-1141.00","2.0"\n' for n in range(1, 9))
    add(folder / "esco/crosswalk/nesta_esco_onet_crosswalk_Nov2020.csv", matches)
    bridge = compile_isco_bridge(RawFolder(folder), occupations)
    nurse = bridge.filter(pl.col("occupation_onet2019") == "29-1141.00")
    assert dict(nurse.select("isco08", "isco_share").iter_rows()) == pytest.approx(
        {"2221": 0.5, "9999": 0.5}
    )


@pytest.fixture(scope="module")
def real(raw):
    occupations = compile_occupations(raw)
    return (
        occupations,
        compile_isco_bridge(raw, occupations),
        compile_esco_bridge(raw, occupations),
        compile_isco_groups(raw),
    )


@pytest.mark.raw
def test_esco_has_its_published_counts(raw):
    concepts = esco.read_esco_occupations(raw)
    assert concepts.height == concepts["esco_occupation"].n_unique() == 3039
    assert esco.read_isco_groups(raw).height == 436
    assert esco.read_esco_to_onet2010(raw).height == 1680
    assert esco.read_isco08_to_soc2010(raw).height == 1125


@pytest.mark.raw
def test_real_bridges_keep_their_contracts_and_sum_to_one(real):
    occupations, isco, concepts, groups = real
    for contract, frame in (
        (ISCO_BRIDGE, isco),
        (ESCO_BRIDGE, concepts),
        (ISCO_GROUP, groups),
    ):
        validate_table(contract, frame)
    sums = isco.group_by("occupation_onet2019").agg(pl.col("isco_share").sum())
    assert sums["isco_share"].is_between(1 - 1e-9, 1 + 1e-9).all()
    sums = concepts.group_by("occupation_onet2019").agg(pl.col("esco_weight").sum())
    assert sums["esco_weight"].is_between(1 - 1e-9, 1 + 1e-9).all()
    assert set(isco["isco08"]) | set(concepts["isco08"]) <= set(groups["isco08"])
    assert isco["occupation_onet2019"].n_unique() == occupations.height == 1016
    assert concepts["occupation_onet2019"].n_unique() > 780


@pytest.mark.raw
def test_the_official_correspondence_is_contained(raw, real):
    occupations, isco, _, _ = real
    official = (
        crosswalks.read_onet2010_to_onet2019(raw)
        .join(crosswalks.read_onet2010_to_soc2010(raw), on="occupation_onet2010")
        .join(esco.read_isco08_to_soc2010(raw), on="occupation_soc2010")
        .join(occupations, on="occupation_onet2019", how="semi")
        .filter(pl.col("isco08").str.len_chars() == 4)
        .select("occupation_onet2019", "isco08")
        .unique()
    )
    held = isco.filter(pl.col("link") == "official").select("occupation_onet2019", "isco08")
    assert official.join(held, on=["occupation_onet2019", "isco08"], how="anti").is_empty()
    halves = isco.filter(pl.col("link") == "official").group_by("occupation_onet2019")
    assert (halves.agg(pl.col("isco_share").sum())["isco_share"] >= 0.5 - 1e-9).all()


@pytest.mark.raw
def test_a_minor_group_stands_for_all_its_unit_groups(real):
    _, isco, _, _ = real
    airfield = isco.filter(
        (pl.col("occupation_onet2019") == "53-2022.00") & (pl.col("link") == "official")
    )
    assert set(airfield["isco08"]) == {"3151", "3152", "3153", "3154", "3155"}


@pytest.mark.raw
def test_well_known_jobs_are_where_they_belong(real):
    _, isco, concepts, _ = real
    first = isco.unique("occupation_onet2019", keep="first", maintain_order=True)
    group = dict(first.select("occupation_onet2019", "isco08").iter_rows())
    assert group["29-1141.00"] == "2221"
    assert group["43-4051.00"] == "4222"
    assert group["35-2014.00"] == "5120"
    assert group["15-1252.00"] == "2512"
    assert group["11-2022.00"] == "1221"
    assert group["53-3032.00"] == "8332"
    named = set(concepts.select("occupation_onet2019", "esco_label").iter_rows())
    assert ("15-2051.00", "data scientist") in named
    assert ("25-2021.00", "primary school teacher") in named


def test_agreement_leaves_the_judged_name_out(small, occupations):
    found = dict(measure_links(small, occupations).select("rule", "n").iter_rows())
    # Known names: baker (own match), staff nurse (own match), two of the scrub helper.
    assert found["published 2"] == 1
    assert found["published 1"] == 1
    # Each of the helper's two names elects the occupation of the other; the broader match differs.
    assert found["names, inherited differs"] == 2


@pytest.mark.raw
def test_weights_of_links_are_their_measured_agreement(raw, real):
    found = measure_links(raw, real[0])
    measured = dict(found.select("rule", "agreement").iter_rows())
    for sure, strength in PUBLISHED.items():
        assert strength == pytest.approx(measured[f"published {sure:g}"], abs=0.01)
    assert pytest.approx(measured["names, inherited differs"], abs=0.01) == NAMES
    assert pytest.approx(measured["inherited, no names"], abs=0.01) == INHERITED
    assert pytest.approx(measured["names, published differs"], abs=0.01) == SECOND
    assert measured["published, names differ"] > measured["names, published differs"]
    assert measured["inherited, names differ"] < measured["names, inherited differs"]
