"""Frontline: the conversation log, the desk that writes it, and the rooms around them."""
