"""How well the FAQ finds what a question is about, and what that costs."""
