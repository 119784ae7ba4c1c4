"""Scenes as they are written down: a row each in a table, and the music under them."""
