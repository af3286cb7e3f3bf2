"""The query language: what people type to find articles and annotations, as trees, and what such a tree matches.

``parser`` reads a text, ``printing`` writes a tree, ``meaning`` works out against a schema what is asked for, and
``matching`` finds the places. Nothing here reads a corpus; storage compiles meanings to SQL.
"""
