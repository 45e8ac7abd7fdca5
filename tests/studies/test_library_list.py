import polars as pl
import pytest

from jobmorph.reference.edition import open_edition
from jobmorph.schema.errors import ParameterError
from jobmorph.schema.ids import LEVELS
from jobmorph.studies.library_list import LIST_COLUMNS, list_roles


def test_rows_are_the_roles_with_their_week():
    listed = list_roles(open_edition())
    assert tuple(listed.columns) == LIST_COLUMNS
    assert listed.height == open_edition().table("role").height
    assert listed["hours_week"].is_between(35, 50).all()
    week = open_edition().rows(
        "role_hours",
        (pl.col("role_id") == "sales-development/entry") & (pl.col("moment") == "today"),
    )
    row = listed.row(by_predicate=pl.col("role_id") == "sales-development/entry", named=True)
    assert row["n_tasks"] == week.height
    assert row["hours_week"] == pytest.approx(week["time_hours_week"].sum())


def test_levels_rise_within_a_family():
    for part in list_roles(open_edition()).partition_by("family"):
        places = [LEVELS.index(level) for level in part["level"]]
        assert places == sorted(places)


def test_new_roles_come_with_tasks_skills_and_feeders():
    new = list_roles(open_edition(), is_new_only=True)
    assert {"ai-agent-supervision", "ai-evaluation"} <= set(new["family"])
    assert "sales-development" not in set(new["family"])
    for name in ("tasks", "skills", "feeders"):
        assert new[name].list.len().min() > 0
    assert (new["tasks"].list.len() == new["n_tasks"]).all()
    assert not new["feeders"].explode().str.contains("/").any()


def test_an_unknown_family_names_the_nearest():
    with pytest.raises(ParameterError, match="sales-development"):
        list_roles(open_edition(), family="sales-devlopment")
    assert list_roles(open_edition(), family="ai-evaluation")["family"].n_unique() == 1
