"""Dialogs: each asks one question and returns the answer as a value; and the welcome page."""
