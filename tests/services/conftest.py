"""Fixtures of the tests with real processes."""

from tests.services.fixtures import stack

__all__ = ["stack"]
