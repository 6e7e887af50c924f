"""The Web API methods that the pretend Slack knows, one family a module."""
