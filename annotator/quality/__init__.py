"""Quality: what may be wrong in annotation sets, and how they compare; pure functions over them."""
