"""Vocabulary and contracts shared by every room; imports no other room."""
