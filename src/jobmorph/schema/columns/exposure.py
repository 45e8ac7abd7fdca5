"""Quantities of evidence, draws and verdicts."""

from jobmorph.schema.column import (
    FLAG,
    TEXTS,
    Column,
    count,
    real,
    share,
    text,
)

EXPOSURE: list[Column] = [
    *[
        share(f"label_{label}_share", f"weight of rubric label {label.upper()} over the raters")
        for label in ("e0", "e1", "e2")
    ],
    *[
        share(f"automation_t{step}_share", f"weight of automation label T{step}")
        for step in range(5)
    ],
    real("automation_level", "scale 0-4", "automation label, noise of the one rater reduced", 0, 4),
    text("label_source", "where the labels come from", ("own", "dwa", "iwa", "gwa", "text")),
    share("physical_share", "share of an activity's tasks that need physical action"),
    Column("is_physical", FLAG, "", "the task needs physical action"),
    real("cognitive_demand", "scale 0-4", "cognitive demand C, mean of model raters", 0.0, 4.0),
    real("physical_demand", "scale 0-4", "physical deployment D, mean of model raters", 0.0, 4.0),
    real("regulation_demand", "scale 0-4", "regulation, licence R, mean of model raters", 0.0, 4.0),
    share("usage_chat_share", "share of all chat conversations, latest wave, for this task"),
    share("usage_api_share", "share of all API calls, latest wave, for this task"),
    share("automated_chat_share", "share of chat use that is directive or feedback loop (shrunk)"),
    share("automated_api_share", "share of API use that is directive or feedback loop (shrunk)"),
    Column(
        "is_usage_observable", FLAG, "", "the task's text exists in the release usage is keyed on"
    ),
    share("propensity", "predicted probability of being seen in usage, cross-fitted"),
    real("usage_signal", "logit", "logit propensity less its mean for the same labels"),
    real("log_intensity_chat", "log share per hour", "predicted log chat intensity if seen"),
    real("log_intensity_api", "log share per hour", "predicted log API intensity if seen"),
    *[
        real(
            f"{reason}_percentile",
            "0-100",
            f"rank of the job's ratings behind {reason}",
            0.0,
            100.0,
        )
        for reason in ("accountability", "error_cost", "preference")
    ],
    share("access_strength", "how far the work needs systems or places that AI cannot enter"),
    text("eases", "what makes the activity easy for AI, our judgement"),
    text("holds", "what keeps a person on the activity, our judgement"),
    text("would_change", "what would change the verdict, our judgement"),
    text("metric", "what the score measures"),
    real("relative_adoption", "ratio", "AI use of the occupation's sectors over the mean", 0.0),
    text("measure", "published measure"),
    real("value", "of the row", "measured or published value"),
    real("percentile", "0-100", "employment-weighted mid-rank among all jobs or tasks", 0.0, 100.0),
    text("channel", "usage channel", ("chat", "api")),
    text("wave", "month of the usage wave, YYYY-MM"),
    share("usage_share", "share of the channel's use in the wave"),
    share("automated_share", "share of use that is directive or feedback loop"),
    text("use_setting", "fingerprint of the assumptions that the level of use today rests on"),
    count("draw", "index", "index of the shared draw"),
    real(
        "theta_assisted", "", "scale of assisted use that meets the level of use in the draw", 0.0
    ),
    real("theta_delegated", "", "scale of delegated use that meets the level in the draw", 0.0),
    share("adopted_share", "share of reach in use today, employment-weighted, in the draw"),
    *[
        share(f"{part}_share{end}", f"share of the job's hours that {who} at the horizon{words}")
        for part, who in (
            ("delegated", "AI does"),
            ("assisted", "people do with AI"),
            ("human", "people keep"),
        )
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    *[
        share(f"{moment}_{part}_share{end}", f"share of the job's hours that {who} {when}{words}")
        for moment, when in (("today", "as seen so far"), ("reach", "within reach"))
        for part, who in (
            ("delegated", "AI does"),
            ("assisted", "people do with AI"),
            ("human", "people keep"),
        )
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    *[
        share(f"checking_share{end}", f"share of the job's hours spent checking AI{words}")
        for end, words in (("_low", ", low end"), ("", ""), ("_high", ", high end"))
    ],
    *[
        text(f"{part}_work_id", f"work_id of the task with most hours that {who} at the horizon")
        for part, who in (("delegated", "AI does"), ("human", "people keep"))
    ],
    text("human_reason_id", "hard reason that keeps people on that task, if one does"),
    Column("rising_work_ids", TEXTS, "", "work_ids of tasks that take a larger part or come new"),
    text("metric_id", "stable name of the score"),
    text("area", "part of the product the score is about"),
    text("protocol", "how it was measured"),
    count("n", "cases", "number of cases scored"),
    text("baseline_name", "the honest alternative"),
    real("baseline_value", "of the metric", "what the alternative scores"),
    real("floor", "of the metric", "must be passed"),
    real("goal", "of the metric", "chased"),
    Column("is_higher_better", FLAG, "", "direction of the metric"),
    text("data", "data the score was measured on"),
    text("command", "command that measures it again"),
    text("computed_on", "date of the edition measured, YYYY-MM-DD"),
    text("input_hash", "sha256 of data and code that the score depends on"),
]
