"""The questions; the only room that joins data with models."""
