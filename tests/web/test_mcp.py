"""The tools of an assistant, through the SDK's own client in this process."""

import json
import subprocess
import sys
from pathlib import Path

import anyio
import pytest

pytest.importorskip("mcp")

from mcp import Client

import jobmorph as jm
from jobmorph.reference.edition import open_edition
from jobmorph.reference.evidence_targets import evidence_areas
from jobmorph.studies.market_scenarios import list_scenarios
from jobmorph.web.mcp import inputs, study_tool, tools
from jobmorph.web.mcp.server import build_server
from jobmorph.web.mcp.shorten import figure

CAUTION = "Exposure is not probability of job loss."
AD = (Path(__file__).parents[2] / "examples" / "job-sdr.txt").read_text(encoding="utf-8")
QUESTIONS = {
    "read_title": {"titles": ["Sr. Acct Exec", "SDR"]},
    "read_text": {"text": AD},
    "role": {"job": "SDR"},
    "compare_roles": {"first": "SDR", "second": "registered nurse"},
    "skills": {"job": "SDR"},
    "ladder": {"job": "SDR"},
    "paths": {"job": "SDR", "max_months": 18},
    "plan": {"job": "SDR", "to": "account executive"},
    "outlook": {"job": "SDR"},
    "history": {"job": "switchboard operator"},
    "library_roles": {"only_new": True},
    "library_role": {"job": "SDR"},
    "market_scenario": {"scenario": "fast", "years": 1, "draws": 4},
    "evidence": {"area": "outlook"},
}
# Scores name their own; a list of roles is our own judgement and says so.
UNSOURCED = ("evidence", "library_roles")
PLACES = (str(Path(__file__).parents[2]), sys.prefix, str(Path.home()))
PATHS = ("path", "file", "folder", "roster", "profile", "tasks_file", "scenario_file")


def ask(work, **options):
    """Run an asynchronous conversation with a fresh server."""

    async def talk():
        async with Client(build_server(), **options) as client:
            return await work(client)

    return anyio.run(talk)


def call(name, **arguments):
    return ask(lambda client: client.call_tool(name, arguments))


def told(name, **arguments):
    result = call(name, **arguments)
    assert not result.is_error, result.content[0].text
    return result.structured_content


@pytest.fixture(scope="module")
def answers():
    async def all_answers(client):
        return {name: await client.call_tool(name, asked) for name, asked in QUESTIONS.items()}

    return ask(all_answers)


@pytest.fixture(scope="module")
def listed():
    return {tool.name: tool for tool in ask(lambda client: client.list_tools()).tools}


def test_every_study_for_one_person_is_a_tool(listed):
    assert list(listed) == list(QUESTIONS)


def test_tools_only_read_and_say_what_they_take(listed):
    for tool in listed.values():
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is False
        assert len(tool.description) > 80
        assert tool.title
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        for name, asked in tool.input_schema["properties"].items():
            described = [asked, *asked.get("anyOf", [])]
            assert any("description" in each for each in described), (tool.name, name)


def test_no_tool_takes_a_path_or_a_roster(listed):
    asked = {name for tool in listed.values() for name in tool.input_schema["properties"]}
    assert not asked & set(PATHS)
    # The one study that reads a scenario from a file is asked by shipped names only.
    for refused in ("own.yaml", "../own.yaml"):
        result = call("market_scenario", scenario=refused)
        assert result.is_error
        assert "slow" in result.content[0].text


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_short_and_says_what_it_rests_on(answers, name):
    result = answers[name]
    assert not result.is_error, result.content[0].text
    text = result.content[0].text
    found = result.structured_content
    assert json.loads(text) == found
    assert len(text) < 4_000  # about a thousand tokens
    assert found["caution"] == CAUTION
    assert found["answer"]
    assert found["more"].startswith("jobmorph ")
    assert found["record"]["edition"] == open_edition().manifest.edition
    assert found["record"]["version"] == jm.__version__
    assert found["record"]["country"] == "US"
    assert not any(place in text for place in PLACES)


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in UNSOURCED])
def test_an_answer_names_sources_of_each_kind(answers, name):
    sources = answers[name].structured_content["record"]["sources"]
    assert sources
    kinds = [source.rpartition("(")[2].rstrip(")") for source in sources]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= {
        "official count", "checked research", "survey", "seller's claim", "our model",
    }  # fmt: skip


def test_the_role_has_the_figures_of_python_and_of_json(answers):
    found = answers["role"].structured_content
    answer = jm.role("SDR")
    document = json.loads(answer.to_json())
    by_moment = dict(zip(("today", "horizon", "reach"), found["moments"], strict=True))
    for moment, week in by_moment.items():
        for part in ("delegated", "assisted", "human"):
            hours = answer.hours(moment, part).as_dict()
            written = document["summary"][moment][part]
            for end in ("low", "mid", "high"):
                assert week[part][end] == figure(hours[end])
                assert week[part][end] == figure(written[end] * document["hours_week"])
    freed = document["summary"]["horizon"]["hours_freed_week"]
    assert found["freed_hours_week"] == {end: figure(freed[end]) for end in freed}
    first = max(document["tasks"], key=lambda task: task["time_hours_week"])
    assert found["tasks"][0]["task"] == first["label"]
    hours = first["time_hours_week"]
    assert found["tasks"][0]["human"] == figure(first["horizon"]["human"]["mid"] * hours)
    assert found["us"]["jobs"] == document["employment"]["heads"]
    assert found["us"]["is_borrowed"] is True
    assert found["record"]["seed"] == document["record"]["seed"]
    assert found["answer"].split(". ")[0] in " ".join(str(answer).split())


def test_other_studies_have_the_figures_of_python_too(answers):
    outlook = jm.outlook("SDR")
    found = answers["outlook"].structured_content
    assert [found[end] for end in ("low", "middle", "high")] == [
        figure(outlook.low), figure(outlook.middle), figure(outlook.high),
    ]  # fmt: skip
    plan = jm.plan("SDR", to="account executive", hours=4)
    found = answers["plan"].structured_content
    assert found["weeks"]["mid"] == figure(plan.weeks_total.mid)
    assert found["steps_left_out"] == plan.steps.height - len(found["steps"])
    moves = jm.paths("SDR", limits=jm.PathLimits(most_months=18)).destinations
    first = next(row for row in moves.filter(group="counted").to_dicts() if not row["left_out"])
    told_moves = answers["paths"].structured_content["moves"]
    counted = next(move for move in told_moves if move["group"] == "counted")
    assert counted["of_100_leavers"]["mid"] == figure(100 * first["move_probability"])
    skills = jm.skills("SDR").skills.row(0, named=True)
    found = answers["skills"].structured_content["skills"][0]
    assert found["hours_now"] == figure(skills["time_hours_week_today"])
    market = jm.market("fast", years=1, draws=4)
    found = answers["market_scenario"].structured_content
    peak = market.headline("peak_unemployment_rate", "difference")
    assert found["figures"][0]["difference"]["mid"] == figure(peak.mid)


def test_a_text_has_the_duties_of_the_command(answers, tmp_path):
    found = answers["read_text"].structured_content
    answer = jm.read(Path(__file__).parents[2] / "examples" / "job-sdr.txt")
    first = answer.tasks.row(0, named=True)
    assert found["duties"][0]["hours_week"] == figure(first["time_hours_week"])
    assert first["statement"].startswith(found["duties"][0]["duty"].removesuffix("..."))
    assert found["skills"] == answer.skills["skill_label"].to_list()[:8]
    assert found["job"]["id"] == "sales-development/entry"


def test_a_resume_is_told_without_whose_it_is():
    words = "Curriculum vitae\nJane Q. Doe\njane.doe@example.org\n\nExperience\nSDR, 2019-2023\n"
    found = told("read_text", text=f"{words}- Called 40 prospects a day\n- Wrote first messages\n")
    assert "jane" not in json.dumps(found).lower()
    assert "e-mail addresses" in found["dropped"] or "contact data" in found["dropped"]


def test_the_library_names_its_families_and_the_roles_of_one():
    families = told("library_roles")
    listed = open_edition().table("role")
    assert len(families["families"]) == listed["family"].n_unique()
    roles = told("library_roles", family="sales-development")["roles"]
    expected = listed.filter(listed["family"] == "sales-development")["role_id"].to_list()
    assert sorted(each["role_id"] for each in roles) == sorted(expected)
    role = told("library_role", job="SDR", level="lead")
    assert role["role_id"] == "sales-development/lead"
    assert role["tasks"][0]["takes"]


@pytest.mark.parametrize("name", ["role", "compare_roles", "skills", "ladder", "paths", "plan",
                                  "outlook", "history", "evidence", "read_title",
                                  "library_roles", "library_role"])  # fmt: skip
def test_the_command_named_for_more_runs(answers, name, tmp_path, capsys):
    import shlex

    from jobmorph.cli.main import run

    words = shlex.split(answers[name].structured_content["more"])
    assert words[0] == "jobmorph"
    with pytest.raises(SystemExit) as left:
        run(words[1:])
    assert left.value.code == 0
    assert capsys.readouterr().out


def test_the_command_of_a_market_run_names_what_exists():
    from typer.main import get_command

    from jobmorph.cli.app import app

    words = told("market_scenario", scenario="slow", years=1, draws=4, job="cashier")["more"]
    options = {
        name
        for parameter in get_command(app).commands["market"].commands["run"].params
        for name in parameter.opts
    }
    named = [word for word in words.split() if word.startswith("--")]
    assert named == ["--scenario", "--years", "--occupation"]
    assert set(named) <= options


def test_few_draws_are_said_and_progress_is_told():
    seen = []

    async def run(client):
        async def note(progress, total, message):
            seen.append((progress, total, message))

        return await client.call_tool(
            "market_scenario",
            {"scenario": "slow", "years": 1, "draws": 4},
            progress_callback=note,
        )

    found = ask(run).structured_content
    assert found["draws"] == 4
    assert "Only 4 draws" in found["draws_warning"]
    assert seen[-1] == (4, 4, "4 of 4 draws")


@pytest.mark.parametrize(
    ("name", "arguments", "parts"),
    [
        ("role", {"job": "growth ninja"}, ['no job found for "growth ninja"', "Nearest: "]),
        ("library_role", {"job": "growth ninja xq"}, ["the tool library_roles"]),
        ("library_roles", {"family": "sales-developmnt"}, ["family: ", "sales-development"]),
        ("read_text", {"text": "?!"}, ["holds no words"]),
        ("read_text", {"text": "/etc/passwd", "job": "growth ninja"}, ["no job found"]),
        ("role", {"job": "sdr", "horizon_years": 99}, ["horizon_years: ", "equal to 15"]),
        ("role", {"job": "\x00\n "}, ["job: ", "is empty"]),
        ("role", {"job": "x" * 201}, ["job: ", "at most 200"]),
        ("role", {"titel": "SDR"}, ["role takes no titel", "It takes: job, level"]),
        ("role", {}, ["job: field required"]),
        ("role", {"job": "SDR", "level": "boss"}, ["level: ", "'entry'"]),
        ("paths", {"job": "SDR", "to": "growth ninja"}, ["no job found", "Nearest: "]),
        ("evidence", {"area": "luck"}, ["area: ", "'exposure'"]),
        ("read_title", {"titles": ["x"] * 21}, ["titles: ", "at most 20"]),
        ("market_scenario", {"scenario": "slow", "draws": 500}, ["draws: ", "equal to 40"]),
    ],
)
def test_a_failure_is_a_sentence_with_what_to_do(name, arguments, parts):
    result = call(name, **arguments)
    assert result.is_error
    text = result.content[0].text
    assert all(part in text for part in parts), text
    assert "\n" not in text
    assert "Traceback" not in text
    assert "pydantic" not in text


def test_a_fault_of_ours_is_told_without_its_trace(monkeypatch, capsys):
    def broken(*_args, **_options):
        raise KeyError("secret words of a user")

    monkeypatch.setattr("jobmorph.studies.role.study_role", broken)
    result = call("role", job="SDR")
    assert result.is_error
    assert result.content[0].text.startswith("jobmorph failed, and that is its own fault (Key")
    assert "secret" not in result.content[0].text
    assert "secret" not in "".join(capsys.readouterr())


def test_credits_and_words_can_be_read():
    async def read(client):
        listed = (await client.list_resources()).resources
        return {each.name: await client.read_resource(each.uri) for each in listed}

    texts = {name: found.contents[0].text for name, found in ask(read).items()}
    assert list(texts) == ["credits", "words"]
    sources = open_edition().manifest.sources
    assert all(source.credit in texts["credits"] for source in sources)
    assert CAUTION in texts["words"]
    assert "- delegated: AI does it, you check" in texts["words"]


def test_the_server_introduces_itself_to_old_and_new_clients():
    async def introduce(client):
        return client.server_info, client.instructions

    for mode in ("legacy", "auto"):
        info, instructions = ask(introduce, mode=mode)
        assert (info.name, info.version) == ("jobmorph", jm.__version__)
        assert "exposure is not probability of job loss" in instructions


def test_names_offered_are_those_that_exist():
    areas, scenarios = (set(kind.__args__) for kind in (inputs.Area, inputs.ScenarioName))
    assert areas == set(evidence_areas())
    listed = list_scenarios(open_edition()).scenarios
    assert scenarios == {scenario.name for scenario in listed}


def test_the_words_of_tools_are_those_of_the_tools():
    assert set(study_tool.TITLES) == set(study_tool.DESCRIPTIONS) == set(QUESTIONS)
    assert {name for name in vars(tools.Tools) if name in QUESTIONS} == set(QUESTIONS)


def test_nothing_heavy_is_loaded_before_a_question():
    code = (
        "import sys; from jobmorph.web.mcp.server import build_server; build_server(); "
        "print([m for m in ('polars', 'numpy', 'numba', 'scipy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
