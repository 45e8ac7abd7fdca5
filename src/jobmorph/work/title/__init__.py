"""A learned reader of titles: normalised, retrieved, ranked, calibrated.

Not wired yet: `studies.resolve` uses the look-up of `work.titles` until this engine passes the
floors set for it. On employer titles it has not seen it finds the filed code first 59.0% of the
time and among five 76.1% (floors 60 and 78.5); families of go-to-market titles 92%, levels 88%.
"""
