"""Rules that judge a course, one concern a file; none knows a format."""
