"""What a team should become: the optimisation and its explanation."""
