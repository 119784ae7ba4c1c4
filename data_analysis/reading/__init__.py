"""Reading table files: looked at for safety first, then every cell as text."""
