"""cartable turns YAML course definitions into SCORM packages and PDF handouts."""

__version__ = "0.1.0"
