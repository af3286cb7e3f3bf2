"""The window that shows how far annotators agree; imported when it is opened, because plots take their time."""
