from importlib.resources import files

import polars as pl
import pytest
import yaml

from jobmorph.build.compile.skill_guide import FILES, compile_skill_guide
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import ELEMENT

ELEMENTS = pl.DataFrame(
    [
        ("2.A.1.a", "Reading Comprehension", "skill"),
        ("2.A.1.b", "Active Listening", "skill"),
        ("2.C.1.a", "Administration and Management", "knowledge"),
        ("1.A.1.a.1", "Oral Comprehension", "ability"),
    ],
    schema=ELEMENT.polars_schema,
    orient="row",
)
FIVE = {level: f"Does it at level {level}." for level in range(1, 6)}


def entry(label, **more):
    practices = [
        {"practice": "Try it with a colleague.", "hours": 3, "check": "They see it."},
        {"practice": "Try it alone.", "hours": 2, "check": "They hear of it."},
    ]
    return {"label": label, "practices": practices, "teach": "drill", **more}


@pytest.fixture
def guide():
    skills = {
        "2.A.1.a": entry("taking in a page", levels=dict(FIVE)),
        "2.A.1.b": entry("hearing people out", levels=dict(FIVE), after=["2.A.1.a"]),
    }
    designs = {
        name: {"label": f"to {name}", "how": "Weekly."}
        for name in ("observe", "drill", "review", "rotate")
    }
    return {
        "skills": {"skills": skills},
        "knowledge": {"knowledge": {"2.C.1.a": entry("how shops are run", after=["2.A.1.b"])}},
        "levels": {
            "knowledge": FIVE,
            "proficiency": FIVE,
            "designs": designs,
            "interview_questions": ["May I see {task}?"],
        },
    }


def compiled(guide, folder):
    for name in FILES:
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(guide[name], sort_keys=False))
    return compile_skill_guide(ELEMENTS, folder)


def texts(table, element_id, section, item_key="text"):
    return (
        table.filter(element_id=element_id, section=section, item_key=item_key)
        .sort("place")
        .select("place", "text")
        .rows()
    )


def faults(guide, folder):
    with pytest.raises(DataError, match="skill guide") as told:
        compiled(guide, folder)
    return told.value.items


def test_an_entry_becomes_rows(guide, tmp_path):
    table = compiled(guide, tmp_path)
    assert texts(table, "2.A.1.b", "label") == [(0, "hearing people out")]
    assert texts(table, "2.A.1.b", "level") == list(FIVE.items())
    assert texts(table, "2.A.1.b", "practice", "hours") == [(0, "3"), (1, "2")]
    assert texts(table, "2.A.1.b", "practice", "check")[1] == (1, "They hear of it.")
    assert texts(table, "2.A.1.b", "after", "element_id") == [(0, "2.A.1.a")]
    assert texts(table, "2.C.1.a", "teach") == [(0, "drill")]
    assert texts(table, "2.C.1.a", "level") == []
    assert texts(table, "knowledge", "level") == list(FIVE.items())
    assert texts(table, "design", "review", "how") == [(2, "Weekly.")]
    assert texts(table, "question", "question") == [(0, "May I see {task}?")]


def test_missing_and_unknown_elements_are_told_together(guide, tmp_path):
    skills = guide["skills"]["skills"]
    skills["2.A.9.z"] = skills.pop("2.A.1.a")
    guide["knowledge"]["knowledge"]["2.A.1.b"] = guide["knowledge"]["knowledge"].pop("2.C.1.a")
    told = faults(guide, tmp_path)
    assert "2.A.1.a: has no entry" in told
    assert "2.A.9.z: is no skill" in told
    assert "2.A.1.b: is no knowledge" in told
    assert "2.C.1.a: has no entry" in told


def test_skills_that_wait_for_one_another_are_named(guide, tmp_path):
    guide["skills"]["skills"]["2.A.1.a"]["after"] = ["2.C.1.a"]
    (told,) = faults(guide, tmp_path)
    assert told.startswith("they wait for one another: ")
    assert {"2.A.1.a", "2.A.1.b", "2.C.1.a"} <= set(told.replace(":", " ").split())


def test_an_entry_out_of_shape_is_told_with_every_fault(guide, tmp_path):
    skills = guide["skills"]["skills"]
    del skills["2.A.1.a"]["levels"][4]
    skills["2.A.1.a"]["teach"] = "shout"
    skills["2.A.1.a"]["practices"][0]["hours"] = 0
    skills["2.A.1.a"]["level"] = 3
    skills["2.A.1.b"] |= {"after": ["2.A.7.a"], "label": "how shops are run"}
    guide["knowledge"]["knowledge"]["2.C.1.a"]["practices"].pop()
    del guide["levels"]["designs"]["drill"]
    assert sorted(faults(guide, tmp_path)) == [
        "2.A.1.a: hours 0 are not whole hours",
        "2.A.1.a: level is unknown",
        "2.A.1.a: levels are not 1 to 5 in order",
        "2.A.1.a: teach is shout, not one of observe, drill, review, rotate",
        "2.A.1.b: waits for 2.A.7.a, unknown",
        "2.C.1.a: has 1 practices",
        "2.C.1.a: has the label of 2.A.1.b",
        "levels.yaml: designs are not observe, drill, review, rotate",
    ]


def test_the_shipped_guide_covers_the_public_lists():
    table = compile_skill_guide(open_edition().table("element"))
    labels = table.filter(section="label", item_key="text").filter(
        pl.col("element_id").str.starts_with("2.")
    )
    assert labels.height == 35 + 33
    assert table.filter(section="level").height == 5 * (35 + 2)
    assert table.filter(element_id="design", item_key="how").height == 4
    hours = table.filter(section="practice", item_key="hours").get_column("text").cast(pl.Int64)
    assert hours.is_between(2, 8).all()


def test_the_shipped_guide_is_read_as_it_is_written():
    folder = files("jobmorph.reference") / "skill_guide"
    written = yaml.safe_load((folder / "skills.yaml").read_text(encoding="utf-8"))["skills"]
    table = compile_skill_guide(open_edition().table("element"))
    assert texts(table, "2.B.3.l", "after", "element_id") == list(
        enumerate(written["2.B.3.l"]["after"])
    )
    assert texts(table, "2.B.1.d", "level")[2] == (3, written["2.B.1.d"]["levels"][3])
