"""How a chatbot plan (기획서) is judged: its parts found by meaning, in any layout.

``parts``    which parts there are, and whether each is filled
``evidence`` the top questions against the summary they come from
``answers``  intents with ways of asking; answers with source, owner, day of review
``safety``   scope, hand-over, forbidden topics, notice, privacy, and promises nobody can keep
``running``  test questions, KPI, cost, the rule for stopping
"""
