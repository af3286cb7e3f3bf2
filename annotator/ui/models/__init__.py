"""Adapters between corpora or workbenches and Qt's views; they hold no truth of their own."""
