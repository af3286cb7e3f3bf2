"""Going from another window to a place in an article: the one way for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def show_place(
    window: MainWindow,
    article: ArticleId,
    annotator: str = "",
    signature: str = "",
    place: TextRange | None = None,
) -> bool:
    """Show an article on the desk, at a place; whether it could be shown.

    Args:
        window: The main window; without an open corpus nothing happens.
        article: Id of the article.
        annotator: Whose span it is about; only in one's own set something can get the focus.
        signature: Of the span, which gets the focus if it is there; its layer is shown.
        place: What is selected where there is no such span, code points; ``None``: nothing.
    """
    desk = window.desk
    if desk is None:
        return False
    session = desk.session
    here = session.workbench
    if (here is None or here.article.id != article) and not session.open(article):
        return False
    here = session.workbench
    if here is None:
        return False
    mine = annotator == here.own.annotator
    span = here.own.by_signature.get(signature) if mine else None
    if span is not None and span.layer in session.hidden_layers:
        session.set_hidden_layers(session.hidden_layers - {span.layer})
    if span is not None:
        session.set_focus(span.id)
    elif place is not None:
        session.set_focus(None)
        session.set_selection((_within(place, len(here.article.text)),))
    window.activateWindow()
    desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _within(place: TextRange, length: int) -> TextRange:
    return TextRange(min(place.begin, length - 1), min(place.end, length))
