"""The command line in this process, with studies and writers that only take notes."""

import json
import sys
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from jobmorph.cli.main import run
from jobmorph.reports import output


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@dataclass
class StandIn:
    """A study that remembers how it was called and answers, or fails, as told."""

    fault: BaseException | None = None
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    action: Any = None
    answer: Any = None

    def __call__(self, *args, **kwargs):
        self.calls.append((args, kwargs))
        if self.fault is not None:
            raise self.fault
        if self.action is not None:
            self.action(kwargs)
        return self.answer or Answer()

    @property
    def options(self):
        return self.calls[-1][1]


class Answer:
    """Stands for any result: every attribute is another one."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Answer()


@pytest.fixture
def command(capsys, monkeypatch, tmp_path_factory):
    """Return a function that runs a command line and says how it ended."""
    monkeypatch.setenv("JOBMORPH_STATE", str(tmp_path_factory.mktemp("told")))

    def run_words(*words):
        with pytest.raises(SystemExit) as left:
            run(words)
        told = capsys.readouterr()
        return Outcome(int(left.value.code or 0), told.out, told.err)

    return run_words


@pytest.fixture
def study(monkeypatch):
    """Put one stand-in in the place of every study, and writers that name the form."""
    stand_in = StandIn()
    for name in ("role", "compare", "evidence"):
        module = ModuleType(f"jobmorph.studies.{name}")
        setattr(module, f"study_{name}", stand_in)
        monkeypatch.setitem(sys.modules, f"jobmorph.studies.{name}", module)

    def write(*results, **options):
        form = next(word for word in results if isinstance(word, str))
        told = {"form": form, "all": options.get("is_all", False)}
        return json.dumps(told) + "\n"

    for name in ("render_role", "render_compare"):
        monkeypatch.setattr(output, name, write)
    return stand_in
