"""What a workspace learns: lessons, votes, the questions that nobody could answer."""
