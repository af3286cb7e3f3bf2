"""What is asked in place: which label of a layer, and who or what fills a role."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect

from annotator.domain.argument import Argument
from annotator.domain.candidates import candidates
from annotator.domain.schema import in_language
from annotator.ui.choices import (
    MOST_WORDS,
    argument_choices,
    fill_as_chosen,
    filler_choices,
    label_choices,
    link_as_chosen,
    role_choices,
    role_title,
    span_of,
)
from annotator.ui.excerpts import excerpt
from annotator.ui.filter_popup import FilterPopup
from annotator.ui.i18n import current_language
from annotator.ui.session import EditorSession


class Chooser(QObject):
    """Asks beside the span or the selection, and does what was chosen."""

    def __init__(self, popup: FilterPopup) -> None:
        super().__init__(popup)
        self._popup = popup
        self._then: Callable[[str], object] | None = None
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
        self._then = lambda label: session.spans.add(layer, label)
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
        desk, head, structures = session.workbench, session.focused_span, session.structures
        if desk is None or head is None:
            return
        language = current_language()
        structures.take_in_hand(role)
        self._then = lambda choice: fill_as_chosen(structures, role, choice)
        self._popup.ask(
            role_choices(desk, session.schema, head, role, language),
            title=role_title(session.schema, head, role, language),
            placeholder=self.tr("Type to find who or what"),
            near=near,
        )

    def ask_antecedent(self, session: EditorSession, near: QRect) -> None:
        """Ask what the span in focus refers to, or who fills the first role of the head in focus; names first.

        Args:
            session: Where it is linked.
            near: Where the span is on the window.
        """
        desk, chains = session.workbench, session.structures.chains
        target = chains.target
        role = chains.role_of(target) if target is not None else None
        if desk is None or target is None or role is None:
            chains.refuse()
            return
        language = current_language()
        title = self.tr("“%1” %2 …").replace(
            "%2", role_title(session.schema, target, role, language)
        )
        self._then = lambda choice: link_as_chosen(chains, choice)
        self._popup.ask(
            role_choices(desk, session.schema, target, role, language),
            title=title.replace("%1", excerpt(desk.own.covered_text(target), MOST_WORDS)),
            placeholder=self.tr("Type to find who or what"),
            near=near,
        )

    def ask_retarget(self, session: EditorSession, near: QRect) -> bool:
        """Ask which filler of the head in focus is to be another one, and which; whether there is any.

        Nothing is done before it is answered: a suggestion stays one if the question is left.

        Args:
            session: Where it is changed.
            near: Where the head is on the window.
        """
        desk, head = session.workbench, session.focused_span
        filled = session.structures.replaceable()
        if desk is None or head is None or not filled:
            return False
        if len(filled) == 1:
            self._ask_other(session, filled[0], near)
            return True
        by_id = {str(argument.id): argument for argument in filled}
        self._then = lambda choice: self._ask_other(session, by_id[choice], near)
        self._popup.ask(
            argument_choices(desk, session.schema, filled, current_language()),
            title=self.tr("Change which role?"),
            placeholder=self.tr("Type to find who or what"),
            near=near,
        )
        return True

    def _ask_other(self, session: EditorSession, argument: Argument, near: QRect) -> None:
        desk, head = session.workbench, session.focused_span
        if desk is None or head is None:
            return
        language, structures = current_language(), session.structures
        title = role_title(session.schema, head, argument.role, language)
        known = {a.filler for a in structures.replaceable() if a.role == argument.role}
        found = [
            each
            for each in candidates(desk, session.schema, head, argument.role)
            if known.isdisjoint((each.span.id, each.span.provenance.suggestion))
        ]
        self._then = lambda choice: structures.retarget(argument.id, span_of(choice))
        self._popup.ask(
            filler_choices(found, desk.article.text, session.schema, language),
            title=self.tr("%1: another one").replace("%1", title),
            placeholder=self.tr("Type to find who or what"),
            near=near,
        )

    def dismiss(self) -> None:
        """Close the question without an answer."""
        self._popup.dismiss()

    def _on_chosen(self, choice: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(choice)
