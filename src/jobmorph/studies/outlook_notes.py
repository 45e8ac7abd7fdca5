"""What a reader of an outlook must know, one plain sentence each."""

from typing import Final

import polars as pl

from jobmorph.studies.outlook_result import OutlookNote

_TEXTS: Final = {
    "survey": "US jobs of employees; people who work for themselves are not counted.",
    "exposure": "How much AI can do in a job has so far said little about its number of jobs.",
    "scenarios": "What-ifs about AI are not part of this range.",
    "scenarios_apart": "What-ifs stand beside this range, never in it. 'slow' is the range's own "
    "middle: the official projection holds technology at its usual pace already.",
    "scenarios_ranges": "Ranges of what-ifs hold doubt about their assumptions alone, not the "
    "errors that forecasts have had, which are larger.",
    "scenarios_totals": "Whether all jobs together come back to their path is assumed in a "
    "what-if, both ways; what differs between jobs comes from the model.",
    "scenarios_added": "Ends of what-ifs of several codes are added up, which is a little too "
    "wide.",
    "looked_at": "The method was settled after looking at these years; the next count is its first "
    "fair test.",
    "periods": "Past errors come from two or three periods and one pandemic.",
    "merged_codes": "The survey changed its codes, so several occupations are counted as one here.",
    "broken_codes": "In 2019 jobs moved between codes here and cannot be traced; growth over that "
    "year is left out.",
    "no_official_line": "The official projection has no line of its own here; it is taken to grow "
    "like all jobs.",
    "detail": "The survey counts this job together with others of the same code.",
    "borrowed": "Nobody counts this job apart: the figures are those of nearby occupations, "
    "borrowed.",
    "one_code": "All of it lies in one official code, so these are that code's figures.",
    "mixture": "The job leans on several codes: the index shows how jobs in them may change, "
    "weighted as the role leans on them.",
    "wider_units": "Some codes of the group are counted together with others, which are in the "
    "total too.",
    "uncounted": "Some codes of the group are not counted by the survey.",
    "group_errors": "Errors of occupations go together in part; how much is known only roughly.",
    "official_self_employed": "The official projection counts people who work for themselves too; "
    "beside the count stands its growth, not its level.",
    "inside_unseen": "Work that changes inside an occupation leaves no trace in these counts.",
    "jobs_not_people": "A job lost here is a count that fell, not a person who was let go: people "
    "retire or move on, and nobody follows.",
    "finer_units": "The finer work is divided, the more of it seems to change; never compare "
    "counts that divide it differently.",
    "new_names": "New kinds of work are first counted under old names; what is new is seen late.",
    "official_smooth": "Official projections show less change than comes: they leave out what "
    "nobody can foresee.",
    "ai_unknown": "What AI will add or take is in nobody's count yet.",
    "definitions": "The census counts people, the survey counts jobs; from 1960 the census "
    "includes people no longer working. They are never joined.",
    "total_assumed": "How wide the range of all jobs together is follows from how far errors go "
    "together, which is an assumption.",
    "forecast_ten_years": "No forecast of single occupations has held ten years well: most of the "
    "range is what nobody knew.",
}

BREAKS: Final = pl.DataFrame(
    {
        "year": [2004, 2010, 2012, 2019, 2021],
        "break_id": ["residuals", "soc2010_mixed", "soc2010", "soc2018_mixed", "estimation"],
        "text": [
            "from here on the remaining occupations of each field are published too",
            "new codes, mixed with old ones",
            "new codes alone; years before are good for trends only",
            "new codes again, mixed with old ones until 2020",
            "a new way to estimate",
        ],
    }
)


def note(note_id: str) -> OutlookNote:
    """Return one note.

    Examples
    --------
    >>> note("survey").note_id
    'survey'
    """
    return OutlookNote(note_id, _TEXTS[note_id])


def scenario_notes(scenarios: pl.DataFrame | None) -> list[str]:
    """Name the notes that what-ifs need."""
    if scenarios is None:
        return ["scenarios"]
    added = ["scenarios_added"] if scenarios.get_column("is_range_added").any() else []
    return ["scenarios_apart", "scenarios_ranges", "scenarios_totals", *added]


def notes_of(units: pl.DataFrame) -> list[str]:
    """Name the notes that some units need."""
    wanted = {
        "merged_codes": bool(units["is_merged"].any()),
        "broken_codes": bool(units["is_broken"].any()),
        "no_official_line": not bool(units["is_official_own"].all()),
    }
    return [name for name, is_wanted in wanted.items() if is_wanted]
