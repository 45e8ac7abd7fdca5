"""Pages of the labour market, as a browser without scripts meets them."""

import re
import time

import pytest
from tests.web.conftest import running_site
from tests.web.test_app import Read

from jobmorph.cli.main import run
from jobmorph.intake.scenario import parse_scenario
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.market_scenarios import all_parameters
from jobmorph.web.scenario_form import edited_from, read_edited

WAIT_SECONDS = 240
SPEED = "exposure.adoption_speed"


@pytest.fixture(scope="module")
def client():
    with running_site() as made:
        yield made


def key_of(client):
    return re.search(r'name="form_key" value="([^"]+)"', client.get("/market").text)[1]


def posted(client, address, **fields):
    return client.post(address, data={"form_key": key_of(client), **fields})


def ended(client, address):
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        answer = client.get(address)
        if 'http-equiv="refresh"' not in answer.text:
            return answer
        time.sleep(0.3)
    raise AssertionError("the run did not end")


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def typed(**changes):
    """What the editor sends: the assumptions as they stand, and some changes."""
    stands = edited_from(None)
    themes = {f"theme:{name}": theme for name, theme in stands.themes.items()}
    return {"name": "mine", "years": "1", "draws": "10", **stands.values, **themes, **changes}


def ends(low, value, high, name=SPEED):
    return {f"low:{name}": low, f"value:{name}": value, f"high:{name}": high}


@pytest.fixture(scope="module")
def ran(client):
    """A run that has ended: its address, its page."""
    started = posted(client, "/market/run", scenario="fast", years="1", draws="10")
    assert started.status_code == 303
    return started.headers["location"], ended(client, started.headers["location"])


def test_scenarios_say_what_differs(client):
    page = client.get("/market").text
    for name in ("expected", "slow", "fast", "augment-first", "cut-first"):
        assert f'href="/market/{name}"' in page
        assert f'href="/market/scenario?from={name}"' in page
    text = text_of(page)
    assert text.index("Expected") < text.index("Slow") < text.index("Fast")
    assert "0.45 (0.4-0.5)" in text and "0.25 (0.1-0.45)" in text


def test_nothing_is_computed_before_somebody_asks(client):
    start = time.monotonic()
    page = client.get("/market/cut-first?years=10&draws=100")
    assert page.status_code == 200 and time.monotonic() - start < 5
    assert 'action="/market/run"' in page.text and 'value="100"' in page.text
    assert client.site.board.counts()["running"] == 0


def test_a_run_has_the_numbers_of_the_command_in_the_frame_of_the_site(client, ran, capsys):
    address, page = ran
    assert address == "/market/fast?years=1&draws=10"
    words = ["market", "--scenario", "fast", "--years", "1", "--draws", "10", "--format"]
    with pytest.raises(SystemExit):
        run([*words, "json"])
    told = capsys.readouterr().out
    files = re.findall(r'href="(/market/runs/[^"]+)"', page.text)
    by_name = {each.rpartition("/")[2]: client.get(each) for each in files}
    assert set(by_name) == {"report.html", "answer.json", "quarters.csv"}
    assert by_name["answer.json"].text == told
    assert by_name["quarters.csv"].text.startswith("quarter,")
    report = by_name["report.html"].text
    main = re.compile(r'<main id="answer"[^>]*>(.*)</main>', re.DOTALL)
    inner = main.search(report)[1].strip()
    shown = re.sub(r'<div class="explore".*?</div>\n</div>', "", page.text, flags=re.DOTALL)
    assert inner in shown  # the report itself, not a second one
    assert page.text.count("<h1") == 1 and "<svg" in inner


def test_the_page_keeps_to_the_policy(ran):
    page = Read(ran[1].text)
    assert page.inline == []
    assert len(page.figures) == 4
    assert not [each for _, each in page.elements if "style" in each]
    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))


def test_equal_questions_share_one_run_and_its_results_stay(client, ran):
    address, page = ran
    again = posted(client, "/market/run", scenario="fast", years="1", draws="10")
    assert again.headers["location"] == address
    assert client.site.board.counts() == {"running": 0, "waiting": 0, "kept": 0}
    assert text_of(client.get(address).text).startswith(text_of(page.text)[:200])
    # Another spelling of the same question finds it too.
    assert "data-events" not in client.get("/market/fast?draws=10&years=1").text
    other = client.get("/market/fast?years=2&draws=10")
    assert 'action="/market/run"' in other.text


@pytest.mark.parametrize(
    ("query", "said"),
    [("years=0", "from 1 to 10"), ("years=two", "from 1 to 10"), ("draws=9999", "from 10 to 500")],
)
def test_bounds_are_told_beside_the_field(client, query, said):
    answer = client.get(f"/market/fast?{query}")
    assert answer.status_code == 400
    assert said in text_of(answer.text) and 'aria-invalid="true"' in answer.text
    assert posted(client, "/market/run", scenario="fast", draws="5000").status_code == 400


def test_an_unknown_scenario_is_explained(client):
    assert client.get("/market/nope").status_code == 404
    assert posted(client, "/market/run", scenario="../../etc/passwd").status_code == 404
    assert client.get("/market/fast?beside=nope").status_code == 404
    assert client.get("/market/fast?beside=fast").status_code == 400
    assert client.get("/market/own/0123").status_code == 404


def test_errors_name_fields_and_no_options(client):
    from jobmorph.studies.market import check_request
    from jobmorph.studies.market_sensitivity import check_sensitivity
    from jobmorph.studies.outlook import check_years
    from jobmorph.web.problem import problem_of

    for wrong in (
        lambda: check_request(0, 1),
        lambda: check_sensitivity("ranks", 0, 1),
        lambda: check_sensitivity("one-at-a-time", 5, 3),
        lambda: check_years(0),
    ):
        with pytest.raises(ParameterError) as caught:
            wrong()
        told = problem_of(caught.value).document()["detail"]
        assert "--" not in told and "jobmorph" not in told


def test_comparing_leads_to_both(client):
    to = client.get("/market/compare?first=slow&second=fast&years=3").headers["location"]
    assert to == "/market/fast?beside=slow&years=3"  # as the command: the second less the first
    assert "fast beside slow" in client.get(to).text
    assert client.get("/market/compare?first=slow&second=//x").status_code == 404
    assert client.get("/market/compare").headers["location"] == "/market#compare"


def test_the_editor_tells_all_that_is_wrong_at_once(client):
    wrong = typed(
        name="fast",
        years="99",
        **ends("0.5", "0.4", "0.6"),
        **ends("about 1", "0.4", "0.9", "market.realised_share"),
        **ends("0.5", "2", "3", "market.pass_through"),
    )
    answer = posted(client, "/market/scenario", **wrong)
    assert answer.status_code == 400
    text = text_of(answer.text)
    assert "5 fields need a look" in text
    for said in ("A shipped scenario has this name", "from 1 to 10", "must not fall",
                 "Low is not a number", "This must be from 0 to 1"):  # fmt: skip
        assert said in text
    assert 'value="about 1"' in answer.text
    for address in ("/market/run", "/market/scenario/file"):
        assert posted(client, address, **{**wrong, "own": "1"}).status_code == 400


def test_a_scenario_goes_out_as_a_file_and_comes_in_again(client):
    asked = typed(**ends("0,3", "0.35", "0.4"))
    file = posted(client, "/market/scenario/file", **asked)
    assert file.headers["content-disposition"] == 'attachment; filename="mine.yaml"'
    base_date = client.site.edition.manifest.base_date
    read = parse_scenario(
        TextFile("mine.yaml", file.text, "UTF-8"), base_date=base_date, parameters=all_parameters()
    )
    assert [(each.name, each.low, each.value, each.high) for each in read.changes] == [
        (SPEED, 0.3, 0.35, 0.4)
    ]
    files = {"file": ("mine.yaml", file.content)}
    opened = client.post("/market/open", files=files, data={"form_key": key_of(client)})
    assert opened.status_code == 200
    assert "One assumption differs" in text_of(opened.text)
    assert f'id="value:{SPEED}" name="value:{SPEED}" value="0.35"' in opened.text
    checked = posted(client, "/market/scenario", **typed())
    assert "the assumptions as they stand" in text_of(checked.text)


def test_every_shipped_scenario_survives_the_editor(client):
    from jobmorph.studies.market_scenarios import shipped_scenarios

    date = client.site.edition.manifest.base_date
    for name, scenario in shipped_scenarios(date).items():
        edited = edited_from(scenario, name=f"my-{name}")
        assert dict(edited.faults) == {}
        file = TextFile("x.yaml", edited.text, "UTF-8")
        read = parse_scenario(file, base_date=date, parameters=all_parameters())
        assert set(read.changes) == set(scenario.changes)


def test_a_faulty_file_tells_every_line(client):
    lines = ("name: x", "adoption:", "  nonsense: {low: 1, value: 1, high: 1}", f"  {SPEED}: 3")
    text = "\n".join(lines).encode()
    files = {"file": ("x.yaml", text)}
    answer = client.post("/market/open", files=files, data={"form_key": key_of(client)})
    assert answer.status_code == 400
    assert "Line 3" in answer.text and "Line 4" in answer.text
    for content in (b"", b"\x00\x01", b"PK\x03\x04", b"[" * 5000, b"a: &a [*a]"):
        files = {"file": ("x.yaml", content)}
        answer = client.post("/market/open", files=files, data={"form_key": key_of(client)})
        assert answer.status_code == 400, content
    nothing = client.post(
        "/market/open", files={"file": ("", b"")}, data={"form_key": key_of(client)}
    )
    assert "Choose one first" in nothing.text


def test_an_own_scenario_runs_beside_another(client):
    asked = typed(**ends("0.3", "0.35", "0.4"))
    started = posted(client, "/market/run", **asked, own="1", beside="slow")
    address = started.headers["location"]
    assert re.fullmatch(r"/market/own/[0-9a-f]{32}", address)
    page = ended(client, address)
    assert page.status_code == 200
    assert "mine beside slow" in text_of(page.text)
    stamp = address.rpartition("/")[2]
    yaml = client.get(f"/market/runs/{stamp}/files/scenario.yaml")
    assert "name: mine" in yaml.text
    for name in ("page.json", "none", "..%2fpasswd"):
        assert client.get(f"/market/runs/{stamp}/files/{name}").status_code == 404


def test_cancelling_kills_the_run(client):
    started = posted(client, "/market/run", scenario="slow", years="10", draws="500")
    address = started.headers["location"]
    page = client.get(address).text
    stamp = re.search(r"/market/runs/([0-9a-f]+)/cancel", page)[1]
    job = next(iter(client.site.board._jobs.values()))
    assert posted(client, f"/market/runs/{stamp}/cancel").headers["location"] == address
    assert job.state == "cancelled"
    assert 'action="/market/run"' in client.get(address).text


def test_forms_from_elsewhere_are_refused(client):
    for address in ("/market/run", "/market/scenario", "/market/scenario/file", "/market/open"):
        assert client.post(address, data={"scenario": "fast"}).status_code == 403
    assert client.site.board.counts()["running"] == 0


def test_odd_names_and_themes_never_reach_a_file():
    odd = read_edited(
        {"name": "a: [", "theme:nonsense": "adoption", "theme:market.pass_through": "evil\nx",
         "low:nonsense": "1"}
    )  # fmt: skip
    assert set(odd.faults) == {"name"}
    assert "nonsense" not in odd.themes and odd.changes == 0


def test_a_first_look_stands_there_without_a_wait(client):
    from jobmorph.reports.market_look import look_source
    from jobmorph.reports.market_terminal import lead_sentence
    from jobmorph.studies.market_look import TABLE, market_looks

    if not client.site.edition.path(TABLE).is_file():
        pytest.skip("this edition holds no first look")
    start = time.monotonic()
    page = client.get("/market").text
    assert time.monotonic() - start < 5 and client.site.board.counts()["running"] == 0
    look = next(each for each in market_looks(client.site.edition) if each.scenario == "expected")
    text = text_of(page)
    assert lead_sentence(look) in text
    assert look.draws + look.dropped_draws == 100
    assert f"{look.draws} draws of seed 0 in each, 2026-11 to 2036-11, edition" in text
    assert look_source(look) in text
    assert 'id="scenario-peaks"' in page and page.count('class="plot"') == 2
    assert 'href="/market/expected"' in page


def test_a_job_of_its_own_comes_first_and_has_the_numbers_of_the_command(client, capsys):
    words = {"years": "1", "draws": "10", "occupation": "registered nurse"}
    started = posted(client, "/market/run", scenario="fast", **words)
    address = started.headers["location"]
    assert address == "/market/fast?occupation=registered+nurse&years=1&draws=10"
    page = ended(client, address)
    assert re.search(r"<h1>Registered Nurses: [^<]* jobs wanted beside the reference", page.text)
    options = ["--years", "1", "--draws", "10", "--occupation", "registered nurse"]
    with pytest.raises(SystemExit):
        run(["market", "--scenario", "fast", *options, "--format", "json"])
    told = capsys.readouterr().out
    stamp = re.search(r"/market/runs/([0-9a-f]+)/files", page.text)[1]
    assert client.get(f"/market/runs/{stamp}/files/answer.json").text == told


def test_an_unknown_job_is_told_beside_its_field_before_anything_runs(client):
    answer = posted(client, "/market/run", scenario="fast", occupation="growth ninja xyz")
    assert answer.status_code == 400 and "No job found for these words" in text_of(answer.text)
    assert 'value="growth ninja xyz"' in answer.text
    own = posted(client, "/market/run", own="1", **typed(), occupation="growth ninja xyz")
    assert own.status_code == 400 and "No job found for these words" in text_of(own.text)
    assert client.get("/market/fast?occupation=growth+ninja+xyz").status_code == 400
    assert client.site.board.counts()["running"] == 0
    assert "data-suggest" in client.get("/market/fast").text.split("</header>")[1]


def test_which_assumption_decides_it_has_the_numbers_of_the_command(client, ran, capsys):
    assert 'href="/market/sensitivity?scenario=fast&amp;years=1"' in ran[1].text
    form = client.get("/market/sensitivity?scenario=fast&years=1").text
    assert "<option selected>fast" in form and 'id="method-sobol"' in form
    started = posted(
        client, "/market/sensitivity", scenario="fast", method="ranks", years="1", draws="10"
    )
    address = started.headers["location"]
    assert address == "/market/sensitivity/fast?method=ranks&years=1&draws=10"
    page = ended(client, address)
    words = ["market", "sensitivity", "--scenario", "fast", "--years", "1", "--draws", "10"]
    with pytest.raises(SystemExit):
        run([*words, "--format", "json"])
    told = capsys.readouterr().out
    files = re.findall(r'href="(/market/runs/[^"]+)"', page.text)
    by_name = {each.rpartition("/")[2]: client.get(each) for each in files}
    assert set(by_name) == {"report.html", "answer.json", "matters.csv"}
    assert by_name["answer.json"].text == told
    assert 'href="/market/fast?years=1&amp;draws=100"' in page.text  # back to the run
    assert Read(page.text).inline == []


def test_faults_of_an_analysis_are_told_beside_the_fields(client):
    wrong = posted(
        client, "/market/sensitivity", scenario="fast", method="sobol", years="99", draws="500"
    )
    assert wrong.status_code == 400
    assert "from 1 to 10" in wrong.text and "from 8 to 128" in wrong.text
    assert posted(client, "/market/sensitivity", scenario="fast", method="luck").status_code == 400
    assert client.get("/market/sensitivity/nope").status_code == 404
    assert client.get("/market/sensitivity?scenario=nope").status_code == 404
    # A stamp that nobody knows leads nowhere: the first of the shipped stands there.
    assert "<option selected>expected" in client.get("/market/sensitivity?stamp=0123").text


def test_an_own_scenario_is_analysed_too(client):
    asked = typed(**ends("0.3", "0.35", "0.4"))
    address = posted(client, "/market/run", **asked, own="1").headers["location"]
    page = ended(client, address)
    link = re.search(r'href="(/market/sensitivity\?stamp=[^"]+)"', page.text)[1]
    form = client.get(link.replace("&amp;", "&")).text
    stamp = re.search(r'name="stamp" value="([0-9a-f]{32})"', form)[1]
    assert "mine" in form and "<select" not in form.split("</header>")[1]
    started = posted(
        client, "/market/sensitivity", stamp=stamp, method="ranks", years="1", draws="10"
    )
    place = started.headers["location"]
    assert re.fullmatch(r"/market/own/[0-9a-f]{32}", place) and place != address
    assert "Scenario mine" in text_of(ended(client, place).text)


def test_a_comparison_shows_charts_of_the_difference(client):
    started = posted(client, "/market/run", scenario="fast", beside="slow", years="1", draws="10")
    page = ended(client, started.headers["location"])
    for name in ("unemployment", "groups", "demand"):
        assert f'<h2 id="{name}">' in page.text
    assert "Difference, fast less slow, points" in text_of(page.text)
