from jobmorph.reports.judged import judged_sentences, judged_summary


def test_model_and_library_stand_side_by_side(library_result):
    said = judged_sentences(library_result)
    assert said["user:1"] == [
        "Usual now: model AI 5%, with AI 12%, person 83%; library AI 10%, with AI 20%, person 70%.",
        "Within reach: model AI 20%, with AI 50%, person 30%; library AI 70%, with AI 20%, person "
        "10%. Far apart.",
    ]
    assert list(said) == ["user:1", "user:2"]


def test_far_apart_counts_tasks_and_not_moments(library_result):
    assert "On 1 of 2 tasks" in judged_summary(library_result)


def test_nothing_is_said_without_an_author(result):
    assert judged_sentences(result) == {}
    assert judged_summary(result) == ""
