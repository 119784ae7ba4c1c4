"""The walls around a learner's notebook: namespaces, refused calls, what it may see, what passes through."""
