import polars as pl
import pytest

from jobmorph.build.compile.doors import compile_doors
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError

OCCUPATIONS = pl.DataFrame({"occupation_onet2019": ["41-9041.00", "41-2031.00"]})
ROLES = pl.DataFrame(
    {"role_id": ["sales-development/entry", "ai-evaluation/entry"], "is_new_role": [False, True]}
)
BANNED = ("replace", "obsolete", "at risk", "future-proof", "unlock", "low-skilled", "just ")


@pytest.fixture
def compiled(tmp_path):
    def compile_text(text):
        (tmp_path / "doors.yaml").write_text(text)
        return compile_doors(OCCUPATIONS, ROLES, tmp_path / "doors.yaml")

    return compile_text


@pytest.fixture(scope="module")
def shipped():
    edition = open_edition()
    return compile_doors(edition.table("occupation"), edition.table("role"))


def test_a_door_is_a_row_for_each_job_it_stands_open_to(compiled):
    table = compiled(
        "doors:\n"
        "  - {from: [41-9041.00, 41-2031.00], to: sales-development/entry, months: [1, 2, 4],"
        " gap: [lists, mail], note: So.}\n"
        "  - {from: [41-9041.00], to: ai-evaluation/entry, months: [3, 6, 9], gap: [tests],"
        " note: So.}\n"
        "  - {from: [41-2031.00], to: ai-evaluation/entry, kind: up, months: [3, 6, 9],"
        " gap: [tests], note: So.}\n"
    )
    assert table.select("occupation_onet2019", "to_role_id", "move_kind", "months").rows() == [
        ("41-2031.00", "ai-evaluation/entry", "up", 6.0),
        ("41-2031.00", "sales-development/entry", "across", 2.0),
        ("41-9041.00", "ai-evaluation/entry", "into", 6.0),
        ("41-9041.00", "sales-development/entry", "across", 2.0),
    ]


def test_an_unquoted_comma_ends_a_note_and_is_told_with_the_other_faults(compiled):
    text = (
        "doors:\n"
        "  - {from: [41-9041.00], to: sales-development/entry, months: [1, 2, 4], gap: [a],"
        " note: You can, they say.}\n"
        "  - {from: [], to: sales-development/entry, months: [4, 2, 1], gap: [a], note: So.}\n"
    )
    with pytest.raises(DataError) as told:
        compiled(text)
    assert told.value.items == (
        "door 1: needs from, gap, months, note, to, and may have kind",
        "door 2 to sales-development/entry: months are three numbers, low to high",
        "door 2 to sales-development/entry: needs a job to come from and a gap",
    )


def test_unknown_ends_and_repeated_pairs_are_told(compiled):
    text = (
        "doors:\n"
        "  - {from: [41-9041.00, 99-9999.00], to: sales-development/entry, months: [1, 2, 4],"
        " gap: [a], note: So.}\n"
        "  - {from: [41-9041.00], to: sales-development/entry, months: [1, 2, 4], gap: [a],"
        " note: So.}\n"
        "  - {from: [41-9041.00], to: sales/entry, months: [1, 2, 4], gap: [a], note: So.}\n"
    )
    with pytest.raises(DataError) as told:
        compiled(text)
    assert told.value.items == (
        "99-9999.00 to sales-development/entry: no such occupation",
        "41-9041.00 to sales/entry: no such role",
        "41-9041.00 to sales-development/entry: named twice",
    )


def test_the_shipped_doors_are_many_and_none_is_a_job_to_itself(shipped):
    assert shipped.height >= 200
    anchors = open_edition().table("role_anchor").filter(pl.col("anchor_weight") > 0.8)
    same = shipped.join(
        anchors,
        left_on=["occupation_onet2019", "to_role_id"],
        right_on=["occupation_onet2019", "role_id"],
    )
    assert same.height == 0


@pytest.mark.parametrize(
    ("code", "role_id"),
    [
        ("41-9041.00", "sales-development/entry"),
        ("43-3071.00", "customer-service/mid"),
        ("43-9021.00", "data-curation/entry"),
        ("27-3023.00", "content-marketing/mid"),
        ("15-1251.00", "ai-integration/mid"),
        ("41-1011.00", "customer-service/lead"),
    ],
)
def test_well_known_doors_are_there(shipped, code, role_id):
    assert shipped.filter(occupation_onet2019=code, to_role_id=role_id).height == 1


def test_higher_seats_take_longer(shipped):
    level = pl.col("to_role_id").str.split("/").list.last()
    months = dict(shipped.group_by(level).agg(pl.col("months").mean()).iter_rows())
    assert months["entry"] < months["mid"] < months["executive"]
    assert shipped.filter(level == "mid").get_column("months_high").min() >= 8.0


def test_every_door_names_three_gaps_and_one_short_remark_of_its_own(shipped):
    assert set(shipped.get_column("gap").list.len()) == {3}
    assert shipped.get_column("gap").explode().str.len_chars().max() <= 34
    notes = shipped.get_column("note").unique().to_list()
    assert len(notes) == shipped.unique(["note", "to_role_id"]).height
    assert [note for note in notes if len(note.split()) > 20 or not note.endswith(".")] == []
    assert [note for note in notes if any(word in note.lower() for word in BANNED)] == []
