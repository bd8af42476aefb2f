"""Proofs: a built package, played by learners in LMSs that are well and ill."""
