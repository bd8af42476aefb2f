"""The grammar of what authors write, as pydantic models."""
