from jobmorph.intake.fault import Fault, LineError, shown


def test_one_faulty_line_is_told_in_full():
    error = LineError("week.csv", [Fault(4, 'hours "about 5" is not a number')])
    assert str(error) == (
        'week.csv, line 4: hours "about 5" is not a number. Nothing was computed.'
    )
    assert error.exit_code == 2


def test_other_lines_are_named_by_number_in_order():
    faults = [Fault(12, "d"), Fault(9, "c"), Fault(4, "a"), Fault(7, "b")]
    text = str(LineError("week.csv", faults))
    assert text == (
        "week.csv, line 4: a. Three more lines need a look: 7, 9, 12. Nothing was computed."
    )


def test_at_most_five_other_lines_are_listed():
    text = str(LineError("week.csv", [Fault(line, "x") for line in range(2, 22)]))
    assert "19 more lines need a look: 3, 4, 5, 6, 7 and 14 more." in text


def test_faults_of_one_line_stand_together_and_count_once():
    text = str(LineError("week.csv", [Fault(2, "a"), Fault(2, "b"), Fault(3, "c"), Fault(3, "d")]))
    assert text.startswith("week.csv, line 2: a; b. One more line needs a look: 3.")


def test_a_trace_lists_every_fault():
    error = LineError("week.csv", [Fault(4, "a"), Fault(9, "b")])
    assert error.__notes__ == ["week.csv, line 4: a", "week.csv, line 9: b"]


def test_long_and_broken_values_are_shown_short_and_flat():
    assert shown("a\n  b") == '"a b"'
    assert len(shown("x" * 500)) == 32
