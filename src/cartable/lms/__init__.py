"""LMSs in a page, for preview and tests."""
