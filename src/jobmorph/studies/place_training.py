"""How long until the work at a place is done well."""

from functools import lru_cache

import polars as pl

from jobmorph.reference.edition import Edition
from jobmorph.reference.parameters import load_parameters
from jobmorph.schema.ids import RANGE_ENDS
from jobmorph.studies.places import ROLE_PREFIX, Places
from jobmorph.studies.preparation import LEAST_MONTHS, months_by


def stays_at_places(places: Places, edition: Edition) -> pl.DataFrame:
    """Months until the work is done well: the library's, else training as people say it takes."""
    names = [f"stay_months{end}" for end in RANGE_ENDS]
    trained = places.mean(_training(edition))
    library = edition.table("role").select(
        pl.concat_str(pl.lit(ROLE_PREFIX), "role_id").alias("place_id"),
        *(pl.col(f"competence_months{end}").alias(f"_own{end}") for end in RANGE_ENDS),
    )
    return trained.join(library, on="place_id", how="left", maintain_order="left").select(
        "place_id",
        *(
            pl.max_horizontal(pl.coalesce(f"_own{end}", name), pl.lit(LEAST_MONTHS)).alias(name)
            for end, name in zip(RANGE_ENDS, names, strict=True)
        ),
    )


@lru_cache(maxsize=4)
def _training(edition: Edition) -> pl.DataFrame:
    """Months of training on site and on the job, added up; else what the job zone suggests."""
    names = [f"stay_months{end}" for end in RANGE_ENDS]
    training = edition.table("preparation").filter(pl.col("scale").is_in(["PT", "OJ"]))
    asked = (
        months_by(training, ["occupation_onet2019"])
        .group_by("occupation_onet2019", maintain_order=True)
        .agg(pl.col(f"months{end}").sum().alias(f"stay_months{end}") for end in RANGE_ENDS)
    )
    return (
        edition.table("occupation")
        .select("occupation_onet2019", pl.col("job_zone").fill_null(3))
        .join(_zone_months(), on="job_zone", how="left", maintain_order="left")
        .join(asked, on="occupation_onet2019", how="left", suffix="_asked", maintain_order="left")
        .select(
            "occupation_onet2019",
            *(pl.coalesce(f"{name}_asked", name).alias(name) for name in names),
        )
    )


def _zone_months() -> pl.DataFrame:
    parameters = load_parameters("skills")
    zones = [(zone, parameters[f"skills.job_zone_{zone}_months"]) for zone in range(1, 6)]
    return pl.DataFrame(
        {
            "job_zone": [zone for zone, _ in zones],
            "stay_months_low": [float(each.low) for _, each in zones],
            "stay_months": [float(each.value) for _, each in zones],
            "stay_months_high": [float(each.high) for _, each in zones],
        }
    )
