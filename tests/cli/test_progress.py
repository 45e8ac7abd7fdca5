import sys

from jobmorph.cli.progress import ByteProgress, RowProgress, StepProgress


def test_progress_is_shown_only_to_somebody_who_watches(capsys, monkeypatch):
    with ByteProgress() as progress:
        progress.show(5_000_000)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with ByteProgress() as progress:
        progress.show(5_000_000)
    told = capsys.readouterr().err
    assert "5.0 MB" in told
    assert told.endswith("\r\x1b[K")


def test_rows_are_shown_with_a_bar(capsys, monkeypatch):
    with RowProgress() as progress:
        progress.show(4096, 0.5)
    assert (capsys.readouterr().err, progress.rows) == ("", 4096)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with RowProgress() as progress:
        progress.show(4096, 0.5)
    told = capsys.readouterr().err
    assert f"{'#' * 15}{'.' * 15}  50%  4,096 rows" in told
    assert told.endswith("\r\x1b[K")


def test_steps_are_shown_with_a_word_on_them(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with StepProgress() as progress:
        progress.show(1_500, 3_000, "least loss 9.00")
    told = capsys.readouterr().err
    assert f"{'#' * 15}{'.' * 15} 1,500 of 3,000  least loss 9.00" in told
