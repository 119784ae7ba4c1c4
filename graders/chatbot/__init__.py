"""What a chatbot course hands in: question lists, trial reports, plans."""
