"""Requests: what may be asked of a conversation, and by whom. One frozen class each."""
