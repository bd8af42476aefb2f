"""YAML as authors write it: bytes → nodes with places and problems, the traps of French included."""

from cartable.read.yaml.nodes import Mapping, Node, Scalar, Sequence, bare
from cartable.read.yaml.pairs import became_pair, pair_as_text
from cartable.read.yaml.reading import document
from cartable.read.yaml.words import WORDS

__all__ = [
    "WORDS",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "bare",
    "became_pair",
    "document",
    "pair_as_text",
]
