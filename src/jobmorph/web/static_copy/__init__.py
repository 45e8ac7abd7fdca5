"""The pages as files that read without a server and without JavaScript."""
