"""What each action of the table does: the one place where ids meet code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status, Verdict
from annotator.domain.edges import Edge
from annotator.domain.errors import ConnectionLostError
from annotator.ui.article_view.style import LEAST_ZOOM, MOST_ZOOM
from annotator.ui.choices import role_title
from annotator.ui.companions import Companion
from annotator.ui.desk import Desk
from annotator.ui.dialogs.about import AboutDialog
from annotator.ui.help_dialogs import KeysDialog
from annotator.ui.i18n import current_language
from annotator.ui.label_keys import ChooseLabel, FillRole, GiveLabel, LinkBack, meaning_of
from annotator.ui.session_aids import SessionAids
from annotator.ui.window_actions import LAYER, MARK

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_ZOOM_STEP = 1.1

OnDesk = Callable[[Desk], object]


class Commands(QObject):
    """Carries out actions by their id."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._in_window: dict[str, Callable[[bool], object]] = {
            "preferences": lambda _on: window.preferences_window.show(),
            "window.quit": lambda _on: window.close(),
            "palette": lambda _on: window.palette_popup.open(),
            "corpus.new": lambda _on: window.files.new_corpus(),
            "corpus.open": lambda _on: window.files.open_corpus(),
            "corpus.server": lambda _on: window.servers.connect_to_one(),
            "corpus.copy": lambda _on: window.servers.copy(),
            "corpus.not_stored": lambda _on: window.live.show_not_stored(),
            "corpus.samples": lambda _on: window.files.open_samples(),
            "corpus.import": lambda _on: window.files.import_articles(),
            "corpus.export": lambda _on: window.files.export(),
            "corpus.report": lambda _on: window.files.report(),
            "package.return": lambda _on: window.files.return_package(),
            "corpus.restore": lambda _on: window.restoring.show(),
            "schema.edit": lambda _on: window.schema_changing.edit(),
            "schema.undo": lambda _on: window.schema_changing.undo(),
            "pipelines": lambda _on: window.files.show_pipelines(),
            "train": lambda _on: window.files.training.show(),
            "filter.ask": lambda _on: window.bulk_review.ask_filter(),
            "filter.none": lambda _on: window.bulk_review.show_everything(),
            "bulk.score": lambda _on: window.bulk_review.by_score(),
            "bulk.equal": lambda _on: window.bulk_review.equal_ones(),
            "bulk.rule": lambda _on: window.bulk_review.of_rule(),
            "bulk.corpus": lambda _on: window.bulk_review.in_corpus(),
            "bulk.undo": lambda _on: window.bulk_review.take_back(),
            "view.fullscreen": self._full_screen,
            "view.arcs": lambda on: window.set_all_arcs(on=on),
            "help.news": lambda _on: window.welcoming.show_news(),
            "tour.skip": lambda _on: window.tour.skip(),
            "help.keys": lambda _on: self._show_keys(),
            "keys.edit": lambda _on: window.preferences_window.show("keys"),
            "help.about": lambda _on: AboutDialog(window.context.version, window).open(),
            "zoom.in": lambda _on: self._zoom(_ZOOM_STEP),
            "zoom.out": lambda _on: self._zoom(1 / _ZOOM_STEP),
            "zoom.reset": lambda _on: window.set_zoom(1.0),
        }
        for name, companion in window.companions.items():
            self._in_window[name] = _showing(companion)
        for theme in ("system", "light", "dark", "contrast-light", "contrast-dark"):
            self._in_window[f"theme.{theme}"] = _choosing(window.set_theme, theme)
        for language in ("system", "de", "en"):
            self._in_window[f"language.{language}"] = _choosing(window.set_language, language)
        self._on_desk: dict[str, OnDesk] = {
            "bookmark.toggle": lambda _desk: self._aid(SessionAids.toggle_bookmark),
            "question.ask": lambda _desk: self._aid(SessionAids.ask),
            "guideline": lambda _desk: self._show_guideline(),
            "history.undo": lambda desk: desk.session.steps.undo(),
            "history.redo": lambda desk: desk.session.steps.redo(),
            "search": lambda desk: desk.article_list.focus_search(),
            "decide.accept": lambda desk: desk.session.spans.accept(),
            "decide.reject": lambda desk: desk.session.spans.reject_or_remove(),
            "decide.accept_all": lambda _desk: window.bulk_review.all_shown(Verdict.ACCEPTED),
            "decide.reject_all": lambda _desk: window.bulk_review.all_shown(Verdict.REJECTED),
            "mark.repeat": lambda desk: desk.session.spans.repeat(),
            "edge.begin.grow": lambda desk: _move(desk, Edge.BEGIN, -1),
            "edge.begin.shrink": lambda desk: _move(desk, Edge.BEGIN, 1),
            "edge.end.grow": lambda desk: _move(desk, Edge.END, 1),
            "edge.end.shrink": lambda desk: _move(desk, Edge.END, -1),
            "fragment.add": lambda desk: desk.session.spans.add_fragment(),
            "fragment.remove": lambda desk: desk.session.spans.remove_fragment(),
            "structure.accept": lambda desk: desk.session.structures.accept_piece(),
            "structure.state": self._cycle_state,
            "structure.retarget": self._ask_retarget,
            "structure.swap": lambda desk: desk.session.structures.swap(),
            "structure.copy": lambda desk: desk.session.structures.copy_to_next(),
            "structure.take": lambda desk: desk.session.structures.take_from_previous(),
            "structure.split": lambda desk: desk.session.structures.split(desk.view.caret),
            "structure.join": lambda desk: desk.session.structures.join_next(),
            "mode.characters": lambda desk: desk.set_characters(on=not desk.characters),
            "suggest.article": lambda desk: window.files.suggest_for(desk.session.workbench),
            "suggest.all": lambda _desk: window.files.suggest_for_all(),
            "article.done": lambda desk: desk.finish_and_go_on(),
            "article.reopen": lambda desk: desk.session.set_status(Status.STARTED),
            "suggestion.next": lambda desk: self._next_suggestion(desk, 1),
            "suggestion.previous": lambda desk: self._next_suggestion(desk, -1),
            "span.next": lambda desk: desk.session.focus_next_span(1),
            "span.previous": lambda desk: desk.session.focus_next_span(-1),
            "finding.next": lambda desk: self._next_finding(desk, 1),
            "finding.previous": lambda desk: self._next_finding(desk, -1),
            "focus.leave": _leave,
            "article.next": lambda desk: self._next_article(desk, 1),
            "article.previous": lambda desk: self._next_article(desk, -1),
            "article.next_unfinished": lambda desk: self._next_article(desk, 1, only_open=True),
            "pane.next": _next_pane,
            "pane.article": lambda desk: desk.view.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "layers.all": _toggle_all_layers,
            "time.travel": self._travel,
            "view.list": lambda desk: desk.show_list(on=window.actions_of["view.list"].isChecked()),
            "view.side": lambda desk: desk.show_side(on=window.actions_of["view.side"].isChecked()),
        }

    @property
    def known(self) -> frozenset[str]:
        """The ids of the fixed actions that can be carried out."""
        return frozenset(self._in_window) | frozenset(self._on_desk)

    def run(self, action: str, checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot of ``triggered``
        """Carry out an action, or tell that there is no connection to the server it needs."""
        try:
            self._carry_out(action, checked=checked)
        except ConnectionLostError as error:
            self._window.say(error)

    def _carry_out(self, action: str, *, checked: bool) -> None:
        if action in self._in_window:
            self._in_window[action](checked)
            return
        desk = self._window.desk
        if desk is None:
            return
        if action in self._on_desk:
            self._on_desk[action](desk)
        elif action.startswith(LAYER):
            layer = action.removeprefix(LAYER)
            desk.session.set_hidden_layers(desk.session.hidden_layers ^ {layer})
        elif action.startswith(MARK):
            layer, _, label = action.removeprefix(MARK).partition(".")
            desk.session.spans.add(layer, label)

    def on_schema_key(self, key: str) -> None:
        """Do what a letter or digit of the schema means now; ``Shift+`` stands before some of them."""
        desk = self._window.desk
        if desk is None or desk.session.workbench is None:
            return
        state = self._window.state
        selected = bool(desk.session.selection)
        what = meaning_of(
            key,
            desk.session.schema,
            state.roles_layer if selected else state.focus_layer,
            state.roles_label if selected else state.focus_label,
            selection=selected,
        )
        match what:
            case GiveLabel(layer=layer, label=label):
                desk.session.spans.add(layer, label)
            case ChooseLabel(layer=layer):
                self._window.chooser.ask_label(desk.session, layer, self._place(desk))
            case LinkBack() if selected:
                desk.session.structures.chains.fill()
            case LinkBack():
                self._window.chooser.ask_antecedent(desk.session, self._place(desk))
            case FillRole(role=role) if selected:
                desk.session.structures.fill(role)
            case FillRole(role=role):
                self.ask_filler(role)
            case _:
                # What means nothing with a selection either is the key of a role.
                adds = meaning_of(key, desk.session.schema, "", selection=True) is not None
                told = (
                    self.tr("Select some text first, then press %1.")
                    if adds
                    else self.tr("Go to a quote or an event first: %1 fills a role.")
                )
                desk.notice.say(told.replace("%1", key), "info")

    def ask_filler(self, role: str) -> None:
        """Ask who or what fills a role of the head in focus."""
        desk = self._window.desk
        if desk is not None:
            self._window.chooser.ask_filler(desk.session, role, self._place(desk))

    def _cycle_state(self, desk: Desk) -> None:
        self._window.chooser.dismiss()
        structures, schema = desk.session.structures, desk.session.schema
        state, head, role = structures.cycle_state(), structures.head, structures.role_in_hand()
        if state is None or head is None or role is None:
            return
        said = {
            RoleState.IMPLICIT: self.tr("%1: implicit, understood but not in the text."),
            RoleState.ABSENT: self.tr("%1: absent, there is none."),
            "open": self.tr("%1: open again."),
        }
        title = role_title(schema, head, role, current_language())
        desk.notice.say(said[state].replace("%1", title), "info")

    def _ask_retarget(self, desk: Desk) -> None:
        if not self._window.chooser.ask_retarget(desk.session, self._place(desk)):
            desk.notice.say(self.tr("No role is filled here yet."), "info")

    def _place(self, desk: Desk) -> QRect:
        """Where the selection or the focus is on the window."""
        view = desk.view
        rects: list[QRect] = []
        if desk.session.selection:
            first, last = desk.session.selection[0], desk.session.selection[-1]
            rects = [view.position_rect(first.begin), view.position_rect(last.end)]
        elif desk.session.focus is not None:
            rects = view.span_rects(desk.session.focus)
        if not rects:
            return QRect(view.mapTo(self._window, QPoint(0, 0)), view.size())
        place = rects[-1] if len(rects) == 1 else rects[0].united(rects[-1])
        return QRect(view.viewport().mapTo(self._window, place.topLeft()), place.size())

    def _next_suggestion(self, desk: Desk, step: Literal[-1, 1]) -> None:
        if not desk.session.focus_next_suggestion(step=step):
            key = self._window.actions_of.keys.shown("article.done")
            done = self.tr("No suggestion is open here any more; %1 finishes the article.")
            desk.notice.say(done.replace("%1", key), "info")

    def _next_finding(self, desk: Desk, step: Literal[-1, 1]) -> None:
        if desk.feedback.is_on:
            desk.feedback.step(step)
        elif not desk.inspector.focus_next_finding(step):
            desk.notice.say(
                self.tr("Nothing of what is shown looks wrong in this article."), "info"
            )

    def _next_article(self, desk: Desk, step: Literal[-1, 1], *, only_open: bool = False) -> None:
        if desk.go_to_next(step, only_open=only_open):
            return
        if only_open:
            desk.notice.say(self.tr("No unfinished article follows in this list."), "info")
        else:
            first = self.tr("This is the first article of the list.")
            last = self.tr("This is the last article of the list.")
            desk.notice.say(last if step > 0 else first, "info")

    def _zoom(self, factor: float) -> None:
        zoom = self._window.preferences.current.zoom * factor
        self._window.set_zoom(round(min(max(zoom, LEAST_ZOOM), MOST_ZOOM), 2))

    def _travel(self, desk: Desk) -> None:
        if desk.time.is_on:
            desk.time.leave()
        elif not desk.time.travel():
            desk.notice.say(self.tr("Nothing has been done in this article yet."), "info")

    def _aid(self, act: Callable[[SessionAids], None]) -> None:
        if self._window.aids is not None:
            act(self._window.aids)

    def _show_guideline(self) -> None:
        if self._window.aids is not None:
            on = self._window.actions_of["guideline"].isChecked()
            self._window.aids.show_guideline(on=on)

    def _show_keys(self) -> None:
        desk = self._window.desk
        schema = desk.corpus.schema if desk is not None else None
        KeysDialog(self._window.actions_of.keys, schema, self._window).open()

    def _full_screen(self, on: bool) -> None:  # noqa: FBT001 - what ``triggered`` says
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()


def _choosing(choose: Callable[[str], object], choice: str) -> Callable[[bool], object]:
    return lambda _on: choose(choice)


def _showing(companion: Companion) -> Callable[[bool], object]:
    return lambda _on: companion.show()


def _move(desk: Desk, edge: Edge, step: Literal[-1, 1]) -> bool:
    return desk.session.spans.move_edge(edge, step, "character" if desk.characters else "token")


def _leave(desk: Desk) -> None:
    """One step back: first the selection, then the focus."""
    if desk.session.selection:
        desk.session.set_selection(())
    else:
        desk.session.set_focus(None)
        desk.session.structures.forget()


def _toggle_all_layers(desk: Desk) -> None:
    every = frozenset(desk.session.schema.layers)
    desk.session.set_hidden_layers(frozenset() if desk.session.hidden_layers else every)


def _next_pane(desk: Desk) -> None:
    panes = [pane for pane in desk.panes if pane.isVisible()]
    here = QApplication.focusWidget()
    place = next(
        (
            i
            for i, pane in enumerate(panes)
            if here is not None and (pane is here or pane.isAncestorOf(here))
        ),
        -1,
    )
    for target in (*panes[place + 1 :], *panes[: place + 1]):
        taker = _takes_keyboard(target)
        if taker is not None:
            taker.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _takes_keyboard(pane: QWidget) -> QWidget | None:
    """The widget of an area that one would reach with Tab first."""
    for widget in (pane, *pane.findChildren(QWidget)):
        wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if wants and widget.isEnabled() and widget.isVisible():
            return widget
    return None
