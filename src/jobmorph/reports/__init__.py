"""Results into tables, charts, HTML, Markdown, JSON."""
