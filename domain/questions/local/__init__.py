"""The local resolver: understands questions in the process, with small models and numpy alone."""
