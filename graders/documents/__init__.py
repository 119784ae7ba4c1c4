"""How a document submitted is judged: its rules, what was asked for, what nobody said.

``rules``   the articles that bind a document, as criteria
``asked``   facts a chief's note asks for, found in the given materials
``stated``  percentages a document states, with what they are of
``sources`` facts of a document that its sources do not hold
``speeches`` what people are made to say, and what they were confirmed to have said
``withheld`` words that must not be let out, in whatever spelling
"""
