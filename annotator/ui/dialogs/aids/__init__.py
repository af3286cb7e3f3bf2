"""Windows of what goes along with work: questions, bookmarks, pace."""
