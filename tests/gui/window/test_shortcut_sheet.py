"""The sheet of all keys: one page, whatever there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from annotator.domain.errors import FileWriteError
from annotator.ui.help_dialogs import KeysDialog, key_rows
from annotator.ui.shortcut_sheet import write_sheet


def pages(path):
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    return data.count(b"/Type /Page\n")


def test_all_keys_of_the_window_are_on_one_page_in_type_one_can_read(qtbot, window, tmp_path):
    rows = key_rows(window.actions_of.keys, window.desk.corpus.schema)
    out = tmp_path / "keys.pdf"
    assert write_sheet(out, rows, "Keys") >= 5
    assert pages(out) == 1


def test_however_many_there_are_it_is_one_page(qapp, tmp_path):
    out = tmp_path / "keys.pdf"
    rows = [(f"Group {n // 20}", f"Action {n}", f"Ctrl+{n}") for n in range(500)]
    assert write_sheet(out, rows, "Keys") >= 4
    assert pages(out) == 1


def test_the_dialog_says_where_it_is_or_why_it_is_not(qtbot, window, tmp_path):
    dialog = KeysDialog(window.actions_of.keys, None, window)
    qtbot.addWidget(dialog)
    dialog.save(tmp_path / "keys.pdf")
    assert str(tmp_path) in dialog.told.text()
    with pytest.raises(FileWriteError):
        write_sheet(tmp_path / "nowhere" / "keys.pdf", [], "Keys")


def test_files_dropped_onto_a_field_are_for_the_window(window):
    fields = window.desk.findChildren(QLineEdit)
    assert fields
    assert not any(field.acceptDrops() for field in fields)
