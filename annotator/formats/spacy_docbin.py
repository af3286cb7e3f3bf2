"""The spaCy export: a folder with DocBins, training configurations, manifest, losses and instructions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import init_config
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from annotator.domain.errors import FileWriteError
from annotator.formats.atomic import explained, whole_folder
from annotator.formats.manifest import Counts, manifest_values, read_manifest
from annotator.formats.quick_packing import quick_packing
from annotator.formats.spacy_docs import TRAINING_GROUP, DocMaker, fingerprint
from annotator.formats.spacy_readme import readme
from annotator.formats.training import LONGEST_SUGGESTED
from annotator.formats.writing import (
    ExportItem,
    ExportJob,
    Loss,
    json_document,
    loss_lines,
)

_MANIFEST = "manifest.json"


class SpacyExporter:
    """Writes the folder. The same gold in the same place gives the same bytes."""

    name: str = "spacy"
    splits: bool = True
    every_set: bool = False

    def check_target(self, out: Path) -> None:
        """Refuse a file, and a folder that holds anything but an export of ours.

        Raises:
            FileWriteError: If so.
        """
        with explained(out):
            self._check_target(out)

    def _check_target(self, out: Path) -> None:
        if not out.exists():
            return
        if not out.is_dir():
            raise FileWriteError(file=out, reason="it is a file; this format makes a folder")
        found = {entry.name for entry in out.iterdir()}
        manifest = read_manifest(out / _MANIFEST) or {}
        ours = (
            {_MANIFEST, *manifest.get("files", ())} if manifest.get("format") == "spacy" else set()
        )
        if foreign := sorted(found - ours):
            raise FileWriteError(
                file=out,
                reason=f"{foreign[0]} in it is no part of an export; choose another folder",
            )

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: list[Loss]
    ) -> Mapping[str, Any]:
        """Write the folder, and read it back to see that every span lies where it should.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        counts = Counts()
        with whole_folder(job.out) as folder, quick_packing():
            maker = DocMaker(spacy.blank(job.schema.language), job.schema, job.layers)
            parts = job.split.parts if job.split else ("gold",)
            bins = {part: DocBin(store_user_data=True) for part in parts}
            prints: dict[str, list[str]] = {part: [] for part in parts}
            for item in items:
                if item.own is None:
                    continue
                counts.add(item)
                doc = maker.make(item.own, losses)
                prints[item.part].append(fingerprint(doc))
                bins[item.part].add(doc)
            for part, docs in bins.items():
                path = folder / f"{part}.spacy"
                path.write_bytes(docs.to_bytes())
                _check(path, prints[part])
            (folder / "losses.jsonl").write_bytes(loss_lines(losses))
            filled = [part for part in parts if prints[part]]
            longest = _suggested(maker.lengths)
            trained_on = _training_parts(filled)
            _write_configs(folder, job, trained_on, longest)
            too_long = sum(length > longest for length in maker.lengths)
            articles = {part: len(prints[part]) for part in parts}
            page = readme(job, articles, maker.roles, trained_on, longest, too_long)
            (folder / "README.md").write_text(page, encoding="utf-8")
            files = {path.name: path for path in folder.iterdir()}
            manifest = manifest_values(self.name, job, counts, files, losses)
            manifest["parts"] = articles
            manifest["longest_span_for_spancat"] = {"tokens": longest, "longer": too_long}
            (folder / _MANIFEST).write_bytes(json_document(manifest))
        return manifest


def _check(path: Path, prints: list[str]) -> None:
    """Read a file back with a vocabulary that knows nothing, as any other program would."""
    docs = DocBin(store_user_data=True).from_disk(path).get_docs(Vocab())
    if [fingerprint(doc) for doc in docs] != prints:
        raise RuntimeError(f"{path.name} does not hold what was written into it")


def _training_parts(filled: list[str]) -> tuple[str, str]:
    """Which parts a configuration trains on and measures on; the same one if there is no other."""
    train = filled[0] if filled else "gold"
    return train, next((part for part in filled if part == "dev"), train)


def _suggested(lengths: list[int]) -> int:
    return max(1, min(LONGEST_SUGGESTED, max(lengths, default=1)))


def _write_configs(folder: Path, job: ExportJob, parts: tuple[str, str], longest: int) -> None:
    train, dev = (str(job.out.resolve() / f"{part}.spacy") for part in parts)
    for pipe in ("ner", "spancat"):
        config = init_config(
            lang=job.schema.language, pipeline=[pipe], optimize="efficiency", gpu=False, silent=True
        )
        # spaCy takes relative paths from wherever it is started, so only absolute ones always work.
        config["paths"]["train"] = train
        config["paths"]["dev"] = dev
        if pipe == "spancat":
            config["components"]["spancat"]["spans_key"] = TRAINING_GROUP
            config["components"]["spancat"]["suggester"] = {
                "@misc": "spacy.ngram_range_suggester.v1",
                "min_size": 1,
                "max_size": longest,
            }
        config.to_disk(folder / f"config_{pipe}.cfg")
