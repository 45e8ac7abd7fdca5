import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmorph.intake.playbook_markdown import markdown_blocks, plain_words


def kinds(text):
    return [(block.kind, block.text) for block in markdown_blocks(text)]


def test_an_item_takes_its_continuation_and_what_is_nested():
    text = "1. **Call** them\n   and listen\n   - ask why\n2. Write\n"
    assert kinds(text) == [("item", "Call them and listen"), ("item", "ask why"), ("item", "Write")]
    assert [block.level for block in markdown_blocks(text)] == [0, 1, 0]
    assert [block.line for block in markdown_blocks(text)] == [1, 3, 4]


@pytest.mark.parametrize("mark", ["- ", "* ", "+ ", "1. ", "12) ", "- [ ] ", "- [x] "])
def test_every_mark_of_a_list_is_known(mark):
    assert kinds(f"{mark}Call\n") == [("item", "Call")]


def test_quotations_and_fences_are_wording():
    text = "- Say\n  > Hi {name},\n  > how are you?\n\n```\nverbatim - not an item\n```\n"
    wording = [("quote", "Hi {name}, how are you?"), ("quote", "verbatim - not an item")]
    assert kinds(text)[1:] == wording


def test_tables_come_row_by_row_without_the_rule():
    text = "| Step | Min |\n|:---|---:|\n| Call | 5 |\n\n| Other |\n|---|\n"
    rows = [(block.table, block.cells) for block in markdown_blocks(text)]
    assert rows == [(1, ("Step", "Min")), (1, ("Call", "5")), (2, ("Other",))]


def test_comments_and_rules_are_left_out_and_lines_kept():
    blocks = list(markdown_blocks("<!-- a\n- hidden\n-->\n---\n- Call\n"))
    assert [(block.text, block.line) for block in blocks] == [("Call", 5)]


def test_placeholders_survive_and_markup_does_not():
    assert plain_words("`[First name]` **{x}** [our page](http://a.b/c) a_b") == (
        "[First name] {x} our page a_b"
    )


@given(st.text(max_size=400))
def test_any_text_is_read_without_a_fault_and_keeps_its_order(text):
    lines = [block.line for block in markdown_blocks(text)]
    assert lines == sorted(lines)
    assert all(line >= 1 for line in lines)
