"""One module per public dataset: its origin records and its tables as published."""
