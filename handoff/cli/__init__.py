"""The command line: `frontline COMMAND`. Each file holds one group of commands."""
