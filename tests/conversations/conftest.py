"""Fixtures of the conversation tests."""

from tests.services.fixtures import stack

__all__ = ["stack"]
