"""Checks a folder of tasks against its configuration with Label Studio's own code; run by a Python that has label-studio-sdk."""

import json
import sys
from pathlib import Path

from label_studio_sdk.label_interface import LabelInterface


def main(exported, folder):
    """Check and print what is wrong."""
    interface = LabelInterface(Path(exported, "label_config.xml").read_text("utf-8"))
    interface.validate()
    tasks = json.loads(Path(exported, "tasks.json").read_text("utf-8"))
    errors = []
    for task in tasks:
        if not interface.validate_task({"data": task["data"]}):
            errors.append("data")
        for each in (*task["annotations"], *task["predictions"]):
            errors += interface._validate_object(each, return_errors=True)
            for region in each["result"]:
                if region["type"] == "labels":
                    control = interface.get_control(region["from_name"])
                    errors += [
                        f"{label} is no label"
                        for label in region["value"]["labels"]
                        if label not in control.labels
                    ]
    Path(folder, "found.json").write_text(json.dumps(errors), "utf-8")


main(*sys.argv[1:])
