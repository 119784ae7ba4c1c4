"""Workbooks and tables that were handed in: found by meaning, held against the given data."""
