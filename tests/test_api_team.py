import jobmorph as jm
from jobmorph.schema.tables import ROSTER_ROW


def test_a_roster_answers_and_shows_itself(examples, tmp_path):
    answer = jm.roster(examples / "agency.csv")
    assert answer.totals.people == 12
    assert list(answer.rows.columns) == list(ROSTER_ROW.columns)
    assert answer.shown_table.equals(answer.titles)
    assert str(answer).startswith("AGENCY.CSV")
    assert "<iframe" in answer._repr_html_()
    mapping = tmp_path / "titles.yaml"
    mapping.write_text("titles: {Texter: hold}\n")
    told = jm.roster(examples / "agency.csv", titles=mapping, drop=["Standort"])
    assert {each.title: each.status for each in told.readings}["Texter"] == "held"
    assert told.rows.get_column("location").null_count() == 12
