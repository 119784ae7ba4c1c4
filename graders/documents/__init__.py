"""What a submitted document is read by, and the criteria over it.

``reading``          the document submitted, or that none is there yet
``workbooks``        a document that somebody wrote in Excel
``sections``         its parts, found by what their headings say
``cells``            its tables: labels, and what stands beside them
``clauses``          what it says in one breath, and the facts told there
``rules``            the articles that bind it, as criteria
``requested_facts``  the facts a chief's note asks for, each in its place
``attached``         the attachments a note asks for
``sources``          facts that its sources do not hold
``indicators``       performance indicators, and what each lacks to be measured
``confidential``     words that must not be let out, in whatever spelling
"""
