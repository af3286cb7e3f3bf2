"""The guided tour: a bubble that says what to do, a ring that shows where, and what watches the session."""
