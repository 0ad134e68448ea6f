"""The front line's voice: what is said to a visitor before a person answers."""
