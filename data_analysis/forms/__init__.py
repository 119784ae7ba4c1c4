"""Forms (서식) of an office, filled in without losing what the office put into them::

from data_analysis import open_form

form = open_form("materials/월간보고_서식.xlsx")
form.fill("작성자", "도로과")
form.append(clean)
form.save("output/월간보고.xlsx")
"""

from data_analysis.forms.form import Filled, Form, append_rows, open_form

__all__ = ["Filled", "Form", "append_rows", "open_form"]
