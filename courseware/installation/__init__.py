"""Set up the course's own Python environment, ``.venv``, and run the course in it.

``start.py`` comes here before anything is installed, so this package uses the standard library
only; for the same reason its sentences stand here in both languages instead of in the catalog.

The packages are those of ``uv.lock``, through uv where it is there or can be had, else through pip
and ``requirements.txt``, which is the lock as pip reads it. The course itself runs from its folder
and is not installed: an editable install names the folder in a ``.pth`` file, and one that names a
Korean path keeps Python 3.11 and 3.12 from starting on Korean Windows.
"""
