"""The visitor's side: the widget, its socket and its tokens."""
