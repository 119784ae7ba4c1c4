"""What every package of the course builds on: the reader's language, kind messages, safe files.

Imports none of the others. Import the names from their modules::

    from groundwork.files import writing
    from groundwork.language import using
    from groundwork.messages import catalog
    from groundwork.problem import Problem
"""
