"""The walls around a learner's notebook: namespaces, refused calls, and what it may see."""
