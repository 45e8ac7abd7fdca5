"""Users' files into tables; every message names file, line and column."""
