"""What the house knows: the FAQ as the store holds it, live in this process."""
