from dataclasses import replace

import polars as pl
import pytest

from jobmorph.intake.roster import read_roster
from jobmorph.intake.roster_columns import RosterRequest
from jobmorph.intake.roster_map import RosterMap
from jobmorph.schema.errors import ParameterError
from jobmorph.studies.roster import study_roster
from jobmorph.studies.team import TeamQuestion, study_team
from jobmorph.studies.team_impact import impact_of_designs, outcomes_of


@pytest.fixture(scope="module")
def reading(tmp_path_factory):
    """Ten people in two seats; nobody but the support specialists is of group B."""
    path = tmp_path_factory.mktemp("impact") / "team.csv"
    lines = ["Title,Group,Pay"]
    lines += [f"SDR,A,{50_000 + 10 * n}" for n in range(6)]
    lines += [f"Customer support specialist,B,{48_000 + 10 * n}" for n in range(6)]
    path.write_text("\n".join(lines) + "\n")
    return read_roster(path, RosterRequest(protected="Group"))


@pytest.fixture(scope="module")
def result(reading):
    roster = study_roster(reading, RosterMap())
    question = TeamQuestion(designs=("cut-cost",), quarters=2)
    return study_team(roster, question)


def test_outcomes_are_the_plans_own(result):
    """Two of six asked to leave, one of six moved up."""
    plan = result.plan("cut-cost")
    seat, other = result.seats["seat_id"]
    ups = pl.DataFrame(
        [{"seat_id": seat, "destination_seat_id": other, "quarter": 1, "move_heads": 1}],
        schema=plan.design.moves.schema,
    )
    at = (pl.col("seat_id") == seat) & (pl.col("quarter") == 2)
    asked = plan.design.seats.with_columns(
        pl.when(at).then(2).otherwise(0).cast(pl.Int64).alias("layoff_heads")
    )
    way = result.moves.head(0).vstack(
        pl.DataFrame(
            [{**dict.fromkeys(result.moves.columns), "seat_id": seat,
              "destination_seat_id": other, "move_kind": "up"}],
            schema=result.moves.schema,
        )
    )  # fmt: skip
    shown = replace(plan, design=replace(plan.design, moves=ups, seats=asked))
    rows = {
        row["seat_id"]: row for row in outcomes_of(shown, replace(result, moves=way)).to_dicts()
    }
    assert rows[seat]["laid_off_share"] == pytest.approx(2 / 6)
    assert rows[seat]["kept_share"] == pytest.approx(4 / 6)
    assert rows[seat]["moved_up_share"] == pytest.approx(1 / 6)
    assert rows[other]["laid_off_share"] == rows[other]["moved_up_share"] == 0.0
    across = way.with_columns(pl.lit("across").alias("move_kind"))
    rows = outcomes_of(shown, replace(result, moves=across))
    assert rows["moved_up_share"].sum() == 0.0


def test_groups_are_compared_for_every_design_with_a_plan(reading, result):
    (found,) = impact_of_designs(reading, result)
    assert (found.design, found.label) == ("cut-cost", "Cut cost")
    assert dict(found.impact.heads) == {"A": 6, "B": 6}
    assert found.impact.is_comparable


def test_the_optimiser_does_not_see_the_attribute(reading, result, tmp_path):
    assert "Group" not in result.roster.rows.columns
    turned = tmp_path / "team.csv"
    lines = ["Title,Group,Pay"]
    lines += [f"SDR,B,{50_000 + 10 * n}" for n in range(6)]
    lines += [f"Customer support specialist,A,{48_000 + 10 * n}" for n in range(6)]
    turned.write_text("\n".join(lines) + "\n")
    other = study_roster(read_roster(turned, RosterRequest(protected="Group")), RosterMap())
    assert other.rows.equals(result.roster.rows)


def test_without_the_column_there_is_no_check(result, tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text("Title\n" + "SDR\n" * 12)
    with pytest.raises(ParameterError, match="no protected attribute"):
        impact_of_designs(read_roster(path), result)
