"""The statistical entity recogniser: a linear-chain model over hand-made features, the rules among them."""
