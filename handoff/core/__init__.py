"""The pure core: what may happen in a conversation, and what follows from it.

Standard library only; no clock, no randomness, no I/O: time and choices come in as arguments.
"""
