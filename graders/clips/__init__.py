"""What a clip or card is made of, and the criteria over each: order, captions, facts, rights.

``order``             the order for a piece of work, line by line
``order_facts``       whether a text says what its order says, and nothing more
``facts_in_speech``   the facts of what is said aloud: 열 시 is 10시
``same_words``        how much two texts have in common, by pairs of letters
``unfounded_claims``  superlatives and offers that the source does not have
``permissions``       whether what is written about a licence or consent allows the use
``captions``          captions that fit the clip, follow each other and can be read
``ai_labels``         what is said about labelling what an AI made
``screen``            where on a screen something stands, in words
"""
