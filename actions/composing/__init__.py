"""Putting replies together: context of the turn, blocks, wording frames and sources."""
