"""Where a thing was written, what is wrong with it, and how that is shown."""
