"""The formats that a transcript may come in, one file each, and which of them a file is in."""
