"""nbgrader's side: small preprocessors and exporters, one a module, named in nbgrader_config.py.

Answers are grafted into the course's own notebook (`graft`). Where a file was not submitted, that
notebook is run in a sandbox (`execute`). The files are judged in a process apart (`judge`), the
points are saved (`save`), and the learner's page is made (`feedback`). Nothing of nbgrader is
forked.
"""
