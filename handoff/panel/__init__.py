"""The agents' side: the web panel, its sign-in and its socket."""
