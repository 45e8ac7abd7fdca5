"""Questions and uploads that nobody would ask: only documented answers, never a failure of ours."""

import io
import json
import zipfile

import hypothesis.strategies as st
import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from jobmorph.web.app import create_app
from jobmorph.web.job_limits import JobLimits
from jobmorph.web.rest.limits import RestLimits
from jobmorph.web.rest.upload import MOST_PARTS

# 32 endpoints that take something times 10, and 5 that do not: 325 questions in all.
EXAMPLES = 10
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
)
# These start worker processes; benchmarks/rest_fuzz.py asks them as well.
SLOW = tuple(f"/api/v1/{path}" for path in (
    "team", "team/check", "team/compare", "team/survey", "market", "market/compare",
    "market/sensitivity", "long", "read/file", "playbook/file", "atlas", "history/atlas",
))  # fmt: skip


def made_app():
    return create_app(limits=RestLimits(upload_bytes=200_000, jobs=JobLimits(waiting=0)))


APP = made_app()
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP).exclude(path=list(SLOW))
SCHEMA.config.phases.coverage.enabled = False
# A busy machine may take its time; how fast answers come is measured in benchmarks/.
SCHEMA.config.request_timeout = 120
# A body that breaks a bound of its fields may break that of all bytes as well.
SCHEMA.config.checks.negative_data_rejection.expected_statuses = [
    "400", "404", "405", "413", "415", "422",
]  # fmt: skip


@SCHEMA.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
def test_only_documented_answers(case):
    case.call_and_validate(checks=CHECKS)


@pytest.fixture(scope="module")
def client():
    with TestClient(APP, raise_server_exceptions=False) as made:
        yield made


def is_problem(response, *statuses):
    assert response.status_code in statuses, response.text
    assert response.headers["content-type"] == "application/problem+json"
    return response.json()


@settings(max_examples=40, deadline=None)
@given(body=st.binary(max_size=400), boundary=st.sampled_from(["x", "", "a" * 300, '"', "é"]))
def test_a_damaged_form_is_refused(client, body, boundary):
    kind = f"multipart/form-data; boundary={boundary}".encode("latin-1")
    answer = client.post("/api/v1/team", content=body, headers={"content-type": kind})
    is_problem(answer, 400, 415, 422)


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 400), noise=st.binary(min_size=1, max_size=8), at=st.integers(0, 300))
def test_a_form_that_is_cut_or_garbled_never_fails(client, cut, noise, at):
    whole = (
        b'--x\r\nContent-Disposition: form-data; name="roster"; filename="a.csv"\r\n'
        b"Content-Type: text/csv\r\n\r\nJob Title\r\nSDR\r\n--x\r\n"
        b'Content-Disposition: form-data; name="quarters"\r\n\r\n4\r\n--x--\r\n'
    )
    body = (whole[:at] + noise + whole[at:])[: len(whole) + len(noise) - cut]
    headers = {"content-type": "multipart/form-data; boundary=x"}
    # 503: it was whole, and this server takes on no jobs.
    is_problem(client.post("/api/v1/team", content=body, headers=headers), 400, 422, 503)


FIELDS = ("design", "quarters", "budget", "explain", "allow_layoffs", "sheet", "other")


@settings(max_examples=60, deadline=None)
@given(
    fields=st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=20), max_size=4),
    name=st.text(max_size=30),
    content=st.binary(max_size=200),
)
def test_any_field_and_name_of_a_file_is_answered(client, fields, name, content):
    file = {"roster": (name.encode("utf-8", "replace").decode() or "a", content)}
    is_problem(client.post("/api/v1/team", data=fields, files=file), 400, 422, 503)


def test_bounds_of_a_form(client):
    roster = ("a.csv", b"Job Title\nSDR\n")
    large = is_problem(client.post("/api/v1/team", files={"roster": ("a", b"x" * 200_001)}), 413)
    assert large["what"] == "the body is larger than 0.2 MB"
    many = [("drop", (None, b"x"))] * (MOST_PARTS + 1)
    assert "parts" in is_problem(client.post("/api/v1/team", files=many), 400)["what"]
    long = client.post("/api/v1/team", files={"roster": roster}, data={"sheet": "x" * 5_000})
    assert "field" in is_problem(long, 400)["what"]
    twice = [("roster", roster), ("roster", roster)]
    assert is_problem(client.post("/api/v1/team", files=twice), 422)["items"] == [
        "roster: one file, not 2"
    ]
    other = {"roster": roster, "edition": roster}
    assert is_problem(client.post("/api/v1/team", files=other), 422)["items"] == [
        "edition: no such file is asked for"
    ]
    asked = {"quarters": "40", "budget": "nan", "edition": "/etc"}
    wrong = is_problem(client.post("/api/v1/team", files={"roster": roster}, data=asked), 422)
    assert wrong["count"] == 3
    hours = {"roster": roster, "task_hours": roster}
    assert "1 files for 0 roles" in str(is_problem(client.post("/api/v1/team", files=hours), 422))


def test_a_body_that_lies_about_its_length_is_stopped(client):
    def endless():
        yield b'--x\r\nContent-Disposition: form-data; name="roster"; filename="a"\r\n\r\n'
        for _ in range(1_000):
            yield b"x" * 10_000

    headers = {"content-type": "multipart/form-data; boundary=x"}
    is_problem(client.post("/api/v1/team", content=endless(), headers=headers), 413)


def test_nothing_of_an_upload_reaches_the_disk(client, monkeypatch, tmp_path):
    import tempfile

    def refuse(*args, **kwargs):
        raise AssertionError("an upload was put on the disk")

    for name in ("SpooledTemporaryFile", "TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    # Larger than what the framework's own forms keep in memory.
    app = create_app(limits=RestLimits(jobs=JobLimits(waiting=0)))
    with TestClient(app) as other:
        files = {"roster": ("a.csv", b"Job Title\n" + b"SDR\n" * 600_000)}
        is_problem(other.post("/api/v1/team", files=files), 503, 413)


@pytest.mark.parametrize("depth", [200, 5_000])
def test_a_deep_text_is_no_failure_of_ours(client, depth):
    for key, text in (("scenario_file", "[" * depth), ("overrides", "- " * depth + "a")):
        answer = client.post("/api/v1/role", json={"title": "SDR", key: text})
        is_problem(answer, 400, 422)


def test_a_bomb_is_refused_before_it_is_unpacked():
    from jobmorph.schema.errors import DataError
    from jobmorph.web.uploaded_file import require_modest, uploaded

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row>" * 2_000_000)
    bomb = uploaded("team.xlsx", packed.getvalue())
    with pytest.raises(DataError, match="unpacks to 10 MB, more than 5"):
        require_modest(bomb, most_rows=10**9, most_unpacked_bytes=5_000_000)
    with pytest.raises(DataError, match="about 2,000,000 rows"):
        require_modest(bomb, most_rows=1_000, most_unpacked_bytes=50_000_000)
    lines = uploaded("team.csv", b"a\n" * 2_000)
    with pytest.raises(DataError, match="about 2,000 rows, more than the 1,000"):
        require_modest(lines, most_rows=1_000, most_unpacked_bytes=1)
    require_modest(lines, most_rows=2_000, most_unpacked_bytes=1)
    with pytest.raises(DataError, match="no workbook"):
        require_modest(uploaded("a.xlsx", b"PK\x03\x04damaged"), most_rows=9, most_unpacked_bytes=9)
    packed = bomb.content
    start = packed.index(b"sheet1.xml") + len("sheet1.xml")
    spoilt = uploaded("a.xlsx", packed[:start] + b"\xff" * 8 + packed[start + 8 :])
    with pytest.raises(DataError, match="no workbook, or a damaged one"):
        require_modest(spoilt, most_rows=10**9, most_unpacked_bytes=10**9)


@given(name=st.text(max_size=200))
def test_the_name_of_an_upload_leads_nowhere(name):
    from jobmorph.web.uploaded_file import LONGEST_NAME, uploaded

    file = uploaded(name, b"x")
    assert "/" not in str(file)
    assert "\\" not in str(file)
    assert str(file) not in ("", ".", "..")
    assert len(file.name) <= LONGEST_NAME
    assert file.open("rb").read() == b"x"
    with pytest.raises(PermissionError):
        file.open("wb")
    with pytest.raises(PermissionError):
        file.stat()
    assert json.dumps(file.name)
