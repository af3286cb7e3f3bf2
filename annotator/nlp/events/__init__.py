"""Events: triggers from a lexicon and the arguments that stand near them."""
