"""How good the exposure figures are: one function for each row of the evidence ledger."""
