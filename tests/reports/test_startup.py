import subprocess
import sys

HEAVY = ("jinja2", "rich", "pandas", "scipy", "sklearn", "lightgbm", "pandera", "altair")


def test_reports_load_nothing_heavy():
    code = (
        "import sys, jobmorph.reports.output, jobmorph.reports.terminal_details, "
        "jobmorph.reports.html, jobmorph.reports.markdown, jobmorph.reports.json, "
        "jobmorph.reports.compare, jobmorph.reports.evidence, jobmorph.reports.frame;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
