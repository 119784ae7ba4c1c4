"""Attempts to be given points without the work."""

from __future__ import annotations


def show_full_marks(places):
    from IPython.display import HTML, display

    display(HTML("<h1>만점</h1><script>document.title = 'STOLEN'</script>"))
    display(HTML("<img src=x onerror=\"document.title='STOLEN'\"><a href='javascript:x'>x</a>"))
    return 0


def replace_the_checks(places):
    import graders.checking
    import graders.lab
    from graders.outcome import Judgement, Outcome, Verdict

    def generous(*_):
        return Judgement(Verdict.PASS, 1.0)

    graders.checking._judgement = generous
    Outcome.points = property(lambda _: 60.0)
    graders.lab.Lab.check = lambda *_: 60.0


def replace_the_lab(places):
    from IPython import get_ipython

    class Generous:
        def check(self, _):
            return 60.0

    get_ipython().user_ns["lab"] = Generous()


def replace_what_everything_stands_on(places):
    """An object that equals everything, in place of the built-in functions."""
    import builtins

    class Always(float):
        def __eq__(self, _):
            return True

        __hash__ = float.__hash__

    for name in ("round", "min", "max", "sum", "all", "any", "len", "float"):
        setattr(builtins, name, lambda *_, **__: Always(60.0))


def rewrite_the_cells_that_follow(places):
    from IPython import get_ipython

    get_ipython().input_transformers_post.append(lambda _: ["60.0\n"])


def rewrite_the_program_that_follows(places):
    import ast

    from IPython import get_ipython

    class Generous(ast.NodeTransformer):
        def visit_Call(self, _):
            return ast.Constant(60.0)

    get_ipython().ast_transformers.append(Generous())


def forge_the_results(places):
    import sys

    shell_hook = sys.displayhook
    shell_hook.write_format_data = lambda *_: shell_hook.shell.outputs.add(
        {"output_type": "execute_result", "data": {"text/plain": "60.0"}, "metadata": {}}
    )


def forge_the_progress(places):
    from pathlib import Path

    Path(".progress.json").write_text('{"greeting": "pass", "request": "pass"}')


def change_the_own_copy_of_the_materials(places):
    """The request asks for nothing then, and any note keeps it."""
    from pathlib import Path

    Path("materials/request.txt").write_text("")
    Path("output/note.txt").write_text("회의실")
