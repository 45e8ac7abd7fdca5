"""The command line: reads options, calls a study, prints what reports render."""
