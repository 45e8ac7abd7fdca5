"""The catalogue: every source is traceable, and none ships without a licence."""

import subprocess
import sys

import pytest

from jobmorph.build import catalogue
from jobmorph.schema.errors import DataError, ParameterError

ALL = catalogue.origins()


def test_every_origin_says_who_where_and_under_which_licence():
    assert len(ALL) > 50
    for origin in ALL:
        assert origin.producer, origin
        assert origin.licence, origin
        assert origin.credit, origin
        assert origin.url.startswith("https://"), origin


def test_ids_and_places_are_unique():
    ids = [origin.source_id for origin in ALL]
    paths = [origin.path for origin in ALL if origin.path]
    assert len(set(ids)) == len(ids)
    assert len(set(paths)) == len(paths)


def test_nothing_without_a_licence_may_ship():
    for origin in ALL:
        if origin.redistribution:
            assert not origin.licence.startswith("none stated"), origin
            assert origin.source_id in catalogue.shippable()
    with pytest.raises(DataError, match="workbank_experts, workbank_workers"):
        catalogue.require_shippable(["onet_30_1", "workbank_workers", "workbank_experts"])
    with pytest.raises(DataError, match="no_such_source"):
        catalogue.require_shippable(["no_such_source"])


def test_the_sources_for_scoring_only_do_not_ship():
    held_back = {origin.source_id for origin in ALL} - catalogue.shippable()
    assert held_back == {
        "full_time_equivalents_1984_2015",
        "stand_in_task_frequency_2015",
        "workbank_experts",
        "workbank_reassessment_2026",
        "workbank_workers",
    }


def test_onet_credit_names_release_licence_and_trademark():
    (origin,) = catalogue.find_origins("onet_30_1")
    for part in ("O*NET 30.1 Database", "USDOL/ETA", "CC BY 4.0", "trademark"):
        assert part in origin.credit


def test_an_unknown_source_gets_the_nearest_names():
    with pytest.raises(ParameterError, match="onet_30_1"):
        catalogue.find_origins("onet_30_2")
    with pytest.raises(ParameterError, match="onet"):
        catalogue.origins("ontes")


def test_the_catalogue_imports_no_source_before_it_is_asked():
    code = (
        "import sys, jobmorph.build.catalogue; "
        "print(sum(n.startswith('jobmorph.build.sources.') for n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
