import io

from jobmorph.cli.dialogue import Question, hold_talk, tell


def count_to(limit):
    def question(total):
        if total >= limit:
            return None
        return Question(
            (f"So far {total}.",), "How many?", "A number please.",
            lambda told: total + int(told) if told.isdigit() else None,
        )  # fmt: skip

    return question


def hold(told, limit=10):
    out = io.StringIO()
    talk = hold_talk(io.StringIO(told), out, 0, count_to(limit))
    return talk.state, talk.is_stopped, out.getvalue()


def test_answers_lead_on_until_there_is_no_question():
    assert hold("4\n6\n99\n")[:2] == (10, False)


def test_back_takes_answers_back_one_by_one():
    state, is_stopped, out = hold("4\n5\nb\nB\nback\n7\n3\n")
    assert (state, is_stopped) == (10, False)
    assert out.count("This is the first question.") == 1
    assert [line for line in out.splitlines() if line.startswith("So far")] == [
        "So far 0.", "So far 4.", "So far 9.", "So far 4.", "So far 0.", "So far 0.", "So far 7.",
    ]  # fmt: skip


def test_stop_and_the_end_of_the_input_keep_what_is_there():
    assert hold("4\nq\n6\n")[:2] == (4, True)
    assert hold("4\n2")[:2] == (6, True)
    assert hold("")[:2] == (0, True)


def test_a_wrong_answer_is_one_line_and_the_question_is_not_said_again():
    _, _, out = hold("x\n10\n")
    assert out == "\nSo far 0.\nHow many?\n> A number please.\n> "


def test_a_wrong_file_is_not_read_for_ever():
    state, is_stopped, out = hold("1\n" + "x\n" * 1_000)
    assert (state, is_stopped) == (1, True)
    assert out.count("A number please.") == 9
    assert "Too many answers" in out
    assert hold("x\n" * 9 + "1\n" + "x\n" * 9 + "9\n")[:2] == (10, False)


class Broken(io.StringIO):
    def readline(self, size=-1, /):
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no text")


def test_bytes_that_are_no_text_are_a_wrong_answer():
    talk = hold_talk(Broken(), io.StringIO(), 0, count_to(1))
    assert (talk.state, talk.is_stopped) == (0, True)


def test_what_a_terminal_cannot_show_is_written_plainly():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    tell(stream, "The person’s “own” words – naïve…")
    stream.seek(0)
    assert stream.read() == 'The person\'s "own" words - na?ve...\n'


def test_paragraphs_are_wrapped_and_numbered_ones_hang():
    stream = io.StringIO()
    tell(stream, "3  " + "word " * 30, "plain " * 30)
    lines = stream.getvalue().splitlines()
    assert max(map(len, lines)) <= 79
    assert lines[0].startswith("  3  word")
    assert lines[1].startswith("     word")
    assert lines[3].startswith("plain")
