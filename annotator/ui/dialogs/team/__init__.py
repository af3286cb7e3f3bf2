"""The window of a team: people, work shared out, how far everybody is, packages out and back."""
