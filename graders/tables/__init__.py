"""Workbooks and tables that were submitted: found by meaning, held against the given data."""
