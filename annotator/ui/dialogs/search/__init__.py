"""The window in which one searches a corpus, sees the hits in their context, and annotates or corrects them."""
