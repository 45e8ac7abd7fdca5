import sys

from jobmorph.cli.progress import ByteProgress


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
