"""What screen readers get of things that are painted: text, caret, labels, and what was decided."""
