"""The studies for programs: the same JSON as `--format json`, under /api/v1."""
