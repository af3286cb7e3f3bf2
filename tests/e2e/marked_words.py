"""Which words of the windows came through translation.

In ``MarkedLanguage`` every translated text carries two characters that nobody sees, one before it and one behind.
What stands in a window outside of them was never translated: data of the corpus, or a word that was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyqtgraph as pg
import yaml
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from annotator.domain.ports import ArticleQuery
from annotator.quality.checks import ALL
from annotator.resources import resource_path
from annotator.ui.i18n import Language
from annotator.ui.key_line import HintBar

_BEGIN, _END = "\u2063", "\u2064"
_WORD = re.compile(r"[^\W\d_]{2,}")
_CUT = re.compile(r"\s+")
_PIECES = re.compile(r"[\n„“:;→…?]|, ")
# Mark-up, names of files, colours, places on a network, how a setting is written, and what German text quotes.
_CODE = re.compile(
    r"<[a-zA-Z/!][^>]*>|\*\.\w+|\b[\w-]+\.(?:jsonl?|zip|spacy|corpus)\b|#[0-9a-f]{6}\b|\b\w+(?:\.\w+){2,}"
    r"|[\w.]+=\d+|„[^“]*“"
)
_KEYS_OF = re.compile(r"\{key:[\w.]+\}")
_IDS = {"schemaTree"}
"""Where ids stand, which are the same in every language."""
_ROWS = 30
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
# Written as they are in every language.
_NAMES = """
    Annotator Anna Ben Cem Kim spaCy Prodigy INCEpTION brat doccano Label Studio WebAnno TSV CSV JSON JSONL YAML XML XMI CAS
    CoNLL ELAN Excel Parquet Markdown HTML PDF DOCX OdS Python Qt PySide PostgreSQL SQLite IOB BILUO UTF Unicode UIMA
    News nlp builtin corpus docbin zip html docx pdf jsonl json xlsx parquet spacy txt xml
    Deutsch English Español Inter Literata Atkinson Hyperlegible OpenDyslexic DejaVu Sans Serif Mono
    Strg Umschalt Alt Esc Tab Return Enter Hoch Herunter Links Rechts Pos Ende Bild Entf Einfg Rücktaste Leertaste
    aufwärts abwärts de en
    iso cp windows mac roman SemiBold ner spancat source
    MIT LGPL Apache GPL OFL BSD ISC
"""


class _Marking(QTranslator):
    """What another translator says, marked."""

    def __init__(self, inner: QTranslator) -> None:
        super().__init__(inner.parent())
        inner.setParent(self)
        self._inner = inner

    def isEmpty(self) -> bool:  # noqa: N802 - as Qt calls it
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        said = self._inner.translate(context, source, disambiguation, n)
        # Names of keys are read back from what is shown.
        if not said:
            return None  # and not a text without letters: somebody else is asked then
        return said if context == "QShortcut" else f"{_BEGIN}{said}{_END}"


class MarkedLanguage(Language):
    """The language of the program, with marks."""

    def _install(self, name: str, folder: str, code: str) -> None:
        before = len(self._installed)
        super()._install(name, folder, code)
        if code == "en":
            return
        for plain in self._installed[before:]:
            QCoreApplication.removeTranslator(plain)
        self._installed[before:] = [_Marking(plain) for plain in self._installed[before:]]
        for marking in self._installed[before:]:
            QCoreApplication.installTranslator(marking)


def outside(text: str) -> str:
    """What of a text was not translated; a mark whose end was cut off reaches to the end."""
    depth, found = 0, []
    for character in text:
        if character == _BEGIN:
            depth += 1
        elif character == _END:
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append(character)
        if depth and found[-1:] != ["\n"]:
            found.append("\n")
    return "".join(found)


def words_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Where something stands in a window and what it is, shown or about to be shown."""
    for each in _parts(widget):
        if each.objectName() in _IDS:
            continue
        place = f"{type(each).__name__} {each.objectName()}".strip()
        for text in _said(each):
            if text:
                yield place, text
        for action in each.actions():
            yield from ((f"action {action.objectName()}", text) for text in _of_action(action))
    for action in widget.findChildren(QAction):
        if _is_of_the_plot_library(action):
            continue
        yield from ((f"action {action.objectName()}", text) for text in _of_action(action))


def _is_of_the_plot_library(action: QAction) -> bool:
    """Whether it is in one of the menus that are made for each plot, and never shown."""
    holder = action.parent()
    while holder is not None:
        if isinstance(holder, pg.GraphicsScene):
            return True
        holder = holder.parent()
    return False


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """A window and what lies in it; windows of their own are read when they are open."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _parts(child)


def _of_action(action: QAction) -> Iterator[str]:
    yield action.text().partition("\t")[0]
    yield from (action.toolTip(), action.statusTip(), action.whatsThis())


def _said(each: QWidget) -> Iterator[str]:  # noqa: C901 - a case for each kind of widget
    if each.isWindow():
        yield each.windowTitle()
    yield from (each.toolTip(), each.statusTip(), each.whatsThis())
    yield from (each.accessibleName(), each.accessibleDescription())
    match each:
        case QLabel() | QAbstractButton():
            yield each.text()
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield each.placeholderText()
        case QComboBox():
            yield from (each.itemText(number) for number in range(each.count()))
            yield each.placeholderText()
        case QGroupBox() | QMenu():
            yield each.title()
        case QTabBar():
            for number in range(each.count()):
                yield from (each.tabText(number), each.tabToolTip(number))
        case QAbstractSpinBox():
            yield each.specialValueText()
            yield from (getattr(each, part, str)() for part in ("prefix", "suffix"))
        case HintBar():
            yield from (hint.text for hint in each.hints)
        case pg.PlotWidget():
            yield from _of_plot(each)
        case QHeaderView():
            pass
        case QAbstractItemView():
            yield from _of_model(each.model())


def _of_plot(plot: pg.PlotWidget) -> Iterator[str]:
    for item in plot.scene().items():
        if isinstance(item, pg.AxisItem):
            yield item.labelText
        elif isinstance(item, pg.LabelItem):
            yield item.text


def _of_model(model: QAbstractItemModel | None, parent: QModelIndex | None = None) -> Iterator[str]:
    if model is None:
        return
    parent = parent or QModelIndex()
    is_list = isinstance(model, QAbstractListModel)  # which keeps its columns to itself
    columns = range(1 if is_list else model.columnCount(parent))
    if not parent.isValid():
        for column in columns:
            for role in _ROLES:
                yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    for row in range(min(_ROWS, model.rowCount(parent))):
        for column in columns:
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in _ROLES)
        yield from _of_model(model, model.index(row, 0, parent))


class Words:
    """The words that were seen, and those that are none of the program: of articles, schema and rules, of people."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str]] = set()
        self._words: set[str] = set()
        self._texts = ""
        self._known: set[object] = set()
        german = QLocale("de")
        self.add(_NAMES, *QFontDatabase.families())
        for place in (("lexicons", "rules.yaml"), ("tour", "steps.yaml")):
            texts = _german(yaml.safe_load(resource_path(*place).read_text("utf-8")))
            self.add(*(_KEYS_OF.sub(" ", text) for text in texts))
        self.add(*(german.dayName(day, QLocale.FormatType.LongFormat) for day in range(1, 8)))
        self.add(*(german.dayName(day, QLocale.FormatType.ShortFormat) for day in range(1, 8)))
        self.add(*(rule.id for rule in ALL))

    def language(self, app: QObject) -> Language:
        """What the window is to speak."""
        return MarkedLanguage(app)

    def look(self, main_window: QWidget) -> None:
        """Read all windows that are open, and what the corpus holds."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible() or window is main_window:
                self._seen.update(words_of(window))
        self._learn(main_window)

    def not_translated(self) -> dict[str, str]:
        """What was seen where although nobody translated it and it is no data."""
        left = {}
        for place, text in self._seen:
            rest = outside(_CODE.sub(" ", text))
            if not all(self._covers(piece) for piece in _PIECES.split(rest)):
                left[text.replace(_BEGIN, "⟦").replace(_END, "⟧")] = place
        return left

    def _learn(self, window: QWidget) -> None:
        self.add(str(window.preferences.file.path))
        if window.desk is None:
            return
        corpus, schema = window.desk.corpus, window.desk.session.schema
        if (corpus.location, schema.id, schema.version) not in self._known:
            self._known.add((corpus.location, schema.id, schema.version))
            self.add(corpus.location, *_german(schema.model_dump(mode="json")))
        with corpus.store.open_unit_of_work() as work:
            for number in work.articles.ids(ArticleQuery(window.annotator)):
                if (corpus.location, number) not in self._known:
                    self._known.add((corpus.location, number))
                    article = work.articles.get(number)
                    self.add(article.text, article.title, str(article.source))
                    self.add(*(str(each) for pair in article.meta.items() for each in pair))

    def _covers(self, text: str) -> bool:
        """Whether a text has no other words; one may be cut short."""
        words = _WORD.findall(text)
        if all(word.casefold() in self._words for word in words):
            return True
        cut = _CUT.sub(" ", text).strip().casefold()
        return any(piece in self._texts for piece in (cut, cut[1:], cut[:-1])) if cut else False

    def add(self, *texts: str) -> None:
        """Take in what is no word of the program."""
        for text in set(texts) - self._known:
            self._known.add(text)
            self._words.update(word.casefold() for word in _WORD.findall(text))
            self._texts += " ".join(text.casefold().split()) + "\n"


def _german(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "de" and isinstance(inner, str):
                yield inner
            else:
                yield from _german(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _german(inner)
