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


def test_a_team_is_redesigned_and_shows_itself(examples, tmp_path):
    limits = tmp_path / "limits.yaml"
    limits.write_text("seats: {least: 12, most: 12}\ncoaching_hours: 0.4\n")
    answer = jm.team(examples / "agency.csv", design="hold", quarters=4, limits=limits)
    plan = answer.plan("hold")
    assert plan.measures.seats == 12
    assert answer.limits_source == "limits.yaml"
    table = answer.shown_table
    seats = table.filter((table["measure"] == "seats") & (table["design"] == "hold"))
    assert seats.row(0) == ("hold", "seats", None, 12.0, None)
    cost = table.filter((table["measure"] == "cost_amount_year") & (table["design"] == "as-is"))
    assert cost.row(0)[2:] == tuple(
        getattr(answer.as_is.cost_amount_year, end) for end in ("low", "mid", "high")
    )
    assert answer.to_xlsx()[:2] == b"PK"
    assert "Hold" in str(answer)
    again = jm.team(jm.roster(examples / "agency.csv"), design="hold", quarters=4, limits=limits)
    assert again.plan("hold").measures == plan.measures
