"""From what authors wrote to the model."""
