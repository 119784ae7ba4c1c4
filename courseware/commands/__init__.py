"""The ``labs`` commands, one file each: reads the words of the command line, calls the package."""
