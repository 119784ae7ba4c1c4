"""Office work with an AI assistant: what an official's notebook imports.

::

    from automation import assistant, documents, facts, privacy, rules

    notes = documents.text("materials/meeting-notes.txt")
    masked = privacy.mask(notes)                      # what may leave this computer
    answer = assistant.ask("보고서 초안을 써 줘", notes=masked)
    facts.compare(answer.text, notes)                 # what the notes do not say
    report = documents.report(title="...", gist="...", keywords=["..."], items="□ ...")
    rules.check(report)                               # the articles a report is bound to
    report.save("output/report.hwpx")

Heavy libraries (openai, hwpx, docx) are imported only when a function that needs them is called.
"""
