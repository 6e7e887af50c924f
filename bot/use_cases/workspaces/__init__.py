"""Workspaces come and go: installed, looked after, forgotten."""
