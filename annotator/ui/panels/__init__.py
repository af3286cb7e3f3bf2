"""The parts around the article: they show what the session says and report gestures to it."""
