"""A question on its way to its answer, and what is remembered of both."""
