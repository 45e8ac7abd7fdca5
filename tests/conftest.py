"""A family of the role library that somebody has filled in, for tests of a user's own roles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings

# A property is about values, not about how busy the machine is.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

LEVELS = ("entry", "mid")


def pytest_addoption(parser):
    parser.addoption(
        "--refresh-notebooks",
        action="store_true",
        help="Run the notebooks of examples/ and store what they show.",
    )


class PlainDumper(yaml.SafeDumper):
    """Writes every list out, as people do."""

    def ignore_aliases(self, data):
        return True


def fill(family: dict) -> dict:
    """Fill in the empty template in place: plain words, 12 tasks, 40 hours a week."""
    family.update(title="Our team", field="sales", purpose="Sells to schools.", as_of="2026-11")
    for role, name in zip(family["roles"], ("School caller", "School seller"), strict=True):
        role.update(
            title=name,
            aliases=[f"{name} one", f"{name} two"],
            anchors={"41-3091.00": 0.7, "41-4012.00": 0.3},
            scope="Answers for some schools.",
        )
    for number, task in enumerate(family["tasks"], start=1):
        fill_task(task, number)
    future = family["future"]
    future.update(summary="Fewer lists.", drops=["task-1"], grows=["task-2"])
    for number, task in enumerate(future["new_tasks"], start=1):
        task.update(
            label=f"new work {number}",
            statement="Checks what software wrote.",
            activities=["4.A.2.a.2.I01"],
            side="nobody",
            hours=[1, 2, 3],
            skills=["checking"],
        )
    hours = {f"task-{number}": 4 for number in range(1, 10)} | {"new-1": 2}
    future["card"].update(title="School caller, 2031", hours=hours)
    for number, competency in enumerate(family["competencies"], start=1):
        competency.update(
            label=f"skill {number}",
            levels={step: f"Does it at level {step}." for step in range(1, 6)},
            needs={"entry": 2, "mid": 3},
        )
    fill_material(family)
    return family


def fill_task(task: dict, number: int) -> None:
    # Twelve tasks: 3.5 hours each but 1.5 for the last, 40 hours a week together.
    usual = 1.5 if number == 12 else 3.5
    task.update(
        label=f"school work {number}",
        statement=f"Does part {number} of the work with schools.",
        activities=["4.A.4.a.6.I03"],
        side="customer",
        hours={level: [1, usual, 5] for level in LEVELS},
        qualities={key: [number % 5, "depends on the school"] for key in ("people", "relationship")}
        | {key: [0, "not here"] for key in ("context", "purpose", "agility", "creativity")},
        ai={
            "today": [0.05, 0.15, 0.8],
            "reach": [0.3, 0.4, 0.3],
            "takes": "Drafts.",
            "leaves": "Talks.",
        },
        reason="drafts pass",
        counter="tone does not",
        would_change="schools ask for it",
        skills=[f"craft {number}", "patience"],
    )


def fill_material(family: dict) -> None:
    three = ["One thing.", "Another thing.", "A third thing."]
    family["entry"] = three
    family["promotion"] = {"mid": three}
    recruit = family["recruit"]
    recruit["profile"] = three
    recruit["work_sample"].update(task="Call us.", minutes=30, look_for=three)
    for number, question in enumerate(recruit["interview"], start=1):
        question.update(question=f"Question {number}?", anchors={1: "No.", 3: "Some.", 5: "Yes."})
    family["onboard"] = {f"days_{days}": three for days in (30, 60, 90)}
    for number, practice in enumerate(family["train"], start=1):
        practice.update(practice=f"Practice {number}.", hours=2, check="It can be heard.")
    family["develop"] = three
    family["coach"] = {"observe": three, "ask": three}
    family["moves"][0].update(
        to="our-schools/mid", kind="up", gap=["closing"], months=[3, 6, 9], note="Usual."
    )
    family["evidence"][0].update(
        claim="Nobody has counted.", source="Nobody", date="2026", tier="assumption", agrees="yes"
    )


@pytest.fixture(scope="session", autouse=True)
def own_state(tmp_path_factory) -> Iterator[Path]:
    """Keep what tests tell about groups away from the reader's own list of it."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JOBMORPH_STATE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def family_text() -> str:
    """Text of a family 'our-schools' that keeps the contract."""
    from jobmorph.studies.library_new import new_family

    content = fill(yaml.safe_load(new_family("our-schools")))
    text = yaml.dump(content, Dumper=PlainDumper, sort_keys=False, width=1_000)
    return f"# our own words\n{text}"


@pytest.fixture
def family_file(tmp_path: Path, family_text: str) -> Path:
    """Return the path of that family in a folder of its own."""
    folder = tmp_path / "own"
    folder.mkdir()
    path = folder / "our-schools.yaml"
    path.write_text(family_text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def examples() -> Path:
    """Folder of the shipped examples."""
    return Path(__file__).parents[1] / "examples"
