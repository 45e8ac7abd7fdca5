import numpy as np
import polars as pl
import pytest

from jobmorph.redesign.staffing import enumerate_staffings, people_moved, team_of
from jobmorph.schema.errors import ParameterError


def staffings_of(problem, layoffs=0, hires=1, moves=1):
    team = team_of(problem)
    most = np.full(team.today.size, layoffs)
    return team, enumerate_staffings(
        team, hire_maximum=hires, layoff_maximum=most, move_maximum=moves
    )


def test_every_staffing_keeps_the_stock_identity(problem):
    team, all_ = staffings_of(problem(), layoffs=1)
    moved_in = people_moved(team, all_.moves, team.destination)
    moved_out = people_moved(team, all_.moves, team.origin)
    stock = team.today - team.leave + all_.hires - all_.layoffs + moved_in - moved_out
    np.testing.assert_array_equal(all_.planned, stock)
    assert (all_.planned >= 0).all()
    assert (moved_out + all_.layoffs <= team.today - team.leave).all()


def test_a_family_that_lays_off_neither_hires_nor_backfills(problem):
    _, all_ = staffings_of(problem(), layoffs=1)
    assert all_.layoffs.any()
    assert not (all_.layoffs.any(axis=1) & all_.hires.any(axis=1)).any()


def test_without_layoffs_and_moves_only_hires_are_counted(problem):
    _, all_ = staffings_of(problem(), hires=2, moves=0)
    assert all_.planned.shape == (27, 3)


def test_leavers_are_rounded_half_up(problem):
    roles = problem().roles.with_columns(pl.Series("attrition_share_quarter", [0.25, 0.5, 0.49]))
    assert team_of(problem(roles=roles)).leave.tolist() == [1, 2, 0]


def test_too_many_staffings_are_refused(problem):
    with pytest.raises(ParameterError, match="too many"):
        staffings_of(problem(), hires=200, moves=200)
