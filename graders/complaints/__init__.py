"""How labelled complaints are judged: the workbook, its labels, its table, who answers.

``work``      the workbook as it was handed in
``soundness`` whether one department could answer what stands under a label
``table``     counts, shares and order of the top questions
``owners``    examples, departments and scope of the top questions
"""
