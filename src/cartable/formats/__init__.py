"""The vocabularies of the standards and the languages of pages, as pure functions."""
