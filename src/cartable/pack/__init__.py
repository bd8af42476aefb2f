"""Archives and digests: bytes in, bytes out."""
