"""Everything that is damaged."""

from __future__ import annotations

from corpora import CORPORA
from own_files import OWN_FILES
from readers import READERS
from targets import TARGETS

EVERYTHING = (*READERS, *TARGETS, *OWN_FILES, *CORPORA)
"""Readers of articles, what else others send, what the program keeps for itself, and corpora."""
