"""Tests of the safeguarding part."""
