"""Fit the trained layer of the screen; used at training only, never while people are served."""
