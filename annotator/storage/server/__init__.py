"""Corpora on a PostgreSQL server, by psycopg; nothing here is imported before one is opened."""
