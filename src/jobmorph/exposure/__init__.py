"""What AI does to a task: evidence, verdict, range, reasons, what would change the verdict."""
