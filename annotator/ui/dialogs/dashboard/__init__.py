"""The dashboard: how the work on a corpus goes, and the articles behind each number."""
