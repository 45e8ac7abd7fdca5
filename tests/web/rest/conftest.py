"""A server in memory that programs ask, and what the command line prints for the same question."""

import jsonschema
import pytest
from fastapi.testclient import TestClient

from jobmorph.cli.main import run
from jobmorph.web.app import create_app
from jobmorph.web.rest.documented import component_schemas


@pytest.fixture(scope="module")
def client():
    with TestClient(create_app(), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture
def printed(capsys):
    """Return a function that runs a command line and returns what it prints."""

    def run_words(*words):
        with pytest.raises(SystemExit) as left:
            run([*words, "--format", "json"])
        assert left.value.code in (None, 0, 1, 2)
        return capsys.readouterr().out

    return run_words


def keeps(document, name):
    """Check a document against the schema that the server's description gives for it."""
    components = {"schemas": component_schemas()}
    schema = {"$ref": f"#/components/schemas/{name}", "components": components}
    jsonschema.Draft202012Validator(schema).validate(document)
