"""Visible words of the page that lists the endpoints."""

from typing import Final

DOCS_WORDS: Final = {
    "title": "For programs",
    "lead": "The same questions, answered as JSON: every number is the one that the command line, "
    "the page and the workbook show.",
    "caution": "Exposure is not probability of job loss. Pay, counts and outlooks are those of "
    "the US.",
    "description": "Description as OpenAPI",
    "how": "How it behaves",
    "contents": "Endpoints",
    "takes": "It takes",
    "body": "Its body holds",
    "form": "Its form holds",
    "answers": "It answers",
    "name": "Name",
    "kind": "Kind",
    "about": "What it is",
    "status": "Status",
    "needed": "needed",
    "in_path": "in the path",
    "in_header": "header",
    "schema": "schema",
    "nothing": "It takes nothing.",
    "example": "Example",
}
RULES: Final = (
    "Answers to GET depend on the edition and the question alone: they carry an ETag, and cost "
    "nothing when it is sent back as If-None-Match.",
    "What is handed in (a week, a profile, a roster) is used for the answer and not kept. Rosters "
    "and runs of the market are read in a process of their own, in memory.",
    "A long job answers 202 with its address. Follow links.events (server-sent events, each with a "
    "number for Last-Event-ID) or ask links.self. DELETE ends it and forgets its results; without "
    "it they go after half an hour.",
    "What fails says so as application/problem+json: what, where, how many, the first five, what "
    "to do. Nothing was computed then.",
    "Off this computer every request needs the header Authorization: Bearer TOKEN.",
)
EXAMPLE: Final = "curl 'http://127.0.0.1:8137/api/v1/role?title=SDR'"
