"""Quantities of a team before and after its redesign."""

from jobmorph.schema.column import FLAG, Column, count, real, share, text

TEAM_PLAN: list[Column] = [
    text("seat_id", "work that several people of a team do: a role, or a title that is held fixed"),
    text("destination_seat_id", "seat that people move to"),
    text("team_area", "part of a team that is led together"),
    text("service", "seats that stand in for each other"),
    Column("is_manager", FLAG, "", "people in the seat lead others"),
    Column("is_held", FLAG, "", "the seat is shown and kept as it is"),
    Column("is_customer", FLAG, "", "a customer is on the other side of the task"),
    Column("is_coaching", FLAG, "", "the task is helping others to improve"),
    count("quarter", "index", "quarter of a plan; 1 is the first", 1),
    count("earliest_quarter", "index", "first quarter in which somebody can be ready", 1),
    *[
        count(f"{name}_heads", "people", meaning)
        for name, meaning in (
            ("today", "people in the seat today"),
            ("planned", "people in the seat at the end of the quarter"),
            ("leave", "people who leave by themselves"),
            ("hire", "people hired"),
            ("move_in", "people who move into the seat"),
            ("move_out", "people who move out of the seat"),
            ("layoff", "people laid off"),
            ("move", "people who make the move"),
        )
    ],
    share("attrition_share_quarter", "share of people who leave by themselves in a quarter"),
    real("cost_amount_quarter", "of the roster's currency", "pay and on-costs of one person", 0.0),
    real("start_up_months", "months", "months until somebody new does the work well", 0.0),
    real("work_hours_head_quarter", "hours a quarter", "one person's hours at work", 0.0),
    *[
        real(f"{name}_hours_quarter", "hours a quarter", meaning, 0.0)
        for name, meaning in (
            ("load", "work to be done, at today's productivity"),
            ("available", "people's hours at work"),
            ("delegated", "load that AI does"),
            ("assisted", "load that people do with AI"),
            ("human", "load that people do alone"),
            ("checking", "people's hours of checking AI's work"),
            ("care", "people's hours of running and teaching AI"),
            ("customer", "people's hours with customers"),
            ("customer_back", "of these, hours that AI freed or new people bring"),
            ("coaching", "managers' hours of coaching"),
            ("coaching_back", "of these, hours that AI freed"),
            ("practice_back", "hours set aside to practise"),
            ("training", "hours in training"),
            ("start_up", "hours that new people do not yet work"),
            ("idle", "freed hours that nobody uses, and hours without work"),
            ("late", "work that waits while new people start"),
        )
    ],
    real("freed_hours_quarter", "hours a quarter", "hours that AI frees, today's use not counted"),
    *[
        share(f"{part}_limit{end}", f"most of the task's load that may be {part}{words}")
        for part in ("delegated", "assisted")
        for end, words in (("", ""), ("_low", ", at its 10th percentile"))
    ],
    share("delegated_today", "share of the task's load that is delegated today"),
    share("assisted_today", "share of the task's load that is done with AI today"),
    *[
        real(f"{name}_amount", "of the roster's currency", meaning)
        for name, meaning in (
            ("people", "pay and on-costs"),
            ("tool", "price of the software"),
            ("set_up", "setting the software up"),
            ("hire", "finding people"),
            ("layoff", "letting people go"),
            ("training", "fees of training"),
        )
    ],
    text("rule", "named rule of a plan"),
    text("rule_place", "seat, task, area or part of the team that a rule speaks of"),
    real("limit_value", "of the rule", "what the rule asks for"),
    real("reached_value", "of the rule", "what the plan reaches"),
    real("slack", "of the rule", "distance from the rule's limit"),
    Column("is_binding", FLAG, "", "the plan stands at the rule's limit"),
]
