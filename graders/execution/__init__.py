"""Run a learner's notebook so that it can harm nothing, and fast.

A warm process pays the imports once and stands in a sandbox of the Linux kernel: no network, a
read-only system, only the lab's own materials. For each submission it forks::

    warm process ─ fork ─ keeper (first process of its own world) ─ fork ─ learner (runs the cells)

The keeper sets the submission's folder up, watches time and memory, ends every process and returns
the files that were made. Nothing that comes out is believed: points come from judging files.

    from graders.execution.executor import Executor

    with Executor(lab) as executor:
        execution = executor.run(notebook, folder, made)
"""
