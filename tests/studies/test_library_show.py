import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import NoMatchError, ParameterError
from jobmorph.studies.library_show import show_library_role


def show(query, level=None):
    return show_library_role(query, level=level, edition=open_edition())


@pytest.mark.parametrize(
    ("query", "level", "role_id"),
    [
        ("SDR", None, "sales-development/entry"),
        ("SDR", "lead", "sales-development/lead"),
        ("customer-service/senior", None, "customer-service/senior"),
        ("sales-development", None, "sales-development/entry"),
        ("sales-development", "mid", "sales-development/mid"),
        ("Sales Development Representatives", None, "sales-development/entry"),
    ],
)
def test_a_role_goes_by_its_names_and_ids(query, level, role_id):
    assert show(query, level).job.id == role_id


def test_everything_about_it_is_there():
    role = show("SDR")
    assert role.tasks["time_hours_week"].to_list() == sorted(
        role.tasks["time_hours_week"].to_list(), reverse=True
    )
    assert role.qualities.height == 6 * role.tasks.height
    assert role.anchors["anchor_weight"].sum() == pytest.approx(1)
    assert "SDR" in role.aliases
    assert {"question", "anchor_1", "anchor_3", "anchor_5"} == set(role.items("interview")[0])
    assert len(role.items("onboard_30")) >= 3
    assert role.items("promotion", "mid")
    assert 3 <= role.new_tasks.height <= 6


def test_an_unknown_role_names_the_nearest():
    with pytest.raises(NoMatchError, match="library list") as told:
        show("sales developement rep of the moon")
    assert told.value.items
    with pytest.raises(ParameterError, match="no level"):
        show("sales-development", "executive")
    with pytest.raises(ParameterError, match="unknown level"):
        show("SDR", "boss")
