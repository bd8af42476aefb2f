"""A course as data: frozen, and ignorant of files, YAML, HTML and SCORM."""
