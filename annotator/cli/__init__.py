"""The command line: everything that needs no eyes; must not import Qt."""
