"""The adjudication window: a queue of disagreements, all readings in the article, one key for each decision."""
