"""The words for formats, and for what an export does to a corpus."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.services.format_choices import FormatChoice


class FormatWords(QObject):
    """Says what formats are called."""

    def title(self, name: str) -> str:
        """What a format is called; its name where there is no better word."""
        return {
            "text": self.tr("Plain text"),
            "jsonl": self.tr("JSON lines of Annotator, everything there is"),
            "articles-jsonl": self.tr("Articles as JSON lines, without annotations"),
            "articles-csv": self.tr("Articles as a table (CSV), without annotations"),
            "spacy": self.tr("spaCy (.spacy), to train with"),
            "prodigy": self.tr("Prodigy (JSON lines)"),
            "brat": self.tr("brat standoff"),
            "conll": self.tr("CoNLL-2003, tags as IOB2"),
            "conll-iob1": self.tr("CoNLL-2003, tags as IOB1"),
            "germeval": self.tr("GermEval 2014 (TSV)"),
            "doccano": self.tr("doccano (JSON lines)"),
            "label-studio": self.tr("Label Studio (JSON)"),
            "webanno-tsv": self.tr("WebAnno TSV 3.3 (INCEpTION)"),
            "uima-xmi": self.tr("UIMA CAS (XMI)"),
            "uima-json": self.tr("UIMA CAS (JSON)"),
            "quotes-json": self.tr("Quotes as JSON"),
            "csv": self.tr("Table of spans (CSV)"),
            "excel": self.tr("Table of spans (Excel)"),
            "xlsx": self.tr("Table of spans (Excel)"),
            "parquet": self.tr("Parquet, for the datasets library"),
            "html": self.tr("Web pages (HTML)"),
            "docx": self.tr("Word documents (DOCX)"),
            "pdf": self.tr("Text of PDF files"),
        }.get(name, name)

    def with_endings(self, choice: FormatChoice) -> str:
        """What a format is called, and what its files end in."""
        endings = " ".join(f"*{ending}" for ending in choice.endings)
        title = self.title(choice.name)
        return f"{title} ({endings})" if endings and "(." not in title else title


class LossWords(QObject):
    """Says what kind of thing an export does not hold, and which articles it leaves out."""

    def heading(self, kind: str) -> str:
        """What losses of a kind are called, more than one of them."""
        return {
            "gave_way": self.tr("Overlapping spans that give way"),
            "cut_token": self.tr("Spans that cut a word"),
            "white_space": self.tr("White space"),
            "discontinuous": self.tr("Spans with gaps"),
            "not_adjudicated": self.tr("Articles nobody has decided about"),
            "other_layer": self.tr("Spans this format has no place for"),
            "role": self.tr("Roles this format has no place for"),
            "attribute": self.tr("Attributes this format has no place for"),
            "remark": self.tr("Remarks this format has no place for"),
            "line_break": self.tr("Spans across line ends"),
        }.get(kind, kind.replace("_", " "))

    def left_out(self, reason: str) -> str:
        """Why articles are not among those that go out."""
        return {
            "not done": self.tr("not finished"),
            "not begun": self.tr("without annotations of this set"),
            "not suggested": self.tr("without suggestions"),
            "not adjudicated": self.tr("annotated by several, not decided between them"),
        }.get(reason, reason)
