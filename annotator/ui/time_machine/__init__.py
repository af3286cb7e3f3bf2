"""The time machine: the article on the desk as it was after any step of its history."""
