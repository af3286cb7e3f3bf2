"""Mention chains: which spans of an article speak of the same person or organisation."""
