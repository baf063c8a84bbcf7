"""The knowledge base of SEND needs, tiers and processes: loading, checking and asking it."""

from knowledge.loader import CONTENT, load
from knowledge.problems import ContentError, Problem
from knowledge.store import Knowledge, Pack

__all__ = ["CONTENT", "ContentError", "Knowledge", "Pack", "Problem", "load"]
