"""Releases: what is recorded of one, what has changed since, and the making of the next."""
