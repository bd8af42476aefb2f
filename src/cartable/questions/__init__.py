"""Question types, one authoring word a file; each lowers to an interaction."""
