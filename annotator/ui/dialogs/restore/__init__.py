"""Going back to a backup, looking into one, and saving what is left of a damaged corpus."""
