"""The hardened transport under both sockets: what may come in, and how it goes out."""
