"""The model every other package speaks: pure Python and pydantic, no Qt, no SQL, no spaCy."""
