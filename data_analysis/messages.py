"""The sentences of this package, in both languages."""

from groundwork.messages import catalog
from groundwork.problem import problems

say = catalog("data_analysis")
problem = problems(say)
