"""What a person needs: requirements, levels, practice, gaps."""
