"""The official files against what their producers publish about them."""

from pathlib import Path

import polars as pl
import pytest

from jobmorph.build import catalogue
from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import (
    automation_atlas,
    business_trends,
    crosswalks,
    daioe,
    deployment_labels,
    direct_match,
    economic_index,
    gpts_are_gpts,
    oews,
    onet,
    onet_stand_ins,
    projections,
    task_text_20_1,
    validation,
    working_with_ai,
)

pytestmark = pytest.mark.raw

# occupations, tasks, task-activity links, detailed activities, job zones
RELEASES = {
    "19.0": (1110, 19493, 22754, 2070, 943),
    "20.1": (1110, 19530, 22798, 2070, 955),
    "22.1": (1110, 19612, 22881, 2070, 967),
    "24.1": (1110, 19695, 23091, 2067, 969),
    "30.1": (1016, 18796, 23850, 2087, 923),
}


@pytest.mark.parametrize("version", RELEASES)
def test_every_onet_release_has_its_published_counts(raw, version):
    counts = (
        onet.read_occupations(raw, version).height,
        onet.read_tasks(raw, version)["onet_task"].n_unique(),
        onet.read_task_activities(raw, version).height,
        onet.read_activity_reference(raw, version).height,
        onet.read_job_zones(raw, version).height,
    )
    assert counts == RELEASES[version]


def test_onet_30_1_is_whole(raw):
    tasks = onet.read_tasks(raw)
    reference = onet.read_activity_reference(raw)
    links = onet.read_task_activities(raw)
    occupations = onet.read_occupations(raw)["occupation_onet2019"]
    assert reference["iwa_id"].n_unique() == 332
    assert reference["gwa_id"].n_unique() <= 41
    assert reference.null_count().sum_horizontal().item() == 0
    assert tasks["task_id"].is_unique().all()
    assert set(links["task_id"]) <= set(tasks["task_id"])
    assert set(links["dwa_id"]) <= set(reference["dwa_id"])
    assert tasks["occupation_onet2019"].n_unique() == 923
    assert set(tasks["occupation_onet2019"]) <= set(occupations)
    assert tasks["task_type"].null_count() == 845
    row = tasks.filter(pl.col("onet_task") == 8823).row(0, named=True)
    assert (row["occupation_onet2019"], row["task_type"], row["incumbents"]) == (
        "11-1011.00",
        "Core",
        95,
    )


def test_onet_30_1_tables_have_their_published_rows(raw):
    heights = {
        "alternate": onet.read_alternate_titles(raw).height,
        "reported": onet.read_reported_titles(raw).height,
        "related": onet.read_related(raw).height,
        "technology": onet.read_technology(raw).height,
        "tools": onet.read_tools(raw).height,
        "emerging": onet.read_emerging_tasks(raw).height,
        "education": onet.read_education(raw).height,
        "skills": onet.read_ratings(raw, "skills").height,
        "knowledge": onet.read_ratings(raw, "knowledge").height,
        "work_styles": onet.read_ratings(raw, "work_styles").height,
        "interests": onet.read_ratings(raw, "interests").height,
        "skill_links": onet.read_activity_links(raw, "skills").height,
        "ability_links": onet.read_activity_links(raw, "abilities").height,
        "content_model": onet.read_content_model(raw).height,
    }
    assert heights == {
        "alternate": 56505,
        "reported": 7955,
        "related": 18460,
        "technology": 32773,
        "tools": 41662,
        "emerging": 328,
        "education": 37125,
        "skills": 62580,
        "knowledge": 59004,
        "work_styles": 37422,
        "interests": 8307,
        "skill_links": 232,
        "ability_links": 381,
        "content_model": 630,
    }


def test_scales_stay_inside_their_published_ranges(raw):
    ranges = {
        "skills": {"IM": (1, 5), "LV": (0, 7)},
        "knowledge": {"IM": (1, 5), "LV": (0, 7)},
        "work_styles": {"WI": (-3, 3), "DR": (0, 10)},
    }
    for domain, scales in ranges.items():
        ratings = onet.read_ratings(raw, domain)
        assert set(ratings["scale_id"]) == set(scales)
        for scale, (low, high) in scales.items():
            values = ratings.filter(pl.col("scale_id") == scale)["data_value"]
            assert low <= values.min() <= values.max() <= high


def test_releases_and_absent_tables_are_told(raw):
    assert onet.releases_present(raw) == tuple(RELEASES)
    absent = set(onet.TABLES) - set(onet.tables_present(raw))
    assert absent == {"abilities", "work_activities", "work_context", "task_ratings"}


def test_exposure_labels_match_the_paper(raw):
    labels = gpts_are_gpts.read_labels(raw)
    assert labels.height == labels["task_id"].n_unique() == 19265
    assert labels["occupation_onet2019"].n_unique() == 923
    counts = dict(labels["human_label"].value_counts().rows())
    assert counts == {"E0": 10256, "E1": 2862, "E2": 6147}
    agree = (labels["human_label"] == labels["gpt4_label"]).mean()
    assert agree == pytest.approx(0.656, abs=0.001)
    published = gpts_are_gpts.read_occupations(raw)
    assert published.height == 923
    automation = gpts_are_gpts.read_automation_labels(raw)
    assert automation["human_automation_label"].count() == 100


def test_published_occupation_scores_follow_from_the_labels(raw):
    # The paper weighs core tasks 1 and all others one half.
    weight = pl.when(pl.col("task_type") == "Core").then(1.0).otherwise(0.5)
    ours = (
        gpts_are_gpts.read_labels(raw)
        .group_by("occupation_onet2019")
        .agg(((pl.col("gpt4_beta") * weight).sum() / weight.sum()).alias("ours"))
    )
    joined = gpts_are_gpts.read_occupations(raw).join(ours, on="occupation_onet2019")
    assert joined.height == 923
    assert (joined["gpt4_beta"] - joined["ours"]).abs().max() < 1e-12


def test_usage_waves_have_their_published_tasks(raw):
    usage = economic_index.read_usage(raw)
    counts = {(c, w): n for c, w, n in usage.group_by("channel", "wave").len().iter_rows()}
    assert counts == {
        ("chat", "2025-02"): 3513,
        ("chat", "2025-03"): 3364,
        ("chat", "2025-08"): 2616,
        ("chat", "2025-11"): 3168,
        ("api", "2025-08"): 2054,
        ("api", "2025-11"): 2251,
    }
    assert not set(usage["statement_key"]) & {"none", "not_classified", "filtered"}
    totals = dict(
        usage.filter(pl.col("channel") == "api")
        .group_by("wave")
        .agg(pl.col("usage_percent").sum())
        .rows()
    )
    assert totals["2025-11"] == pytest.approx(100 - 3.599907362 - 8.121046808, abs=1e-6)


def test_the_two_pivots_of_the_modes_agree(raw):
    first, second = economic_index.read_modes(raw), economic_index.read_modes(raw, second=True)
    keys = ["channel", "wave", "statement_key"]
    both = first.join(second, on=keys)
    assert both.height == second.height == 2616 + 3168
    shares = [name for name in first.columns if name.endswith("_share")]
    november = both.filter(pl.col("wave") == "2025-11")
    for name in shares:
        assert (november[name] - november[f"{name}_right"]).abs().max() < 1e-9
        # August's second pivot was rounded by a spreadsheet.
        assert (both[name] - both[f"{name}_right"]).abs().max() < 1e-8
    assert first.select(pl.sum_horizontal(shares) - 1).to_series().abs().max() < 1e-9


def test_usage_joins_the_20_1_texts(raw):
    texts = task_text_20_1.read_task_text(raw)
    assert texts.height == 19530
    keys = economic_index.read_usage(raw)["statement_key"].unique()
    assert keys.is_in(texts["statement_key"].unique().implode()).mean() > 0.999
    own = onet.read_tasks(raw, "20.1")
    assert set(own["onet_task"]) == set(texts["onet_task"])


def test_deployment_labels_cover_the_tasks(raw):
    rows = deployment_labels.read_label_rows(raw)
    assert rows.height == 23484
    consensus = deployment_labels.read_consensus(raw)
    assert consensus.height == 18549
    assert set(consensus["task_id"]) <= set(onet.read_tasks(raw)["task_id"])
    assert consensus["label_rows"].sum() == 23484
    assert consensus.filter(pl.col("deployment") >= 3).height == 3779
    reruns = deployment_labels.read_rubric_reruns(raw)
    heights = dict(reruns.group_by("run").len().rows())
    assert heights.pop("gpt-4-0613-full-923") == 18686
    assert set(heights.values()) == {1014}


def test_microsoft_tables_have_their_published_rows(raw):
    activities = working_with_ai.read_activities(raw)
    assert activities.height == 332
    assert set(activities["iwa_id"]) == set(onet.read_activity_reference(raw)["iwa_id"])
    assert working_with_ai.read_applicability(raw).height == 785
    assert working_with_ai.read_occupations(raw).height == 785
    assert working_with_ai.read_weights(raw)["occupation_soc2018"].n_unique() == 785
    physical = working_with_ai.read_physical(raw)
    # Made on O*NET 29.0: 21 tasks of 30.1 are newer.
    assert (physical.height, physical["is_physical"].sum()) == (18796, 7930)
    assert len(set(physical["task_id"]) & set(onet.read_tasks(raw)["task_id"])) == 18775


def test_oews_totals_are_the_published_ones(raw):
    panel = oews.read_panel(raw)
    totals = panel.filter(pl.col("level") == "total")
    heads = dict(totals.select("year", "employment_heads").rows())
    assert heads[2025] == 155_495_730
    assert heads[2024] == 154_187_380
    assert heads[2019] == 146_875_480
    assert heads[2002] == 127_523_760
    assert sorted(heads) == list(range(2002, 2026))
    assert panel.select("year", "occupation_soc", "level").is_unique().all()
    detailed = panel.filter((pl.col("year") == 2025) & (pl.col("level") == "detailed"))
    assert detailed.height == 830
    assert detailed["employment_heads"].sum() == pytest.approx(155_495_730, rel=1e-4)


@pytest.mark.parametrize("year", [2012, 2014, 2016, 2019, 2021, 2023, 2024])
def test_official_oews_workbooks_equal_the_panel(raw, year):
    keys = ["occupation_soc", "level"]
    ours = oews.read_national(raw, year).sort(keys)
    panel = oews.read_panel(raw).filter(pl.col("year") == year).sort(keys)
    assert ours.drop("title", "top_coded").equals(panel.drop("title", "top_coded"))


def test_jobs_by_industry_add_up_to_the_total(raw):
    frame = oews.read_industry_2025(raw)
    total = frame.filter(
        (pl.col("industry") == "000000") & (pl.col("occupation_soc2018") == "00-0000")
    )
    assert total["employment_heads"].to_list() == [155_495_730]
    assert total["wage_p50_usd_year"].to_list() == [50_980]
    assert frame.height == 134477
    assert frame["industry"].n_unique() == 444


def test_projection_totals_are_the_published_ones(raw):
    panel = projections.read_panel(raw)
    totals = panel.filter(pl.col("occupation_nem") == "00-0000")
    base = dict(totals.select("vintage", "employment_base_thousands").rows())
    assert base["2024-2034"] == 169_956.1
    assert base["2019-2029"] == 162_795.6
    assert base["2010-2020"] == 143_068.2
    assert panel["vintage"].n_unique() == 10
    current = panel.filter(
        (pl.col("vintage") == "2024-2034") & (pl.col("occupation_type") == "line item")
    )
    assert current.height == 832
    assert current["employment_base_thousands"].sum() == pytest.approx(169_956.1, rel=2e-5)
    assert current.null_count()["typical_training"].item() == 0


@pytest.mark.parametrize(
    ("vintage", "name"),
    [("2024-2034", "lkomenski"), ("2019-2029", "marzukr"), ("2016-2026", "jackdepaula")],
)
def test_official_projection_workbooks_equal_the_panel(raw, vintage, name):
    workbook = projections.read_workbook(raw, f"bls/ep_raw/ep_{name}_occupation.xlsx")
    panel = projections.read_panel(raw).filter(pl.col("vintage") == vintage)
    keys = "occupation_nem"
    assert workbook.sort(keys).equals(panel.sort(keys))


def test_crosswalks_have_their_published_pairs(raw):
    assert crosswalks.read_onet2010_to_onet2019(raw).height == 1164
    to_soc = crosswalks.read_onet2019_to_soc2018(raw)
    assert to_soc.height == 1016
    assert (to_soc["occupation_onet2019"].str.slice(0, 7) == to_soc["occupation_soc2018"]).all()
    assert not to_soc["title_soc2018"].str.contains("\x00", literal=True).any()
    assert crosswalks.read_onet2010_to_soc2010(raw).height == 1110
    assert crosswalks.read_soc2010_to_soc2018(raw).height == 900
    assert crosswalks.read_soc2000_to_soc2010(raw).height == 860
    assert crosswalks.read_onet2019_to_nem(raw).height == 997
    structure = crosswalks.read_soc_structure(raw)
    assert dict(structure["level"].value_counts().rows())["detailed"] == 867
    assert crosswalks.read_census2018_to_soc2018(raw).height == 570
    assert direct_match.read_direct_match_titles(raw).height == 6520


def test_the_other_measures_have_their_published_rows(raw):
    assert daioe.read_exposure(raw).height == 10876
    assert daioe.read_exposure(raw, "onet2010").height == 13524
    atlas = automation_atlas.read_labels(raw)
    assert (atlas.height, atlas["task_id"].n_unique()) == (91022, 18797)
    assert automation_atlas.read_panel(raw).height == 23851
    importance = onet_stand_ins.read_task_importance(raw)
    assert (importance.height, importance["importance"].null_count()) == (18796, 845)
    assert onet_stand_ins.read_work_activities(raw)["occupation_soc2018"].n_unique() == 775
    assert onet_stand_ins.read_ratings_2016(raw).height == 401030
    assert onet_stand_ins.read_task_frequency_2015(raw).height == 4250
    experts = validation.read_expert_ratings(raw)
    assert (experts.height, experts["task_id"].n_unique()) == (2057, 846)
    workers = validation.read_worker_ratings(raw)
    assert (workers.height, workers["task_id"].n_unique()) == (5731, 844)
    assert validation.read_reassessment(raw).height == 844


def test_firm_use_of_ai_is_the_published_one(raw):
    national = business_trends.read_national_use(raw)
    first, last = national.row(0), national.row(-1)
    assert (first[0], first[2]) == ("goods_or_services", 3.7)
    assert (last[0], last[2]) == ("any_function", 21.8)
    sector = business_trends.read_sector_use(raw)
    assert sector["sector_naics"].n_unique() == 20
    information = sector.filter(
        (pl.col("sector_naics") == "51")
        & (pl.col("question") == "any_function")
        & (pl.col("horizon") == "last_two_weeks")
    )
    assert information["use_percent"].to_list() == [41.0]
    assert business_trends.read_sector_names(raw).height == 15


def test_recorded_hashes_are_those_of_the_files_at_hand(raw):
    compared = 0
    for origin in catalogue.origins():
        if origin.sha256 is None or origin.path is None or not raw.has(origin.path):
            continue
        fresh = RawFolder(Path(raw.label))
        fresh.read(origin.path)
        (read,) = fresh.reads
        assert read.sha256 == origin.sha256, origin.source_id
        assert origin.size_bytes in (None, read.size_bytes), origin.source_id
        compared += 1
    assert compared >= 40
