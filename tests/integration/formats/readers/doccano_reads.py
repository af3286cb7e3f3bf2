"""Imports a file into a new doccano project and prints what is in it; run by a Python that has doccano.

The project allows overlaps and relations, as docs/formats/doccano.md asks for.
"""

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path


def main(source, folder):
    """Import and print."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/doccano.sqlite3"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    backend = find_spec("backend").submodule_search_locations[0]
    sys.path.insert(0, backend)
    import django  # noqa: PLC0415 - only once the settings are there

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - Django first

    call_command("migrate", verbosity=0)
    from data_import.datasets import load_dataset  # noqa: PLC0415 - Django first
    from data_import.pipeline.catalog import RELATION_EXTRACTION, create_file_format  # noqa: PLC0415 - Django first
    from data_import.pipeline.readers import FileName  # noqa: PLC0415 - Django first
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - Django first
    from examples.models import Example  # noqa: PLC0415 - Django first
    from labels.models import Relation, Span  # noqa: PLC0415 - Django first
    from projects.models import SequenceLabelingProject  # noqa: PLC0415 - Django first

    user = get_user_model().objects.create(username="anna")
    project = SequenceLabelingProject.objects.create(
        name="x",
        project_type="SequenceLabeling",
        created_by=user,
        use_relation=True,
        allow_overlapping=True,
    )
    file = FileName(full_path=source, generated_name="x.jsonl", upload_name="x.jsonl")
    dataset = load_dataset(
        RELATION_EXTRACTION, create_file_format("JSONL"), [file], project, encoding="utf-8"
    )
    dataset.save(user)
    found = {
        "errors": [str(error.dict()) for error in dataset.errors],
        "examples": [[each.text, each.meta] for each in Example.objects.order_by("id")],
        "spans": [
            [each.label.text, each.start_offset, each.end_offset]
            for each in Span.objects.order_by("id")
        ],
        "relations": [
            [each.type.text, each.from_id.start_offset, each.to_id.start_offset]
            for each in Relation.objects.order_by("id")
        ],
    }
    Path(folder, "found.json").write_text(json.dumps(found), "utf-8")


main(*sys.argv[1:])
