"""How the figures of the FAQ's matcher are found; `tools/fit_matcher.py` runs it."""
