"""The factory of the reference edition: sources, compile, train, score."""
