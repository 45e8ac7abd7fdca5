import pytest
from tests.redesign.oracle import Oracle
from tests.redesign.small_team import random_case

from jobmorph.redesign.solve import HighsDesigner

EXACT = HighsDesigner(relative_gap=1e-7)
# More than half of these have a plan; the others are clashes.
SEEDS = range(180)


@pytest.mark.parametrize("first", range(0, SEEDS.stop, 30))
def test_the_designer_finds_what_the_list_of_all_staffings_finds(first):
    for seed in range(first, first + 30):
        case = random_case(seed)
        design = EXACT.find(case.problem, case.request)
        best = Oracle(case.problem, case.request).best()
        assert (design is None) == (best is None), seed
        if design is not None:
            assert design.objective == pytest.approx(best, rel=1e-5, abs=1e-5), seed
