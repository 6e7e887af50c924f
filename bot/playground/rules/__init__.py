"""What Slack accepts in blocks and views, as far as people hit it."""
