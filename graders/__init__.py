"""How a submission is judged. A lab's notebook needs one name of this package::

from graders import Lab

lab = Lab("a1-1-report")     # makes materials/ and output/ ready
lab.check("facts")           # shows a card; its value is the points earned
"""

from graders.lab import Lab

__all__ = ["Lab"]
