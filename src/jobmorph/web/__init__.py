"""Pages and REST, as thin as the command line."""
