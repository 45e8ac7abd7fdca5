"""Runtime reader of the edition: tables, parameters, scenarios, role library."""
