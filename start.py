# -*- coding: utf-8 -*-
"""Set the course up and open it: ``python start.py``. Needs Python 3.11 or newer, nothing else.

    python start.py                     set up if need be, then open JupyterLab
    python start.py test                set up for development, then run the tests
    python start.py COMMAND ...         any command of the course, such as demo, judge, grade
    python start.py --offline FOLDER    set up from a folder of packages, without a network
    python start.py --language en       in English

Written so that Python 2.7 can read it too: a person with an old Python is told so, kindly.
"""

import sys

TOO_OLD = """\
☞ Python %(found)s에서는 실행할 수 없습니다. \
https://www.python.org 에서 Python 3.13을 받아 설치한 뒤 다시 실행해 주세요.
☞ Python %(found)s is too old for this course. \
Please install Python 3.13 from https://www.python.org and run this again.
"""

if sys.version_info < (3, 11):
    message = TOO_OLD % {"found": "%d.%d" % sys.version_info[:2]}
    sys.stderr.write(message)
    sys.exit(1)

from courseware.installation.start import main

sys.exit(main())
