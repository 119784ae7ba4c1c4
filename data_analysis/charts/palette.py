"""Colours that are told apart by eyes that confuse red and green, on white paper too.

Blue, vermillion and black of the palette of Okabe and Ito, "Color Universal Design" (2008). Each
has at least the contrast of 3:1 with white that WCAG 2.1, 1.4.11, asks of graphics: 5.2, 3.9, 21.
The palette's other colours are too light (orange 2.2) or too near to one another for three series.
"""

SERIES = ("#0072B2", "#D55E00", "#000000")
TEXT = "#1A1A1A"
QUIET = "#595959"  # notes and axes: 7:1 with white
GRID = "#D9D9D9"  # decoration; nothing is read from it
