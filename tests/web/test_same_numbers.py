"""One question, one answer: command line, program, page, notebook, workbook and assistant.

What a team and a run of the market say stands in test_team_pages, test_market_pages and
test_rest_jobs; bytes of every endpoint in test_rest_numbers and test_rest_more.
"""

import html
import json
import re
from pathlib import Path

import fastexcel
import pytest
from fastapi.testclient import TestClient

import jobmorph as jm
from jobmorph.cli.main import run
from jobmorph.reports.theme import whole
from jobmorph.web.app import create_app

AD = Path(__file__).parents[2] / "examples" / "job-sdr.txt"
# Command line; method, endpoint and question; page of the site; Python.
ASKED = {
    "role": (["role", "SDR"], ("GET", "role", {"title": "SDR"}), "/job/SDR",
             lambda: jm.role("SDR")),
    "skills": (["skills", "SDR"], ("GET", "skills", {"title": "SDR"}), "/job/SDR/skills",
               lambda: jm.skills("SDR")),
    "ladder": (["skills", "SDR", "--ladder"], ("GET", "ladder", {"title": "SDR"}),
               "/job/SDR/ladder", lambda: jm.ladder("SDR")),
    "path": (["path", "SDR"], ("GET", "paths", {"title": "SDR"}), "/job/SDR/paths",
             lambda: jm.paths("SDR")),
    "plan": (["plan", "SDR"], ("POST", "plan", {"title": "SDR"}), "/job/SDR/plan",
             lambda: jm.plan("SDR")),
    "outlook": (["outlook", "SDR"], ("GET", "outlook", {"title": "SDR"}), "/job/SDR/outlook",
                lambda: jm.outlook("SDR")),
    "read": (["read", str(AD)],
             ("POST", "read", {"text": AD.read_text(encoding="utf-8"), "name": AD.name}), None,
             lambda: jm.read(AD)),
}  # fmt: skip


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app()) as made:
        yield made


@pytest.fixture
def printed(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def run_words(*words):
        with pytest.raises(SystemExit) as left:
            run([*words])
        assert left.value.code in (None, 0)
        return capsys.readouterr().out

    return run_words


def headings(page):
    found = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", each)) for each in found]


@pytest.fixture(scope="module")
def in_python():
    return {name: asked[-1]() for name, asked in ASKED.items()}


@pytest.mark.parametrize("name", ASKED)
def test_command_program_and_python_give_the_same_bytes(client, printed, in_python, name):
    words, (method, path, asked), _, _ = ASKED[name]
    sent = {"params": asked} if method == "GET" else {"json": asked}
    answer = client.request(method, f"/api/v1/{path}", **sent)
    assert answer.status_code == 200, answer.text
    assert answer.text == printed(*words, "--format", "json") == in_python[name].to_json()


@pytest.mark.parametrize("name", ASKED)
def test_page_notebook_and_file_lead_with_the_same_sentence(client, printed, in_python, name):
    words, _, page, _ = ASKED[name]
    said = headings(printed(*words, "--format", "html"))
    assert len(said) == 1
    framed = re.search(r'srcdoc="([^"]*)"', in_python[name]._repr_html_()).group(1)
    assert headings(html.unescape(framed)) == said
    if page is not None:
        assert headings(client.get(page).text) == said


def test_the_sentences_hold_the_figures_of_the_json(in_python):
    def lead(name):
        return headings(in_python[name].to_html())[0]

    def document(name):
        return json.loads(in_python[name].to_json())

    role = document("role")
    hours = role["summary"]["horizon"]["delegated"]["mid"] * role["hours_week"]
    assert lead("role").startswith(f"About {whole(hours)} of your {whole(role['hours_week'])} ")
    plan = document("plan")
    assert f"takes about {whole(plan['weeks_total']['mid'])} weeks" in lead("plan")
    outlook = document("outlook")
    assert f": {whole(100 * outlook['fewer_probability'])} in 100" in lead("outlook")
    moves = [each for each in document("path")["destinations"] if each["group"] == "counted"]
    most = max(moves, key=lambda each: each["move_probability"])
    assert f"left such jobs, {whole(100 * most['move_probability'])} went to" in lead("path")
    read = document("read")
    said = in_python["read"].to_html()
    assert f"names {len(read['tasks'])} duties" in said
    assert f"{len(read['skills'])} skills that we could name" in said


def test_the_workbook_of_moves_has_the_figures_of_the_json(printed, in_python, tmp_path):
    file = tmp_path / "paths.xlsx"
    printed("path", "SDR", "--output", str(file))
    book = fastexcel.read_excel(file)
    cells = set()
    for name in book.sheet_names:
        frame = book.load_sheet(name, header_row=None).to_polars()
        cells |= {str(value) for column in frame.iter_columns() for value in column.to_list()}
    numbers = {
        round(float(each), 9) for each in cells if re.fullmatch(r"-?\d+(\.\d+)?(e-\d+)?", each)
    }
    moves = json.loads(in_python["path"].to_json())["destinations"]
    counted = [each for each in moves if each["group"] == "counted" and not each["left_out"]]
    assert len(counted) > 5
    for move in counted:
        assert (
            round(move["move_probability"], 9) in numbers
            or round(100 * move["move_probability"], 9) in numbers
        )


def test_an_assistant_is_told_the_same(in_python):
    pytest.importorskip("mcp")
    from jobmorph.web.mcp.shorten import figure
    from jobmorph.web.mcp.tools import Tools

    told = Tools().read_text(AD.read_text(encoding="utf-8"))
    read = json.loads(in_python["read"].to_json())
    assert [each.hours_week for each in told.duties] == [
        figure(task["time_hours_week"]) for task in read["tasks"][: len(told.duties)]
    ]
    assert len(told.duties) + told.duties_left_out == len(read["tasks"])
    assert told.answer in html.unescape(in_python["read"].to_html())
