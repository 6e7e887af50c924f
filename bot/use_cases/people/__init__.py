"""Who somebody is to us: what they may, what they read, where they are, when they are told."""
