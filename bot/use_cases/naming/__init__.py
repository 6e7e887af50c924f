"""What projects are called, which one is meant, and who may hear of it."""
