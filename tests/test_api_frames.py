"""Tables in and out of the Python interface: polars and pandas alike."""

from datetime import date

import pandas as pd
import polars as pl
import pytest

import jobmorph as jm
from jobmorph.api.answer import ShownAnswer, TableAnswer
from jobmorph.schema.errors import DataError, ParameterError

TASKS = {"task": ["Answer customers' questions by phone", "Write reports"], "hours": [30.5, 9.5]}
TEAM = {
    "Name": ["A. B.", "C. D.", "E. F."],
    "Job Title": ["SDR", "SDR", "Account Executive"],
    "FTE": [1.0, 0.5, None],
    "Base Salary": [52125.5, 61000.0, 90250.125],
    "Hire Date": [date(2021, 3, 1), date(2019, 7, 15), None],
}


def frames(columns):
    return [pl.DataFrame(columns), pd.DataFrame(columns)]


@pytest.mark.parametrize("frame", frames(TASKS), ids=["polars", "pandas"])
def test_a_week_from_a_table_is_the_week_from_a_file(frame, tmp_path):
    file = tmp_path / "week.csv"
    pl.DataFrame(TASKS).write_csv(file)
    assert jm.role(tasks=frame).tasks.equals(jm.role(tasks=file).tasks)


@pytest.mark.parametrize("frame", frames(TEAM), ids=["polars", "pandas"])
def test_a_roster_from_a_table_is_the_roster_from_a_file(frame, tmp_path):
    file = tmp_path / "team.csv"
    pl.DataFrame(TEAM).write_csv(file)
    told, read = jm.roster(frame), jm.roster(file)
    assert told.rows.equals(read.rows)
    assert told.titles.equals(read.titles)
    assert told.source == "table"
    assert "A. B." not in str(told.rows.to_dicts())


def test_a_team_is_redesigned_from_a_table():
    team = pd.DataFrame({"Job Title": ["SDR"] * 4 + ["Account Executive"] * 2})
    assert jm.team(team, design="hold", quarters=1).plan("hold").measures.seats == 6


def test_a_faulty_table_names_the_line_as_a_file_would():
    with pytest.raises(DataError, match="line 3"):
        jm.role(tasks=pl.DataFrame({"task": ["Call", "Write"], "hours": ["2", "about 5"]}))
    with pytest.raises(DataError, match="Collect a lazy table"):
        jm.role(tasks=pl.LazyFrame(TASKS))
    with pytest.raises(DataError, match="table is empty"):
        jm.roster(pl.DataFrame())
    with pytest.raises(ParameterError, match="no sheets"):
        jm.roster(pl.DataFrame(TEAM), sheet="Staff")


@pytest.mark.parametrize(
    "answer",
    [
        lambda: jm.role("SDR"),
        lambda: jm.compare("SDR", "registered nurse"),
        lambda: jm.evidence("outlook"),
        lambda: jm.skills("SDR"),
        lambda: jm.ladder("SDR"),
        lambda: jm.paths("SDR"),
        lambda: jm.plan("SDR", to="account executive"),
        lambda: jm.outlook("registered nurse"),
        lambda: jm.outlook_group(["41-3091", "41-9041"]),
        jm.economy,
        lambda: jm.history("switchboard operator"),
        lambda: jm.title("SDR"),
        lambda: jm.roster(pl.DataFrame(TEAM)),
        lambda: jm.survey_form("SDR"),
    ],
)
def test_every_answer_shows_itself_and_hands_out_its_table(answer):
    told = answer()
    assert isinstance(told, ShownAnswer)
    html = told._repr_html_()
    assert html.startswith('<iframe title="jobmorph: ')
    assert "&lt;!doctype html&gt;" in html.lower()
    assert "<script" not in html
    bundle = told._repr_mimebundle_()
    assert bundle == {"text/plain": str(told).rstrip("\n"), "text/html": html}
    if isinstance(told, TableAnswer):
        polars, pandas = told.to_polars(), told.to_pandas()
        assert list(pandas.columns) == polars.columns
        assert len(pandas) == polars.height > 0


def test_numbers_reach_pandas_as_they_are():
    answer = jm.role("registered nurse")
    assert answer.to_pandas()["time_share"].tolist() == answer.tasks["time_share"].to_list()
    assert jm.paths("SDR").to_pandas()["learn"].iloc[0][0] == "product depth"


def test_compared_jobs_are_told_apart_on_the_page_and_in_the_table():
    told = jm.compare("SDR", "registered nurse")
    assert told.shown_table["job_id"].unique(maintain_order=True).to_list() == [
        "sales-development/entry",
        "29-1141.00",
    ]
    page = told.to_html()
    assert page.count("Exposure is not probability of job loss") == 1
    assert told.first.share("reach", "human").mid in told.shown_table["mid"].to_list()


def test_figures_of_a_history_keep_their_count():
    table = jm.history("switchboard operator").to_polars()
    assert table["definition"].unique().len() == 3
    assert table.filter(definition="employers", year=2025).height >= 1
