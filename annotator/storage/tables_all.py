"""All tables of a corpus, those of every module ``tables_*`` included."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import annotator.storage
from annotator.storage.tables import metadata as metadata  # noqa: PLC0414 - passed on, complete

for _module in pkgutil.iter_modules(annotator.storage.__path__):
    if _module.name.startswith("tables_") and _module.name != "tables_all":
        import_module(f"annotator.storage.{_module.name}")
