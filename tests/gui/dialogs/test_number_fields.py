"""Fields for numbers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

from annotator.ui.number_fields import DecimalField, NumberField


@pytest.mark.parametrize(
    ("made", "plain"), [(NumberField, QSpinBox), (DecimalField, QDoubleSpinBox)]
)
def test_digits_stand_off_the_frame_and_have_their_room(qtbot, made, plain):
    field, usual = made(), plain()
    for each in (field, usual):
        qtbot.addWidget(each)
    indent = field.lineEdit().textMargins().left()
    assert indent > 0
    assert field.sizeHint().width() == usual.sizeHint().width() + indent
    assert field.minimumSizeHint().width() == usual.minimumSizeHint().width() + indent
