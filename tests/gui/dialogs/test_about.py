"""What the program is, and the licences of its parts."""

from email.message import Message

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QTableWidget

from annotator.ui.dialogs.about import AboutDialog
from annotator.ui.licences import licence_of, parts


def metadata(**fields):
    made = Message()
    for name, value in fields.items():
        for each in value if isinstance(value, list) else [value]:
            made[name.replace("_", "-")] = each
    return made


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"License_Expression": "MIT OR Apache-2.0", "License": "other"}, "MIT OR Apache-2.0"),
        (
            {"Classifier": ["License :: OSI Approved", "License :: OSI Approved :: MIT License"]},
            "MIT",
        ),
        ({"License": "BSD-3-Clause"}, "BSD-3-Clause"),
        ({"License": "Permission is hereby granted, " + "to whom it concerns, " * 9}, ""),
        ({}, ""),
    ],
)
def test_a_licence_is_named_as_the_package_names_it(fields, expected):
    assert licence_of(metadata(**fields)) == expected


def test_every_part_the_program_needs_is_listed_with_its_licence():
    listed = {part.name.casefold(): part for part in parts()}
    for name in ("annotator", "spacy", "pyside6_essentials", "pydantic", "sqlalchemy"):
        part = listed.get(name) or listed[name.replace("_", "-")]
        assert part.version
        assert part.licence
    assert "SIL OPEN FONT LICENSE" in listed["inter"].text.upper()


def test_the_licences_are_a_click_away_and_show_their_text(qtbot):
    about = AboutDialog("1.2.3")
    qtbot.addWidget(about)
    about.findChild(QPushButton, "licencesButton").click()
    dialog = about.findChild(QDialog, "licencesDialog")
    table, text = dialog.findChild(QTableWidget), dialog.findChild(QPlainTextEdit)
    assert table.rowCount() == len(parts())
    names = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert {"Inter (font)", "Lucide (icons)"} <= set(names)
    assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeft
    (row,) = (row for row in range(table.rowCount()) if table.item(row, 0).text() == "spacy")
    table.setCurrentCell(row, 0)
    assert "MIT" in text.toPlainText()


def test_all_its_words_have_room(qtbot):
    dialog = AboutDialog("1.0")
    qtbot.addWidget(dialog)
    dialog.show()
    for label in dialog.findChildren(QLabel):
        if label.wordWrap():
            qtbot.waitUntil(
                lambda label=label: label.height() >= label.heightForWidth(label.width())
            )
