"""Exposure and usage measures, on a few invented rows each."""

import io

import polars as pl
import pytest

from jobmorph.build.raw import RawFolder
from jobmorph.build.sources import (
    automation_atlas,
    daioe,
    deployment_labels,
    economic_index,
    gpts_are_gpts,
    onet_stand_ins,
    task_text_20_1,
    validation,
    working_with_ai,
)
from jobmorph.schema.errors import DataError, SchemaError


@pytest.fixture
def put(tmp_path):
    """Return a writer of files that gives back the raw folder."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return RawFolder(tmp_path)

    return write


LABELS = (
    "\tO*NET-SOC Code\tTask ID\tTask\tTask Type\tTitle\thuman_exposure_agg\tgpt4_exposure\t"
    "gpt4_exposure_alt_rubric\tgpt_3_relevant\tgpt4_automation\talpha\tbeta\tgamma\tautomation\t"
    "human_labels\n"
    '0\t11-1011.00\t8823.0\t"Lead, ""well""."\tCore\tHeads\tE0\tE2\tE1\tFalse\tT2\t0.0\t0.5\t1.0\t'
    "0.5\tE0\n"
)


def test_labels_keep_the_two_raters_apart_and_ids_whole(put):
    raw = put("exposure/eloundou_gpts_are_gpts/full_labelset.tsv", LABELS)
    (row,) = gpts_are_gpts.read_labels(raw).iter_rows(named=True)
    assert (row["onet_task"], row["task_id"]) == (8823, "onet:8823")
    assert (row["human_label"], row["gpt4_label"], row["gpt4_alternative_label"]) == (
        "E0",
        "E2",
        "E1",
    )
    assert (row["gpt4_automation_label"], row["gpt4_automation"], row["gpt4_beta"]) == (
        "T2",
        0.5,
        0.5,
    )
    assert row["statement"] == 'Lead, "well".'


def test_labels_of_another_shape_are_refused(put):
    raw = put("full_labelset.tsv", "O*NET-SOC Code\tTask\tgpt5\n1\t2\t3\n")
    with pytest.raises(SchemaError, match=r"full_labelset\.tsv: .*gpt5 besides.*Task ID"):
        gpts_are_gpts.read_labels(raw)


def write_waves(put):
    folder = "exposure/anthropic_economic_index"
    for wave in economic_index.WAVES:
        raw = put(
            f"{folder}/{wave.usage_file}",
            "\ufefftask_name,pct\nSell Goods. ,0.5\nnone,4\nnot_classified,8\n",
        )
        if wave.mode_file is not None:
            raw = put(
                f"{folder}/{wave.mode_file}",
                "task,directive,feedback_loop,learning,none,not_classified,task_iteration,"
                "validation\nsell goods.,0.25,,0.25,0.1,0.2,0.2,\nnone,1,,,,,,\n",
            )
        if wave.second_mode_file is not None:
            raw = put(
                f"{folder}/{wave.second_mode_file}",
                "\ufefftask_name,directive,feedback_loop,learning,filtered,task_iteration,"
                "validation,pct\nsell goods.,0.25,0,0.25,0.3,0.2,0,1e-05\n",
            )
    return raw


def test_usage_drops_what_is_no_task_and_keys_on_lower_case(put):
    usage = economic_index.read_usage(write_waves(put))
    assert usage.height == 6
    assert usage["statement_key"].unique().to_list() == ["sell goods."]
    assert set(usage.select("channel", "wave").rows()) == {
        ("chat", "2025-02"),
        ("chat", "2025-03"),
        ("chat", "2025-08"),
        ("chat", "2025-11"),
        ("api", "2025-08"),
        ("api", "2025-11"),
    }


def test_modes_sum_to_one_and_both_pivots_agree(put):
    raw = write_waves(put)
    first, second = economic_index.read_modes(raw), economic_index.read_modes(raw, second=True)
    assert (first.height, second.height) == (5, 2)
    shares = [name for name in first.columns if name.endswith("_share")]
    assert first.select(pl.sum_horizontal(shares)).to_series().to_list() == pytest.approx([1.0] * 5)
    keys = ["channel", "wave", "statement_key"]
    both = first.join(second, on=keys)
    assert both["unclassified_share"].to_list() == pytest.approx([0.3, 0.3])
    assert both["directive_share"].to_list() == both["directive_share_right"].to_list()
    assert both["feedback_loop_share"].to_list() == [0.0, 0.0]


def test_task_text_has_the_key_of_the_usage_tables(put):
    raw = put(
        "onet_task_statements.csv",
        "O*NET-SOC Code,Title,Task ID,Task,Task Type,Incumbents Responding,Date,Domain Source\n"
        '41-1011.00,Sellers,9,"Sell Goods, daily. ",Core,87.0,07/2014,Incumbent\n',
    )
    (row,) = task_text_20_1.read_task_text(raw).iter_rows(named=True)
    assert row["statement_key"] == "sell goods, daily."
    assert row["occupation_onet2010"] == "41-1011.00"


def consensus_rows(*rows):
    names = [
        f"{model}_{axis}{more}"
        for axis in "CDR"
        for model, more in (("sonnet", ""), ("gpt", ""), ("gemini", ""), ("consensus", ""))
    ]
    lines = [",".join(("task_id", *names))]
    for row_id, c, d, r in rows:
        lines.append(",".join((row_id, *([c] * 4), *([d] * 4), *([r] * 4))))
    return "\n".join(lines) + "\n"


CDR = "exposure/parshall_cdr_2026/cdr_consensus_midtier_20260313.csv"


def test_a_task_with_several_rows_takes_their_mean(put):
    raw = put(
        CDR,
        consensus_rows(
            ("10", "C2", "D1", "R0"), ("9-1", "C1", "D0", "R4"), ("9-2", "C2", "D3", "")
        ),
    )
    frame = deployment_labels.read_consensus(raw)
    assert frame.rows() == [
        (9, "onet:9", 1.5, 1.5, 4.0, 2),
        (10, "onet:10", 2.0, 1.0, 0.0, 1),
    ]


def test_a_model_that_answers_off_its_axis_is_missing_but_a_consensus_is_an_error(put):
    good = consensus_rows(("10", "C2", "D1", "R0"))
    raw = put(CDR, good.replace("10,C2,", "10,MEDIUM,"))
    row = deployment_labels.read_label_rows(raw).row(0, named=True)
    assert row["sonnet_cognition"] is None
    assert (row["gpt_cognition"], row["consensus_cognition"]) == (2, 2)
    raw = put(CDR, consensus_rows(("10", "C2", "C2", "R0")))
    with pytest.raises(DataError, match="row 1, consensus_deployment = 'C2'"):
        deployment_labels.read_consensus(raw)


def test_rubric_reruns_name_their_run(put):
    for run in deployment_labels.RERUNS:
        text = "task_id,label,explanation\n39,E1,Because\n"
        raw = put(f"exposure/parshall_cdr_2026/eloundou_rubric_reruns/{run}.csv", text)
    frame = deployment_labels.read_rubric_reruns(raw)
    assert frame.height == len(deployment_labels.RERUNS) == 9
    assert frame.row(0) == ("gpt-4-0613-full-923", 39, "onet:39", "E1")


def test_activity_weights_are_long_without_zeros(put):
    raw = put("soc_iwa_weights.csv", "SOC Code,4.A.1.I01,4.A.1.I02\n11-1011,0.0,8.5\n11-1021,2,0\n")
    assert working_with_ai.read_weights(raw).rows() == [
        ("11-1011", "4.A.1.I02", 8.5),
        ("11-1021", "4.A.1.I01", 2.0),
    ]


def test_physical_tasks_are_booleans(put):
    raw = put("physical_tasks.csv", "Task ID,Physical\n1,False\n2,True\n")
    assert working_with_ai.read_physical(raw)["is_physical"].to_list() == [False, True]


def test_the_atlas_code_is_taken_apart(put):
    frame = pl.DataFrame(
        {
            "onet_task_code": ["4.A.1.a.1.I01:4.A.1.a.1.I01.D01:285"],
            "country_count_observed": [124],
            "mean_exposure_gdp_weighted": [1.77],
            "share_exposed_gdp_weighted": [0.99],
            "exposure_sd": [0.76],
            "dominant_channel_gdp_weighted": ["inference_scoring"],
            "margin_gdp_weighted": ["both"],
        }
    )
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    raw = put("task_contextfree_globalized_panel.parquet", buffer.getvalue())
    assert automation_atlas.read_panel(raw).row(0)[:4] == (
        "4.A.1.a.1.I01",
        "4.A.1.a.1.I01.D01",
        285,
        "onet:285",
    )


def test_daioe_reads_stata_style_numbers_by_system(put):
    names = [f"daioe_{d}" for d in daioe.DOMAINS] + [f"pctl_rank_{d}" for d in daioe.DOMAINS]
    head = "\t".join(["occ_code_soc2010", "occ_title_soc2010", "year", *names])
    values = "\t".join([".5", *[""] * 10, "38.34", *[""] * 10])
    raw = put("daioe_soc2010.csv", f"{head}\n11-1011\tHeads\t2010\t{values}\n")
    row = daioe.read_exposure(raw).row(0, named=True)
    assert (row["occupation_soc2010"], row["daioe_allapps"]) == ("11-1011", 0.5)
    assert (row["daioe_allapps_percentile"], row["daioe_genai"]) == (38.34, None)


def test_stand_ins_say_their_vintage(put):
    raw = put(
        "task_importance_IM.tsv",
        "O*NET-SOC Code\tTask ID\tImportance (IM)\n11-1011.00\t8823\t4.52\n11-1011.00\t9\tn/a\n",
    )
    assert onet_stand_ins.read_task_importance(raw).rows() == [
        ("11-1011.00", 8823, "onet:8823", 4.52, "30.1"),
        ("11-1011.00", 9, "onet:9", None, "30.1"),
    ]
    raw = put(
        "onet_combined_averaged.tsv",
        "SOC 2010 Code\tElement Name\tScale ID\tDomain\tMean Value\n"
        "11-1011\tNoise\tCX\tWorkContext\t3\n",
    )
    assert onet_stand_ins.read_ratings_2016(raw).rows() == [
        ("11-1011", "WorkContext", "Noise", "CX", 3.0, "20.3")
    ]


def test_validation_ratings_are_single_rows_by_rater(put):
    raw = put(
        "expert_rated_technological_capability.csv",
        "Task ID,Occupation (O*NET-SOC Title),Task,User ID,Date,Automation Capacity Rating,"
        "Physical Action Requirement,Involved Uncertainty,Domain Expertise Requirement,"
        "Interpersonal Communication Requirement,Human Agency Scale Rating\n"
        "3226,Sellers,Sell.,Fox,16/03/2025,4,1,1,2,1,2\n",
    )
    assert validation.read_expert_ratings(raw).row(0) == (
        3226,
        "onet:3226",
        "Fox",
        4.0,
        1.0,
        1.0,
        2.0,
        1.0,
        2.0,
    )
