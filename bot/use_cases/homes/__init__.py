"""What members see on Baton's Home."""
