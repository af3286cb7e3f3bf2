"""The list of samples: name, how it was drawn, how far it is, and whether it is signed off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.domain.reviews import Decision, Sample
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.dialogs.reviewing.wording import sample_line, signed_line
from annotator.ui.i18n import number
from annotator.ui.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = 58
_ICON = 14
_SAMPLE = int(Qt.ItemDataRole.UserRole)


class SampleModel(QAbstractListModel):
    """The samples of a corpus, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._samples: Sequence[Sample] = ()

    def show(self, samples: Sequence[Sample]) -> None:
        """Show these."""
        self.beginResetModel()
        self._samples = samples
        self.endResetModel()

    def renew(self, sample: Sample) -> None:
        """Show another state of a sample that is shown."""
        row = self.row_of(sample.id)
        self._samples = [sample if each.id == sample.id else each for each in self._samples]
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def sample(self, row: int) -> Sample | None:
        """The sample of a row."""
        return self._samples[row] if 0 <= row < len(self._samples) else None

    def row_of(self, sample: str) -> int:
        """The row of the sample with this id; -1 if it is not there."""
        found = (row for row, each in enumerate(self._samples) if each.id == sample)
        return next(found, -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._samples)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The name, everything for the delegate, or everything in words."""
        if not index.isValid():
            return None
        sample = self._samples[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return sample.request.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                lines = [sample.request.name, sample_line(sample), self.progress(sample)]
                if sample.signature is not None:
                    lines.append(signed_line(sample.signature))
                return "\n".join(lines)
            case _:
                return sample if role == _SAMPLE else None

    def progress(self, sample: Sample) -> str:
        """How far it is."""
        told = self.tr("%1 of %2 judged").replace("%1", number(sample.judged))
        return told.replace("%2", number(sample.items))


class SampleList(QListView):
    """Shows the samples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampleList")
        self.setAccessibleName(self.tr("Samples"))
        self.samples = SampleModel(self)
        self.setModel(self.samples)
        self._delegate = _SampleDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def current(self) -> Sample | None:
        """The sample one is at."""
        return self.samples.sample(self.currentIndex().row())

    def choose(self, sample: str) -> None:
        """Go to a sample."""
        row = self.samples.row_of(sample)
        if row >= 0:
            self.setCurrentIndex(self.samples.index(row, 0))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._delegate.theme = theme
        self.viewport().update()


class _SampleDelegate(QStyledItemDelegate):
    """Paints three things: the name with a lock, how it was drawn, and a bar of what is judged."""

    theme: Theme = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        sample: Sample = index.data(_SAMPLE)
        widget = option.widget
        primitive = QStyle.PrimitiveElement.PE_PanelItemViewItem
        widget.style().drawPrimitive(primitive, option, painter, widget)
        box: QRect = option.rect.adjusted(2 * UNIT, UNIT, -2 * UNIT, -UNIT)
        metrics, theme = option.fontMetrics, self.theme
        painter.save()
        try:
            first = QRect(box.left(), box.top(), box.width(), metrics.height())
            if sample.signature is not None and sample.locked:
                accepted = sample.signature.decision is Decision.ACCEPT
                colour = theme.success if accepted else theme.warning
                ratio = painter.device().devicePixelRatioF()
                drawn = pixmap("lock", colour, _ICON, ratio)
                painter.drawPixmap(first.right() - _ICON, first.top() + 1, drawn)
                first.setRight(first.right() - _ICON - UNIT)
            elide = Qt.TextElideMode.ElideRight
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            painter.drawText(
                first, 0, metrics.elidedText(sample.request.name, elide, first.width())
            )
            painter.setPen(QColor(theme.muted))
            second = first.translated(0, metrics.height() + 1)
            second.setRight(box.right())
            line = metrics.elidedText(sample_line(sample), elide, second.width())
            painter.drawText(second, 0, line)
            groove = QRect(box.left(), box.bottom() - 2, box.width(), 3)
            painter.fillRect(groove, QColor(theme.groove))
            if sample.items:
                groove.setWidth(round(groove.width() * sample.judged / sample.items))
                painter.fillRect(groove, QColor(theme.accent))
        finally:
            painter.restore()
