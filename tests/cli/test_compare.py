import json

from jobmorph.schema.errors import NoMatchError


def test_both_jobs_are_read_with_the_same_options(command, study):
    outcome = command("compare", "a b", "c", "--horizon", "3", "--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["form"] == "json"
    titles, options = study.calls[0]
    assert titles == ("a b", "c")
    assert options == {
        "level": None,
        "horizon_years": 3.0,
        "scenario": None,
        "seed": 0,
        "edition": None,
    }


def test_an_empty_second_title_is_refused(command, study):
    outcome = command("compare", "a", " ")
    assert outcome.code == 2
    assert outcome.err.startswith("error: the job title is empty. Try: jobmorph compare")
    assert study.calls == []


def test_an_unknown_job_ends_with_1(command, study):
    study.fault = NoMatchError('no job found for "q"')
    assert command("compare", "q", "r").code == 1
