import polars as pl
import pytest

from jobmorph.build.compile.licences import compile_licences
from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import DataError

CODES = pl.DataFrame({"occupation_soc2018": ["29-1141", "29-2061", "53-3032"]})
NURSES = (
    "licences:\n"
    "  nurse: {words: a nursing licence, reach: all states, months: null, counts_for: [helper],"
    " source: boards, tier: assumption, codes: [29-1141]}\n"
    "  helper: {words: a list, reach: federal, months: [1, 2, 3], source: law, tier: official,"
    " codes: [29-2061]}\n"
)


@pytest.fixture
def compiled(tmp_path):
    def compile_text(text):
        (tmp_path / "licences.yaml").write_text(text)
        return compile_licences(CODES, tmp_path / "licences.yaml")

    return compile_text


@pytest.fixture(scope="module")
def shipped():
    return compile_licences(open_edition().table("occupation"))


def test_a_licence_that_counts_for_another_is_accepted_there_and_not_the_other_way(compiled):
    table = compiled(NURSES)
    assert table.select("occupation_soc2018", "licence_accepted_ids").rows() == [
        ("29-1141", ["nurse"]),
        ("29-2061", ["helper", "nurse"]),
    ]
    assert table.get_column("months").to_list() == [None, 2.0]


def test_all_faults_of_entries_are_told_at_once(compiled):
    text = (
        "licences:\n"
        "  a: {words: x, reach: some states, months: [3, 2, 4], source: s, tier: law, codes: []}\n"
        "  b: {words: x, reach: federal}\n"
    )
    with pytest.raises(DataError) as told:
        compiled(text)
    assert told.value.items == (
        "a: unknown reach 'some states'",
        "a: unknown tier 'law'",
        "a: months are three numbers, low to high, or null",
        "a: names no job",
        "b: needs codes, months, reach, source, tier, words, and may have counts_for",
    )


def test_all_faults_of_codes_are_told_at_once(compiled):
    text = NURSES.replace("[helper]", "[helpers]").replace("codes: [29-2061]", "codes: [29-1141]")
    with pytest.raises(DataError) as told:
        compiled(text + "left_out: {29-1141: few states, 99-9999: few states}\n")
    assert told.value.items == (
        "nurse: counts for unknown helpers",
        "helper: 29-1141 stands under nurse already",
        "left_out: no occupation 99-9999",
        "left_out: 29-1141 stands under nurse",
    )


def test_the_shipped_list_is_long_and_says_what_backs_it(shipped):
    assert shipped.height >= 140
    federal = shipped.filter(licence_reach="federal")
    assert federal.get_column("tier").unique().to_list() == ["official"]
    assert federal.filter(~pl.col("legal_source").str.contains(r"\d")).height == 0


@pytest.mark.parametrize(
    ("code", "licence_id"),
    [
        ("29-1215", "medicine"),
        ("23-1011", "law"),
        ("53-3032", "truck-driving"),
        ("25-2031", "teaching"),
        ("39-5012", "cosmetology"),
        ("41-3021", "insurance-sales"),
    ],
)
def test_well_known_licences_are_there(shipped, code, licence_id):
    assert shipped.filter(occupation_soc2018=code).get_column("licence_id").to_list() == [
        licence_id
    ]


@pytest.mark.parametrize(
    "code",
    ["13-2011", "15-1252", "29-2081", "31-9092", "41-2031", "41-3091", "43-4051", "47-2061"],
)
def test_work_that_anybody_may_do_is_not_there(shipped, code):
    assert code not in shipped.get_column("occupation_soc2018").to_list()


def test_a_nurse_practitioner_may_work_as_a_nurse_and_not_the_other_way(shipped):
    accepted = dict(shipped.select("occupation_soc2018", "licence_accepted_ids").iter_rows())
    assert "nurse-practitioner" in accepted["29-1141"]
    assert "registered-nurse" not in accepted["29-1171"]


def test_months_inside_the_degree_are_missing_and_an_apprenticeship_is_long(shipped):
    months = dict(shipped.select("occupation_soc2018", "months").iter_rows())
    assert months["29-1215"] is None
    assert months["47-2111"] >= 36.0
    assert months["33-9032"] < 2.0
