"""The outputs, one file each; the file's name is the word after `--to`."""
