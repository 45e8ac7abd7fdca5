"""What a job is made of: occupations, titles, tasks, activities, time shares, the task mix."""
