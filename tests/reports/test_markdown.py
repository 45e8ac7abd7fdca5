import re

from jobmorph.reports.markdown import compare_markdown, markdown_table, role_markdown


def tables(text):
    """Tables of a Markdown text as lists of rows of cells."""
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
        rows = [
            [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            for line in block.splitlines()
        ]
        found.append(rows)
    return found


def test_task_table_reads_back(result):
    text = role_markdown(result)
    task_table = next(table for table in tables(text) if table[0][0] == "Task")
    assert len(task_table) == 2 + result.tasks.height
    assert sum(int(row[1]) for row in task_table[2:]) == 40
    labels = [row[0].lower() for row in task_table[2:]]
    assert labels == result.tasks.get_column("label").to_list()


def test_plain_reading_order_without_drawing(result, banned_words):
    text = role_markdown(result)
    assert len(re.findall(r"^# ", text, re.M)) == 1
    assert not re.search(r"[\u2500-\u259f]", text)
    assert text.index("About 8 of your 40 hours") < text.index("## Task by task")
    assert "Exposure is not probability of job loss." in text
    for banned in banned_words:
        assert banned not in text.lower()


def test_every_table_has_cells_for_its_heads(result, occupation_result):
    for text in (role_markdown(result), compare_markdown(result, occupation_result)):
        for table in tables(text):
            assert {len(row) for row in table} == {len(table[0])}


def test_markup_in_a_label_is_plain_text():
    table = markdown_table(["a"], [["x | y <b> [z](u) `c`"]])
    assert table.splitlines()[2] == r"| x \| y \<b\> \[z\](u) \`c\` |"


def test_a_library_role_is_told_in_full(library_result):
    text = role_markdown(library_result)
    for expected in (
        "## The job as it becomes, 2031",
        "| Take over where AI stops | 5.5 (3-8) | exceptions |",
        "## If you are starting out",
        "### The first 30 days",
        "- No degree needed.",
        "## Where it leads",
        "- AI takes: Known answers.",
        "Far apart.",
    ):
        assert expected in text
    assert text.count("\n# ") == 0
