"""Corpora on disk: SQLAlchemy Core and SQLite behind the ports of the domain; nobody else knows SQL."""
