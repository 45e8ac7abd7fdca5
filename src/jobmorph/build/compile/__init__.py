"""Raw files into the tables of an edition: one module per group of tables, pure but for reading."""
