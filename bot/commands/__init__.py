"""One module for each command of `python -m bot`: `arguments` declares, `run` does."""
