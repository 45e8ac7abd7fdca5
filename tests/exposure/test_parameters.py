from collections import Counter


def test_triples_are_those_of_the_method(parameters):
    triples = {
        "reach_label_e0": (0.0, 0.03, 0.10),
        "reach_label_e1": (0.50, 0.60, 0.85),
        "reach_label_e2": (0.35, 0.50, 0.75),
        "reach_usage_weight": (0.0, 0.25, 0.5),
        "delegable_shift": (-0.15, 0.0, 0.15),
        "cap_presence": (0.7, 0.9, 1.0),
        "cap_accountability": (0.4, 0.6, 0.8),
        "cap_error_cost": (0.3, 0.5, 0.7),
        "cap_access": (0.3, 0.5, 0.7),
        "cap_preference": (0.2, 0.4, 0.6),
        "directive_done_share": (0.0, 0.2, 0.5),
        "hours_assisted_level": (0.02, 0.05, 0.09),
        "hours_delegated_ratio": (0.05, 0.2, 0.5),
        "adoption_speed": (0.10, 0.25, 0.45),
        "adoption_ceiling": (0.5, 0.8, 1.0),
        "reach_growth": (0.0, 0.02, 0.06),
        "checking_share": (0.05, 0.10, 0.30),
        "assisted_saving": (0.0, 0.25, 0.40),
        "edge_activity_weight": (0.4, 0.6, 0.8),
    }
    for name, triple in triples.items():
        parameter = parameters[f"exposure.{name}"]
        assert (parameter.low, parameter.value, parameter.high) == triple, name


def test_fixed_values_are_those_of_the_method(parameters):
    values = {
        "rater_level_spread": 0.20,
        "task_spread_minimum": 0.30,
        "task_spread_borrowed": 0.80,
        "physical_reach_cap": 0.10,
        "physical_demand_from": 3.0,
        "delegable_t0": 0.0,
        "delegable_t1": 0.05,
        "delegable_t2": 0.25,
        "delegable_t3": 0.60,
        "delegable_t4": 0.90,
        "intensity_weight_observed": 0.8,
        "smallest_published_share": 0.000015,
        "relative_adoption_minimum": 0.3,
        "relative_adoption_maximum": 3.0,
        "reach_maximum": 0.9,
        "hours_week": 40.0,
        "judgement_weight_labelled": 0.25,
        "judgement_weight_activities": 0.5,
        "judgement_weight_none": 1.0,
        "judgement_floor": 0.01,
        "judgement_far_from": 0.25,
        "change_threshold": 0.15,
    }
    for name, value in values.items():
        assert parameters[f"exposure.{name}"].value == value, name


def test_every_drawn_parameter_moves_alone(parameters):
    dimensions = Counter(
        parameter.dimension for parameter in parameters.values() if parameter.dimension is not None
    )
    assert max(dimensions.values()) == 1
    # Column 0 is the rater level that all labels share; this room keeps to columns below 24.
    assert min(dimensions) == 1
    assert max(dimensions) < 24


def test_a_parameter_without_source_is_an_assumption(parameters):
    for parameter in parameters.values():
        assert parameter.source or parameter.tier == "assumption", parameter.name
        assert parameter.meaning.endswith("."), parameter.name
