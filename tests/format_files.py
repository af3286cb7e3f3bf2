"""A sound file of every format that can be imported, small and with everything in it: what bad input is made from."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import docx

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.formats.catalogue import FORMATS, Format, format_named
from annotator.formats.sidecar import SIDECAR
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import ANNA, make_argument, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()
BEFORE = "Genf 😀 (dpa) – "
NAMED = "Außenministerin Zoë Öztürk"
TEXT = (
    f"{BEFORE}Die {NAMED} kam am Dienstag nach Brüssel. „Das ist gut so“, sagte sie.\n\n"
    "Am Abend reiste sie wieder ab; die Gespräche gehen im Mai weiter, hieß es in Kreisen."
)
BEGIN = TEXT.index(NAMED)
END = BEGIN + len(NAMED)
"""Where the entity lies; no other number in the files is one of these."""

READABLE = tuple(each.name for each in FORMATS if each.reader is not None)


@dataclass(frozen=True)
class SoundFile:
    """A file of a format, and those it needs beside it.

    Attributes:
        name: Of the format.
        path: The file an import is given.
    """

    name: str
    path: Path

    def changed(self, content: bytes) -> SoundFile:
        """The same with other content."""
        self.path.write_bytes(content)
        return self


def sample_sets() -> list[AnnotationSet]:
    """Two articles, the first with an entity and a quote whose speaker it is."""
    article = make_article(TEXT, id="a1", title="Ein Treffen")
    quote = TEXT.index("Das ist gut so")
    cue = TEXT.index("sagte")
    spans = (
        make_span(BEGIN, END, id="s1", label="PER"),
        make_span(quote, quote + 14, id="s2", layer="quote", label="direct"),
        make_span(cue, cue + 5, id="s3", layer="cue", label="cue"),
    )
    roles = (
        make_argument("s2", "s1", id="g1"),
        make_argument("s2", "s3", "cue", id="g2"),
    )
    first = make_set(*spans, arguments=roles, article=article, annotator=ANNA, status=Status.DONE)
    other = make_article("Köln liegt am Rhein.", id="a2", title="Köln")
    second = make_set(
        make_span(0, 4, id="t1", label="LOC"), article=other, annotator=ANNA, status=Status.DONE
    )
    return [first, second]


def sound_file(name: str, folder: Path, sets: list[AnnotationSet] | None = None) -> SoundFile:
    """Write a sound file of a format into a folder."""
    each = format_named(name)
    if each is None or each.exporter is None:
        path = folder / f"in{each.endings[0]}"
        path.write_bytes(_BY_HAND[name]())
        return SoundFile(name, path)
    out = folder / "in" if each.makes_folder else folder / f"in{each.endings[0]}"
    items = [ExportItem(own.article, own) for own in sets or sample_sets()]
    each.exporter().export(items, ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0"), Losses())
    return SoundFile(name, main_file(each, out))


def main_file(each: Format, out: Path) -> Path:
    """The first file of an export that an import takes."""
    if not each.makes_folder:
        return out
    ours = {"manifest.json", "losses.jsonl", SIDECAR, *each.companions}
    return next(p for p in sorted(out.rglob("*")) if each.may_be(p) and p.name not in ours)


def _docx() -> bytes:
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _pdf() -> bytes:
    stream = b"BT /F1 11 Tf 14 TL 50 780 Td (Ein Satz von der Konferenz in Genf, lang genug.) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources "
            b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def _html() -> bytes:
    body = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
    page = f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Treffen</title></head><body><article><h1>Treffen</h1>{body}</article></body></html>'
    return page.encode()


_BY_HAND = {
    "text": TEXT.encode,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
    "articles-jsonl": lambda: b"".join(
        json.dumps({"text": text, "title": "T"}, ensure_ascii=False).encode() + b"\n"
        for text in (TEXT, "Köln liegt am Rhein.")
    ),
}
