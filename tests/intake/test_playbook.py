import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.fault import LineError
from jobmorph.intake.playbook import assemble_playbook, parse_step_table, read_playbook, step_label
from jobmorph.intake.playbook_markdown import markdown_blocks
from jobmorph.intake.text_file import TextFile
from jobmorph.schema.errors import DataError


def of_text(text):
    return assemble_playbook("plan.md", markdown_blocks(text))


def of_table(text):
    return parse_step_table(TextFile("plan.csv", text, "UTF-8"))


def test_items_are_steps_and_what_follows_belongs_to_them():
    read = of_text(
        "# Plan\n\nAbout this plan.\n\n## Day 1\n\n1. Call (5 min)\n   - ask why\n\n"
        "   > Hi there, you\n2. Write\n"
    )
    assert read.title == "Plan"
    assert read.steps.select("task_id", "section", "line").rows() == [
        ("user:1", "Day 1", 7),
        ("user:2", "Day 1", 11),
    ]
    assert read.steps.item(0, "statement") == "Call ask why"
    assert read.steps.item(0, "verbatim") == "Hi there, you"
    assert "1 paragraph or row outside the steps not read" in read.notes[-1]


def test_a_section_without_items_is_a_step():
    read = of_text("# Script\n\n## Opening\n\nGreet them.\n\n> Hello!\n\n## Close\n\nThank them.\n")
    assert read.steps.select("label", "statement", "verbatim").rows() == [
        ("Opening", "Opening Greet them.", "Hello!"),
        ("Close", "Close Thank them.", ""),
    ]


def test_plain_paragraphs_are_steps_where_there_is_nothing_else():
    read = of_text("Call them.\n\nThen write.\n")
    assert read.steps["statement"].to_list() == ["Call them.", "Then write."]
    assert read.title == "Plan"


def test_a_table_in_markdown_is_read_by_its_columns():
    read = of_text("# P\n\n|#|Touch|Channel|Minutes|\n|-|-|-|-|\n|1|Say hi|Email|4|\n")
    assert read.steps.select("label", "channel", "minutes").rows() == [("Say hi", "email", 4.0)]


def test_minutes_that_are_missing_are_told():
    read = of_text("- Call (5 min)\n- Write\n")
    assert read.steps["minutes"].to_list() == [5.0, None]
    assert "minutes stand at 1 of 2 steps" in read.notes[1]
    assert "every step counts alike" in of_text("- Call\n- Write\n").notes[1]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("step,script,minutes", "Greet,Hello there,1"),
        ("Macro name;Macro text;Duration (min)", "Greet;Hello there;1"),
        ("Task\tTemplate\tMin", "Greet\tHello there\t1"),
    ],
)
def test_columns_go_by_many_names(header, row):
    steps = of_table(f"{header}\n{row}\n").steps
    assert steps.select("label", "verbatim", "minutes").rows() == [("Greet", "Hello there", 1.0)]


def test_every_faulty_row_is_told_at_once():
    text = "step,minutes,side\nCall,soon,\n,5,\nWrite,2,nobody\nWait,-3,them\n"
    with pytest.raises(LineError) as told:
        of_table(text)
    assert [(fault.line, fault.what.split()[0]) for fault in told.value.faults] == [
        (2, "minutes"),
        (3, "the"),
        (5, "minutes"),
        (5, "side"),
    ]
    assert "plan.csv, line 2" in str(told.value)


def test_a_step_that_is_too_long_is_told_with_its_line():
    with pytest.raises(LineError, match="line 3: this step has 9,003 characters"):
        of_text(f"- Call\n\n- {'abc ' * 2251}\n")


def test_too_many_steps_are_refused():
    with pytest.raises(DataError, match="501 steps are more than 500"):
        of_text("- Call\n" * 501)


@pytest.mark.parametrize("text", ["# Only a title\n", "\n\n---\n", "```\n```\n", "| a |\n|---|\n"])
def test_a_file_without_steps_says_how_to_write_them(text):
    with pytest.raises(DataError, match="no steps found"):
        of_text(text)


def test_a_table_without_steps_says_what_it_found():
    with pytest.raises(DataError, match='Found: "Colour", "Size"'):
        of_table("Colour,Size\nred,5\n")


def test_a_label_is_the_first_clause_where_that_says_enough():
    assert step_label("Set the light of each deal: red if the date moved") == (
        "Set the light of each deal"
    )
    assert step_label("Call: listen, then ask") == "Call: listen"
    assert len(step_label("word " * 40)) <= 56
    assert len(step_label("x" * 400)) == 56


def test_the_examples_are_read_whole(examples):
    counts = {
        name: read_playbook(examples / name).steps.height
        for name in ("outbound-sdr-cadence.md", "support-macros.csv", "weekly-report-ritual.md")
    }
    assert counts == {
        "outbound-sdr-cadence.md": 17,
        "support-macros.csv": 16,
        "weekly-report-ritual.md": 15,
    }


@given(st.text(alphabet='ab -*#>|`\n1.({["', max_size=200))
def test_any_markdown_is_steps_or_one_message(text):
    try:
        read = of_text(text)
    except DataError as fault:
        assert "\n" not in str(fault)
    else:
        assert read.steps["task_id"].to_list() == [
            f"user:{n}" for n in range(1, read.steps.height + 1)
        ]
        assert all(read.steps["label"].str.len_chars() > 0)
