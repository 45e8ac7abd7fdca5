import re

import pytest

from jobmorph.schema.errors import ParameterError
from jobmorph.studies.plan import study_plan
from jobmorph.web.csrf import FIELD
from jobmorph.web.profile_form import NOTHING, Typed, first_day, profile_of, typed_from


@pytest.fixture
def key(client):
    text = client.get("/plan").text
    return {FIELD: re.search(rf'name="{FIELD}" value="([^"]+)"', text).group(1)}


def test_the_page_says_what_the_study_says(client, key):
    from jobmorph.reports.plan_html import plan_parts
    from jobmorph.reports.plan_sentences import ALONE

    typed = Typed(job="SDR", target="account executive", hours="3", skills="negotiation; 2")
    result = study_plan(None, profile=profile_of(typed))
    text = client.post("/plan", data={**key, **vars_of(typed)}).text
    assert plan_parts(result, ALONE)["lead"] in text.replace("&#39;", "'").replace("&#34;", '"')
    assert 'value="account executive"' in text and "negotiation; 2" in text


def vars_of(typed: Typed) -> dict[str, str]:
    return {name: getattr(typed, name) for name in Typed.__dataclass_fields__}


def test_a_downloaded_profile_comes_back_whole(client, key):
    typed = Typed(
        job="waiter", target="cook", hours="5", past="driver; 2\nclerk", skills="writing; 1"
    )
    saved = client.post("/plan/profile", data={**key, **vars_of(typed)})
    assert 'filename="jobmorph-profile.yaml"' in saved.headers["content-disposition"]
    opened = client.post("/plan/open", data=key, files={"profile": ("me.yaml", saved.content)})
    for value in ("waiter", "cook", "driver; 2\nclerk", "writing; 1"):
        assert value in opened.text


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"PK\x03\x04zip", 400),
        (b"name: Ann\n", 400),
        (b"\x00\x01", 400),
        (b"jobs: [" + b"[" * 5_000, 400),
        (b"x" * 250_000, 400),
        (b"a: &a [*a]\n", 400),
    ],
)
def test_files_that_are_no_profile(client, key, content, status):
    sent = {"profile": ("../../me.yaml", content)}
    answer = client.post("/plan/open", data=key, files=sent)
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "../.." not in answer.text


def test_a_calendar_begins_on_the_day_that_is_typed(client, key):
    fields = {"job": "SDR", "target": "account executive", "start": "2027-02-01"}
    answer = client.post("/plan/calendar", data={**key, **fields})
    assert answer.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270201" in answer.text
    assert (
        client.post("/plan/calendar", data={**key, "job": "SDR", "start": "x"}).status_code == 400
    )


def test_what_is_wrong_is_said_beside_what_was_typed(client, key):
    answer = client.post("/plan", data={**key, "job": "SDR", "hours": "many", "past": "cook; long"})
    assert answer.status_code == 400
    assert "hours a week must be a number" in answer.text and "years must be" in answer.text
    assert 'value="many"' in answer.text


def test_nothing_of_a_plan_is_kept_by_anybody_between(client, key):
    answer = client.post("/plan", data={**key, "job": "SDR"})
    assert answer.headers["cache-control"] == "no-store" and "etag" not in answer.headers
    assert client.get("/plan").headers["cache-control"] == "no-store"


def test_an_empty_form_says_what_to_do(client, key):
    assert "Nothing here yet." in client.get("/plan").text
    assert client.post("/plan", data=key).status_code == 400
    assert profile_of(NOTHING).jobs == ()
    assert typed_from(profile_of(Typed(job="a", past="b; 2"))) == Typed(job="a", past="b; 2")
    assert first_day(NOTHING).weekday() == 0
    with pytest.raises(ParameterError, match="60"):
        profile_of(Typed(past="\n".join(map(str, range(61)))))
