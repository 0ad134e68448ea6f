"""What the house costs, measured against a bare echo server. See README.md."""
