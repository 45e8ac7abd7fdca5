import itertools

import numpy as np
import polars as pl
import pytest

from jobmorph.exposure.ends import draw_ends, ordered_calibration
from jobmorph.exposure.facts import arrays_of_facts, job_starts
from jobmorph.exposure.use_sums import join_sums, use_sums
from jobmorph.reference.draws import make_draws
from jobmorph.schema.errors import DataError
from jobmorph.studies.job_facts import task_facts
from jobmorph.studies.level import economy_tasks
from jobmorph.studies.market_saving import saved_time
from jobmorph.studies.market_scenarios import all_parameters

from .market_case import draws, edition, pair

CODES = ["13-1161.00", "29-1141.00", "43-4051.00"]


def ends_of(parameters):
    tasks = edition().rows("task", pl.col("occupation_onet2019").is_in(CODES))
    facts = task_facts(economy_tasks(tasks), edition()).sort(
        "occupation_onet2019", maintain_order=True
    )
    starts = job_starts(facts["occupation_onet2019"])
    calibration = edition().table("calibration").sort("draw").head(draws().count)
    ends = draw_ends(
        arrays_of_facts(facts),
        starts,
        parameters=parameters,
        draws=draws(),
        calibration=ordered_calibration(calibration, draws()),
        time_share_sigma=0.3,
        author=None,
    )
    return ends, starts


@pytest.mark.parametrize("name", ["expected", "fast", "slow"])
@pytest.mark.parametrize("years", [0.0, 1.0, 7.5])
def test_sums_give_every_year_of_the_adoption_curve(name, years):
    ends, starts = ends_of(pair(name).scenario)
    found = use_sums(ends, starts).years_ahead(
        years, ends.adopted_share, ends.parameters, ends.draws
    )
    wanted = ends.at(years)
    for part in ("delegated", "assisted"):
        by_task = ends.time_share * getattr(wanted, part)
        np.testing.assert_allclose(
            getattr(found, part), np.add.reduceat(by_task, starts, axis=0), atol=1e-12
        )


def test_no_sums_cannot_be_joined():
    with pytest.raises(DataError, match="no sums"):
        join_sums([])


def test_the_economy_saves_more_as_years_pass_and_never_all_of_its_time():
    saved = saved_time(edition(), pair("expected").scenario, all_parameters(), draws())
    path = [saved.saved_at(year) for year in (0, 2, 5, 10)]
    for sooner, later in itertools.pairwise(path):
        assert (later.mean(axis=0) > sooner.mean(axis=0)).all()
    assert all(((each >= 0.0) & (each < 1.0)).all() for each in path)
    assert path[0].shape == (778, draws().count)


def test_units_without_tasks_take_their_groups_mean():
    saved = saved_time(edition(), pair("expected").scenario, all_parameters(), draws())
    now = saved.saved_at(5.0)
    majors = np.array([unit[:2] for unit in saved.units])
    assert 0 < len(saved.filled_units) < 50
    for unit in saved.filled_units[:5]:
        others = now[majors == unit[:2]]
        assert (others.min(axis=0) <= now[saved.units.index(unit)]).all()
        assert (now[saved.units.index(unit)] <= others.max(axis=0)).all()


def test_draws_of_another_seed_are_tied_to_hours_again():
    own = make_draws(7, 2)
    saved = saved_time(edition(), pair("expected").scenario, all_parameters(), own)
    assert saved.adopted_share.shape == (2,)
    assert not np.allclose(saved.adopted_share, edition().table("calibration")["adopted_share"][:2])
