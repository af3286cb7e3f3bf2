"""Entities by rules and gazetteers."""
