"""The notebooks of examples/ run from the first cell to the last, and show what they store.

`pytest tests/docs/test_notebooks.py --refresh-notebooks` stores what they show now. Pages within
are not compared: a test of their own holds them.
"""

import sys
import tempfile
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
SECONDS = 120
PLACES = (str(ROOT), sys.prefix, str(Path.home()), tempfile.gettempdir(), "file://")


def executed(path, folder, monkeypatch):
    """Run a notebook in an empty folder, with nothing of the reader's own settings."""
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(name, str(folder / name.lower()))
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def texts(notebook):
    """Text of every output, cell by cell, without the pages."""
    return [
        [output.get("text") or output.get("data", {}).get("text/plain") for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_there_are_two_of_them():
    assert [path.stem for path in NOTEBOOKS] == ["market_backtest", "role_to_plan"]


# The client's loop is asyncio's own, and tells of sockets that are closed with the kernel.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning:jupyter_client")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_stores(path, tmp_path, monkeypatch, request):
    notebook = executed(path, tmp_path, monkeypatch)
    if request.config.getoption("--refresh-notebooks", default=False):
        nbformat.write(notebook, path)
    stored = nbformat.read(path, as_version=4)
    nbformat.validate(stored)
    assert texts(notebook) == texts(stored), "stored outputs are old: --refresh-notebooks"
    assert not any(output.output_type == "error" for cell in stored.cells
                   for output in cell.get("outputs", []))  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_stored_is_complete_and_names_no_place_of_a_machine(path):
    text = path.read_text(encoding="utf-8")
    assert [place for place in PLACES if place in text] == []
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert "Exposure is not probability of job loss" in text
    assert path.stat().st_size < 500_000
