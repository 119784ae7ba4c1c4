"""What every room of this house stands on: the reader's language, kind messages, safe files.

Imports nothing of the other rooms. Import the names from their modules::

    from groundwork.files import writing
    from groundwork.language import using
    from groundwork.messages import catalog
    from groundwork.problem import Problem
"""
