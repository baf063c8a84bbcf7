"""Measuring the running assistant: accuracy, safety, speed."""
