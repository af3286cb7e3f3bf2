"""Annotator: people turn news articles into a labelled gold corpus."""
