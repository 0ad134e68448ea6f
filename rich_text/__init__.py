"""Rich text: a small tree of paragraphs, lists and code that each channel renders for itself."""
