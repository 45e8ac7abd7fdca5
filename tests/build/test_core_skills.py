import polars as pl
import pytest

from jobmorph.build.compile.core_skills import compile_core_skills
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError
from jobmorph.schema.tables import ELEMENT

ELEMENTS = pl.DataFrame(
    [("2.A.1.b", "Active Listening", "skill"), ("2.B.1.a", "Social Perceptiveness", "skill")],
    schema=ELEMENT.polars_schema,
    orient="row",
)


@pytest.fixture
def compiled(tmp_path):
    def compile_text(text):
        (tmp_path / "kinds.yaml").write_text(text)
        return compile_core_skills(ELEMENTS, tmp_path / "kinds.yaml")

    return compile_text


def test_elements_keep_their_order(compiled):
    table = compiled(
        "core_skills:\n"
        "  trust: {label: keeping trust, elements: [2.B.1.a]}\n"
        "  asking: {label: asking well, elements: [2.B.1.a, 2.A.1.b]}\n"
    )
    assert table.rows() == [
        ("asking", "asking well", "2.B.1.a", 0),
        ("asking", "asking well", "2.A.1.b", 1),
        ("trust", "keeping trust", "2.B.1.a", 0),
    ]


def test_all_faults_are_told_at_once(compiled):
    # An unquoted comma ends a label in YAML's short form.
    text = (
        "core_skills:\n"
        "  a: {label: ideas, taste and form, elements: [2.A.1.b]}\n"
        "  b: {label: asking, elements: [2.A.9.b, 2.A.1.b]}\n"
        "  c: {label: asking, elements: []}\n"
        "  d: {label: trust, elements: [2.A.1.b, 2.A.1.b]}\n"
    )
    with pytest.raises(DataError, match="core_skills") as told:
        compiled(text)
    assert told.value.items == (
        "a: needs label and elements, and nothing else",
        "b: no element 2.A.9.b",
        "c: leans on no element",
        "c: has the label of b",
        "d: names an element twice",
    )


def test_the_shipped_kinds_lean_on_known_elements():
    table = compile_core_skills(open_edition().table("element"))
    assert table.get_column("core_id").n_unique() >= 30
    assert table.filter(core_id="discovery").get_column("element_id").to_list() == [
        "2.A.1.b",
        "2.B.1.a",
    ]
    assert table.filter(core_id="creativity").get_column("label")[0] == "ideas, taste and form"
