"""From a workspace to its artefacts."""
