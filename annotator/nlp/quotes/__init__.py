"""Quotations, their speakers and cues by rules."""
