"""Job descriptions and resumes: what each sentence is for, and what it says about work."""
