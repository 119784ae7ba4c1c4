"""Submitted workbooks and tables: found by meaning, held against the given data.

``workbooks``             the tables of a workbook, found by what their columns mean
``calculated_workbooks``  a workbook with its formulas calculated, and again after a change
``column_names``          names that offices give to the same column
``plain_cells``           cells read plainly: days, amounts, months, labels
``given_tables``          a given file read plainly, for the truth
``row_criteria``          each given row is there, once, with what belongs to it, and no other
``numbers_in_text``       per cents, points and cases that a sentence says
``event_figures``         what an event's workbook says, and what can be counted again from it
"""
