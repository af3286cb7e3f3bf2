"""The spaCy export: a folder with DocBins, training configurations, tokenizer, project, manifest, losses and instructions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.formats.alignment import Alignment
from annotator.formats.atomic import explained
from annotator.formats.jsonl import record_without_text
from annotator.formats.manifest import Counts, read_manifest
from annotator.formats.quick_packing import quick_packing
from annotator.formats.spacy_bin_writing import BinWriter
from annotator.formats.spacy_docs import DocMaker
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
from annotator.formats.writing import ExportItem, ExportJob, Losses


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
                    reason=Reason(
                        "{inside} in it is no part of an export; choose another folder",
                        inside=inside,
                    ),
                )

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
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
                _note_cuts(items, maker, splits)  # the rules of the last article hold for the first
            articles = _write_bins(folder, items, job, maker, export.counts, losses)
            filled = [part for part, count in articles.items() if count]
            longest = max(1, min(LONGEST_SUGGESTED, max(maker.lengths, default=1)))
            trained_on = _training_parts(filled)
            write_tokenizer(folder, nlp)
            write_configs(folder, job, trained_on, longest)
            write_project(folder, job, trained_on, filled[-1] if filled else trained_on[1])
            too_long = sum(n for length, n in maker.lengths.items() if length > longest)
            page = readme(job, articles, maker.roles, trained_on, longest, too_long, len(splits))
            (folder / "README.md").write_text(page, encoding="utf-8")
            export.more.update(
                parts=articles,
                longest_span_for_spancat={"tokens": longest, "longer": too_long},
                alignment=job.alignment.value,
                split_words=len(splits),
            )
        return export.manifest


def _note_cuts(items: Iterable[ExportItem], maker: DocMaker, splits: TokenSplits) -> None:
    """Go through everything once to find the words that spans cut; the tokenizer gets rules for them."""
    if isinstance(items, Iterator):
        raise TypeError("whoever splits tokens goes through the items twice")
    for item in items:
        if item.own is not None:
            doc = maker.tokenised(item.article)
            splits.note(doc, maker.cut(item.own, doc))
    splits.add_rules()


def _write_bins(
    folder: Path,
    items: Iterable[ExportItem],
    job: ExportJob,
    maker: DocMaker,
    counts: Counts,
    losses: Losses,
) -> dict[str, int]:
    """Write the ``.spacy`` files; the number of articles in each part."""
    parts = job.split.parts if job.split else ("gold",)
    with ExitStack() as files:
        bins = {part: files.enter_context(BinWriter(folder / f"{part}.spacy")) for part in parts}
        for item in items:
            if item.own is None:
                continue
            counts.add(item)
            doc = maker.make(item.own, losses)
            doc.user_data[RECORD] = record_without_text(item, job).decode()
            bins[item.part].add(doc, item.article.text)
        for each in bins.values():
            each.finish()
        return {part: len(each) for part, each in bins.items()}


def _training_parts(filled: list[str]) -> tuple[str, str]:
    """Which parts a configuration trains on and measures on; the same one if there is no other."""
    train = filled[0] if filled else "gold"
    return train, next((part for part in filled if part == "dev"), train)
