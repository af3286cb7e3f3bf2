"""Corpora on servers, as a person opens, makes and copies them."""
