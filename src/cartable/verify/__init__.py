"""Judges of finished bytes, which know only the standard."""
