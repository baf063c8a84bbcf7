"""Trace what a reply states to the knowledge base, a calculation, or the person's own words."""

from evaluation.tracing.tracer import Tracer, Untraced

__all__ = ["Tracer", "Untraced"]
