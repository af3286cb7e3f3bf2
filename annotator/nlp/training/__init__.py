"""Training a pipeline from gold: what the trained parts see, how they learn, and how their word is merged with the rules'."""
