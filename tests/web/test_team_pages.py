"""Pages of a team, as a browser without scripts meets them."""

import csv
import io
import json
import re
import time
import zipfile
from pathlib import Path

import pytest
from tests.web.conftest import client_of, running_site
from tests.web.test_app import Read

from jobmorph.cli.main import run
from jobmorph.intake.disclosure_store import ledger_home, read_ledger
from jobmorph.web.job_limits import JobLimits
from jobmorph.web.jobs import JobBoard
from jobmorph.web.settings import Settings
from jobmorph.web.team_desk import TeamDesk
from jobmorph.web.team_fields import asked_plan
from jobmorph.web.team_request import TeamRequest, Upload
from jobmorph.web.typed_number import typed_number

GTM = Path(__file__).parents[2] / "examples" / "gtm_team.csv"
SMALL = b"Name,Job Title\n" + b"A. B.,SDR\n" * 6 + b"C. D.,Glimmer Wrangler\n" * 2
WAIT_SECONDS = 240


@pytest.fixture(scope="module")
def client():
    with running_site() as made:
        yield made


def key_of(client):
    return re.search(r'name="form_key" value="([^"]+)"', client.get("/team").text)[1]


def handed_in(client, content=SMALL, name="team.csv", **fields):
    files = {"roster": (name, content), "mapping": ("", b"")}
    data = {"form_key": key_of(client), **fields}
    answer = client.post("/team", files=files, data=data)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def ended(client, address):
    """Ask again as a page without scripts does, until it no longer asks to."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        answer = client.get(address)
        if 'http-equiv="refresh"' not in answer.text:
            return answer
        time.sleep(0.3)
    raise AssertionError("the job did not end")


def posted(client, address, **fields):
    return client.post(address, data={"form_key": key_of(client), **fields})


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def planned(client, base, **fields):
    answer = posted(client, f"{base}/run", design="hold", quarters="2", **fields)
    assert answer.status_code == 303, text_of(answer.text)
    page = ended(client, answer.headers["location"])
    assert page.status_code == 200, page.headers
    return page.text


def printed(capsys, *words):
    with pytest.raises(SystemExit):
        run(list(words))
    return capsys.readouterr().out


def test_the_first_page_says_what_is_kept_before_anything_is_handed_in(client):
    page = client.get("/team")
    text = text_of(page.text)
    assert page.headers["cache-control"] == "no-store"
    for words in ("Never read", "Names, e-mail addresses", "groups of five or more", "30 minutes"):
        assert words in text
    assert "memory of this computer" in text
    assert text.index("Hand in a roster") < text.index("For data protection")


def test_off_loopback_the_page_names_the_server_and_when_a_roster_is_gone():
    token = "abcdefghijklmnop"
    away = client_of(Settings(host="10.0.0.5", token=token), base="http://10.0.0.5:8137")
    page = away.get("/team", headers={"authorization": f"Bearer {token}"}).text
    assert "This page runs on 10.0.0.5, not on your computer" in text_of(page)
    assert "gone when you close the job" in text_of(page)


def test_a_form_from_elsewhere_is_refused(client):
    files = {"roster": ("team.csv", SMALL)}
    assert client.post("/team", files=files).status_code == 403
    assert client.post("/team/example").status_code == 403


def test_from_a_roster_to_its_papers_and_nothing_left(client, state):
    base = handed_in(client)
    check = ended(client, base)
    assert check.status_code == 200 and check.headers["cache-control"] == "no-store"
    text = text_of(check.text)
    assert "team.csv: 8 people read" in text
    assert "Dropped unread: Name (names)" in text
    assert "A. B." not in check.text
    assert "Glimmer Wrangler" in check.text
    titles = client.get(f"{base}/files/titles.yaml")
    assert '"Glimmer Wrangler": "?"' in titles.text
    # Decide the title in words of one's own.
    answer = posted(
        client, f"{base}/titles", **{"means-0": "", "other-0": "customer success manager"}
    )
    assert answer.headers["location"] == base
    decided = ended(client, base).text
    assert "1 as your mapping says" in text_of(decided)
    assert 'value="customer-success/mid" selected' in decided
    # Every wrong field at once, beside itself, and nothing started.
    wrong = posted(client, f"{base}/run", design="hold", quarters="many", growth="500")
    assert wrong.status_code == 400
    assert "2 fields need a look" in text_of(wrong.text)
    assert wrong.text.count('aria-invalid="true"') == 2 and 'value="many"' in wrong.text
    page = planned(client, base)
    assert "A. B." not in page
    assert page.count("<h1") == 1
    for name in ("plan.html", "plan.xlsx", "plan.zip", "hold/plan.html",
                 "hold/pack/notice-to-staff.md", "hold/pack/notice-to-staff.html"):  # fmt: skip
        assert f'{base}/files/{name}"' in page
        file = client.get(f"{base}/files/{name}")
        assert file.status_code == 200 and file.headers["cache-control"] == "no-store"
        assert file.headers["content-disposition"].startswith("attachment")
    names = zipfile.ZipFile(io.BytesIO(client.get(f"{base}/files/plan.zip").content)).namelist()
    assert "audit.json" in names
    for name in ("none.md", "../plan.html", "..%2f..%2fetc%2fpasswd"):
        assert client.get(f"{base}/files/{name}").status_code == 404
    forgotten = posted(client, f"{base}/forget")
    assert forgotten.headers["location"] == "/team?forgotten=1"
    assert "Forgotten: the roster" in text_of(client.get("/team?forgotten=1").text)
    for place in ("", "/plan", "/events", "/files/plan.xlsx"):
        assert client.get(base + place).status_code == 404, place
    counts = client.site.board.counts()
    assert (counts["running"], counts["waiting"]) == (0, 0)


def test_page_programs_command_and_workbook_give_the_same_numbers(
    client, state, capsys, monkeypatch
):
    words = ["--design", "hold", "--quarters", "2", "--format", "json"]
    told = printed(capsys, "team", str(GTM), *words)
    files = {"roster": (GTM.name, GTM.read_bytes())}
    asked = {"design": "hold", "quarters": "2"}
    started = client.post("/api/v1/team", files=files, data=asked)
    job = started.headers["location"]
    until = time.monotonic() + WAIT_SECONDS
    while client.get(job).json()["state"] in ("waiting", "running"):
        assert time.monotonic() < until
        time.sleep(0.3)
    assert client.get(f"{job}/result").text == told
    base = posted(client, "/team/example").headers["location"]
    ended(client, base)
    page = planned(client, base)
    assert client.get(f"{base}/files/plan.json").text == told
    # The page's own table of designs is that of the report, cell by cell.
    report = client.get(f"{base}/files/plan.html").text
    table = re.compile(r'<table class="compare">.*?</table>', re.DOTALL)
    assert table.search(page)[0] == table.search(report)[0]
    measures = json.loads(told)["designs"][0]["measures"]
    cost = measures["cost_amount_year"]["mid"]
    shown = text_of(table.search(page)[0])
    assert f"{cost / 1e6:.2f}" in shown and f"{measures['customer_hours_week']:.0f}" in shown
    fastexcel = pytest.importorskip("fastexcel")
    book = fastexcel.read_excel(client.get(f"{base}/files/plan.xlsx").content)
    sheet = book.load_sheet("Designs", header_row=None, dtypes="string").to_polars()
    numbers = {number for row in sheet.rows() for number in map(as_number, row) if number}
    for value in (cost, measures["customer_hours_week"], measures["seats"]):
        assert any(value == pytest.approx(each, rel=1e-9) for each in numbers), value
    posted(client, f"{base}/forget")
    client.delete(job)


def as_number(cell):
    try:
        return float(cell)
    except (TypeError, ValueError):
        return None


def people(seventh=()):
    rows = [f"SDR,Sales,201{number}-03-01" for number in range(6)]
    return ("Job Title,Department,Hire Date\n" + "\n".join([*rows, *seventh]) + "\n").encode()


def test_what_one_page_told_the_next_cannot_be_held_against(client, state):
    """One person more: the middle year of the larger group would tell that person's."""
    first = ended(client, handed_in(client, people())).text
    assert read_ledger(ledger_home()).told
    second = ended(client, handed_in(client, people(["SDR,Sales,2024-01-01"]))).text
    assert "2012" in first
    for page in (first, second):
        assert "2013" not in text_of(page)


def test_small_groups_are_folded_on_the_page(client, state):
    rows = "SDR,Sales,2019\n" * 6 + "Account Executive,Partners,2001\n"
    page = text_of(ended(client, handed_in(client, f"Title,Team,Hired\n{rows}".encode())).text)
    assert "2001" not in page


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Funktion;Abteilung;Pensum\nSDR;Verkauf Süd;80%\n", "cp1252"),
        ("Funktion;Abteilung;Pensum\nSDR;Verkauf Süd;80%\n", "utf-16"),
        ("\N{BYTE ORDER MARK}Funktion;Abteilung;Pensum\r\nSDR;Verkauf Süd;80%\r\n", "utf-8"),
    ],
)
def test_odd_encodings_are_read(client, state, content, encoding):
    page = ended(client, handed_in(client, content.encode(encoding)))
    assert page.status_code == 200
    assert "0.8 full-time" in text_of(page.text)


def test_a_roster_without_titles_says_which_columns_it_found_and_reads_on(client, state):
    base = handed_in(client, b"Tun,Kst,Eintritt\nSDR,1,2020\nSDR,1,2021\n")
    refused = ended(client, base)
    assert refused.status_code == 422
    text = text_of(refused.text)
    assert "Tun" in text and "Kst" in text
    assert "--title" not in text and "jobmorph team" not in text
    posted(client, f"{base}/columns", title="Tun")
    assert "2 people read" in text_of(ended(client, base).text)
    posted(client, f"{base}/forget")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("team.csv", b" ", "empty"),
        ("team.xlsx", b"PK\x03\x04", "no workbook"),
        ("../../etc/passwd", b"\x00" * 300, "passwd"),
    ],
)
def test_what_cannot_be_read_is_explained(client, state, name, content, said):
    refused = ended(client, handed_in(client, content, name))
    assert refused.status_code == 422
    assert said in text_of(refused.text)
    assert ".." not in text_of(refused.text).replace("...", "")


def test_no_file_is_asked_for_again(client):
    files = {"roster": ("", b"")}
    answer = client.post("/team", files=files, data={"form_key": key_of(client)})
    assert answer.status_code == 400
    assert "Choose a file first" in answer.text


def test_words_that_name_no_job_are_told(client, state):
    base = handed_in(client)
    ended(client, base)
    posted(client, f"{base}/titles", **{"other-0": "zzqqx vvkk"})
    refused = ended(client, base)
    assert refused.status_code == 422
    assert "no job found for these words: zzqqx vvkk" in text_of(refused.text).lower()
    posted(client, f"{base}/forget")


def test_limits_that_cannot_be_used_are_told_beside_the_form(client, state):
    base = handed_in(client)
    ended(client, base)
    files = {"limits": ("limits.yaml", b"entry_seats: many\nbudgett: 4\n")}
    fields = {"form_key": key_of(client), "design": "hold", "quarters": "2"}
    answer = client.post(f"{base}/run", files=files, data=fields)
    back = ended(client, answer.headers["location"])
    assert back.status_code == 303 and back.headers["location"] == base
    page = client.get(base)
    assert page.status_code == 422
    assert "No plan came of that" in page.text
    assert "line 1" in page.text and "line 2" in page.text
    posted(client, f"{base}/forget")


def test_cancelling_kills_the_work_and_keeps_the_roster(client, state):
    base = handed_in(client, b"Job Title\n" + b"SDR\n" * 60)
    ended(client, base)
    posted(client, f"{base}/run", design="all", quarters="8")
    page = client.get(f"{base}/plan").text
    assert 'http-equiv="refresh"' in page and f'action="{base}/cancel"' in page
    job = next(job for job in client.site.board._jobs.values() if job.kind == "team")
    assert posted(client, f"{base}/cancel").headers["location"] == base
    assert job.state == "cancelled"
    until = time.monotonic() + 10
    while job.process is not None and time.monotonic() < until:
        time.sleep(0.1)
    assert job.process is None
    assert client.get(f"{base}/plan").headers["location"] == base
    assert "60 people read" in text_of(ended(client, base).text)
    posted(client, f"{base}/forget")


def test_progress_is_streamed(client, state):
    base = handed_in(client)
    told = client.get(f"{base}/events").text
    assert "event: progress" in told and "event: done" in told
    posted(client, f"{base}/forget")


def test_pages_of_a_team_keep_to_the_policy(client, state):
    base = handed_in(client)
    for text in (ended(client, base).text, planned(client, base)):
        page = Read(text)
        assert page.inline == []
        assert not [each for _, each in page.elements if "style" in each]
        assert len(page.all("h1")) == len(page.all("main")) == 1
        ids = [each["id"] for _, each in page.elements if "id" in each]
        assert len(ids) == len(set(ids))
        labelled = {each.get("for") for each in page.all("label")}
        for tag in ("input", "select"):
            for each in page.all(tag):
                assert each.get("id") in labelled or each.get("type") in ("hidden", "checkbox"), (
                    each
                )
    posted(client, f"{base}/forget")


def test_a_roster_is_gone_after_a_while_and_when_others_need_room():
    board = JobBoard(JobLimits(kept_seconds=0.2))
    desk = TeamDesk(board)
    first = desk.open(TeamRequest(Upload("a.csv", b"x")))
    assert desk.find(first.id) is first
    time.sleep(0.5)
    with pytest.raises(Exception, match="not here"):
        desk.find(first.id)
    board = JobBoard()
    desk = TeamDesk(board)
    many = [desk.open(TeamRequest(Upload("a.csv", b"x"))) for _ in range(10)]
    held = []
    for each in many:
        try:
            held.append(desk.find(each.id))
        except Exception:  # one that made room
            continue
    assert held == many[2:]
    desk.close_all()


def test_the_form_of_limits_means_what_the_options_of_the_command_mean():
    typed = {"design": "cut-cost", "quarters": "6", "budget": "5,000,000", "entry_seats": "8",
             "growth": "-5", "layoffs": "2,5", "explain": "1"}  # fmt: skip
    asked = asked_plan(typed)
    assert dict(asked.faults) == {}
    wishes = asked.changes["wishes"]
    assert (wishes.budget_amount_year, wishes.entry_seats) == (5_000_000.0, 8)
    assert (wishes.growth_year, wishes.layoff_share) == (-0.05, 0.025)
    assert (asked.changes["quarters"], asked.changes["is_explained"]) == (6, True)
    nothing = asked_plan({})
    assert nothing.changes["wishes"].layoff_share is None
    assert set(asked_plan({"design": "x", "quarters": "0", "entry_seats": "1.5"}).faults) == {
        "design", "quarters", "entry_seats",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("1'200", 1200.0), ("1.5e3", 1500.0), ("٣", 3.0), ("nan", None), ("1,2,3", None), ("", None)],
)
def test_numbers_are_read_as_people_type_them(text, value):
    assert typed_number(text) == value


def test_the_example_is_the_team_of_the_guide(client):
    rows = list(csv.reader(GTM.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 41
