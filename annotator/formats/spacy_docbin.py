"""The spaCy export: a folder with DocBins, training configurations, tokenizer, project, manifest, losses and instructions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from annotator.domain.errors import FileWriteError
from annotator.formats.alignment import Alignment
from annotator.formats.atomic import explained
from annotator.formats.jsonl import record_values
from annotator.formats.manifest import read_manifest
from annotator.formats.quick_packing import quick_packing
from annotator.formats.spacy_docs import DocMaker, fingerprint
from annotator.formats.spacy_project import (
    OF_WEASEL,
    write_configs,
    write_project,
    write_tokenizer,
)
from annotator.formats.spacy_reading import RECORD
from annotator.formats.spacy_readme import readme
from annotator.formats.spacy_tokenizer import TokenSplits, training_language
from annotator.formats.targets import MANIFEST, check_folder_target, export_folder
from annotator.formats.training import LONGEST_SUGGESTED
from annotator.formats.writing import ExportItem, ExportJob, Loss


class SpacyExporter:
    """Writes the folder. The same gold in the same place gives the same bytes."""

    name: str = "spacy"
    splits: bool = True
    every_set: bool = False

    def check_target(self, out: Path) -> None:
        """Refuse a file, and a folder that holds anything but an export of ours and what weasel notes there.

        Raises:
            FileWriteError: If so.
        """
        with explained(out):
            if out.is_dir():
                self._check_entries(out)
            else:
                check_folder_target(self.name, out)

    def _check_entries(self, out: Path) -> None:
        """Empty folders too: a training is about to write there."""
        manifest = read_manifest(out / MANIFEST) or {}
        files = manifest.get("files", ()) if manifest.get("format") == self.name else ()
        ours = {MANIFEST, *files, *OF_WEASEL} if files else set()
        folders = {parent.as_posix() for name in files for parent in Path(name).parents}
        for path in sorted(out.rglob("*")):
            inside = path.relative_to(out).as_posix()
            if inside not in ours | folders:
                raise FileWriteError(
                    file=out,
                    reason=f"{inside} in it is no part of an export; choose another folder",
                )

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: list[Loss]
    ) -> Mapping[str, Any]:
        """Write the folder, and read it back to see that every span lies where it should.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        with export_folder(self.name, job, losses) as export, quick_packing():
            folder = export.folder
            nlp = training_language(job.schema.language)
            maker = DocMaker(nlp, job.schema, job.layers, job.alignment)
            splits = TokenSplits(nlp)
            if job.alignment is Alignment.SPLIT_TOKEN:
                items = list(items)  # the rules of the last article hold for the first one too
                for item in items:
                    if item.own is not None:
                        doc = maker.tokenised(item.article)
                        splits.note(doc, maker.cut(item.own, doc))
                splits.add_rules()
            parts = job.split.parts if job.split else ("gold",)
            bins = {part: DocBin(store_user_data=True) for part in parts}
            prints: dict[str, list[str]] = {part: [] for part in parts}
            for item in items:
                if item.own is None:
                    continue
                export.counts.add(item)
                doc = maker.make(item.own, losses)
                doc.user_data[RECORD] = _record(item, job)
                prints[item.part].append(fingerprint(doc, item.article.text))
                bins[item.part].add(doc)
            for part, docs in bins.items():
                path = folder / f"{part}.spacy"
                path.write_bytes(docs.to_bytes())
                _check(path, prints[part])
            filled = [part for part in parts if prints[part]]
            longest = _suggested(maker.lengths)
            trained_on = _training_parts(filled)
            write_tokenizer(folder, nlp)
            write_configs(folder, job, trained_on, longest)
            write_project(folder, job, trained_on, filled[-1] if filled else trained_on[1])
            too_long = sum(length > longest for length in maker.lengths)
            articles = {part: len(prints[part]) for part in parts}
            page = readme(job, articles, maker.roles, trained_on, longest, too_long, len(splits))
            (folder / "README.md").write_text(page, encoding="utf-8")
            export.more.update(
                parts=articles,
                longest_span_for_spancat={"tokens": longest, "longer": too_long},
                alignment=job.alignment.value,
                split_words=len(splits),
            )
        return export.manifest


def _record(item: ExportItem, job: ExportJob) -> str:
    """All there is of article and set, as native JSONL has it, without the text."""
    values = record_values(item, job)
    del values["text"]
    return orjson.dumps(values).decode()


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
