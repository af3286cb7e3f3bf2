"""What is asked in place: which label of a layer, and who or what fills a role."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect

from annotator.domain.argument import RoleState
from annotator.domain.candidates import candidates
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema, in_language
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.ui.filter_popup import Choice, FilterPopup
from annotator.ui.i18n import current_language
from annotator.ui.session import EditorSession

_STATE = "state:"
_MOST_WORDS = 60


class Chooser(QObject):
    """Asks beside the span or the selection, and does what was chosen."""

    def __init__(self, popup: FilterPopup) -> None:
        super().__init__(popup)
        self._popup = popup
        self._session: EditorSession | None = None
        self._layer = ""
        self._role = ""
        popup.chosen.connect(self._on_chosen)

    def ask_label(self, session: EditorSession, layer: str, near: QRect) -> None:
        """Ask for a label of a layer; it goes to the selection, or to the focus.

        Args:
            session: Where it is given.
            layer: The layer.
            near: Where the text is on the window.
        """
        language = current_language()
        title = in_language(session.schema.layer(layer).title, language) or layer
        self._session, self._layer, self._role = session, layer, ""
        self._popup.ask(
            label_choices(session.schema, layer, language),
            title=title,
            placeholder=self.tr("Type to find a label"),
            near=near,
        )

    def ask_filler(self, session: EditorSession, role: str, near: QRect) -> None:
        """Ask who or what fills a role of the head in focus, the likeliest first.

        Args:
            session: Where it is filled.
            role: A role of the focused head.
            near: Where the head is on the window.
        """
        desk, head = session.workbench, session.focused_span
        if desk is None or head is None:
            return
        language = current_language()
        definition = session.schema.layer(head.layer).roles[role]
        self._session, self._layer, self._role = session, head.layer, role
        states = [
            Choice(f"{_STATE}{RoleState.IMPLICIT}", self.tr("Understood, not in the text")),
            Choice(f"{_STATE}{RoleState.ABSENT}", self.tr("There is none")),
        ]
        self._popup.ask(
            [*filler_choices(desk, session.schema, head, role, language), *states],
            title=in_language(definition.title, language) or role,
            placeholder=self.tr("Type to find who or what"),
            near=near,
        )

    def _on_chosen(self, choice: str) -> None:
        session = self._session
        if session is None:
            return
        if not self._role:
            session.add(self._layer, choice)
        elif choice.startswith(_STATE):
            session.structures.set_role(self._role, state=RoleState(choice.removeprefix(_STATE)))
        else:
            session.structures.set_role(self._role, filler=SpanId(choice))


def label_choices(schema: Schema, layer: str, language: str) -> list[Choice]:
    """The labels of a layer as lines to choose from."""
    definition = schema.layer(layer)
    return [
        Choice(
            label_id,
            schema.label_title(layer, label_id, language),
            keys=label.key or "",
            colour=schema.colour(layer, label_id),
            words=" ".join((label_id, *label.title.values())),
        )
        for label_id, label in definition.labels.items()
    ]


def filler_choices(
    desk: Workbench, schema: Schema, head: Span, role: str, language: str
) -> list[Choice]:
    """The spans that may fill a role as lines to choose from, the likeliest first."""
    text = desk.article.text
    return [
        Choice(
            candidate.span.id,
            _excerpt(candidate.span.covered_text(text)),
            detail=schema.label_title(candidate.span.layer, candidate.span.label, language),
            colour=schema.colour(candidate.span.layer, candidate.span.label),
        )
        for candidate in candidates(desk, schema, head, role)
    ]


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else line[: _MOST_WORDS - 1].rstrip() + "…"
