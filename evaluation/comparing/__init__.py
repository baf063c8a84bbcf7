"""Compare arrangements of the language pipeline on our own data and on outside sets."""
