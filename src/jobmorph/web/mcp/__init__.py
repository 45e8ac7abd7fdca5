"""The studies as tools of a Model Context Protocol server: compact answers for an assistant."""
