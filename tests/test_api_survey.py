import jobmorph as jm


def test_a_survey_from_form_to_role(tmp_path):
    form = jm.survey_form("SDR", recipient="the works council")
    assert form.shown_table["label"].to_list()[0] == "agree next steps, hand over"
    assert str(form).startswith("WHERE THE HOURS GO")
    assert form.to_xlsx().startswith(b"PK")
    paths = []
    for number in range(5):
        filled = form.render("csv").replace(
            "live calls with prospects,", f"live calls with prospects,{30 + number}"
        )
        paths.append(tmp_path / f"{number}.csv")
        paths[-1].write_text(filled, encoding="utf-8")
    answer = jm.survey(paths)
    assert (answer.answers, answer.hours_week) == (5, 32)
    assert answer.shown_table.row(0, named=True)["time_share"] == 1.0
    assert "<iframe" in answer._repr_html_()
    (tmp_path / "hours.csv").write_text(answer.to_hours(), encoding="utf-8")
    role = jm.role("SDR", tasks=tmp_path / "hours.csv")
    assert role.tasks["statement"].to_list() == ["live calls with prospects"]
