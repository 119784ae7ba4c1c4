"""The learner's desk (실습 화면): what its page asks of the server, and its words."""
