"""Where a person can go: probability and feasibility of a move."""
