"""The walls around a learner's notebook: namespaces, refused calls, what it sees, what passes."""
