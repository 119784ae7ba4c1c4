"""``python -m courseware COMMAND``: the ``labs`` command where its script is not installed."""

from courseware.cli import main

main()
