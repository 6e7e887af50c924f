"""A pretend Slack: the Slack of the playground and of our own tests."""
