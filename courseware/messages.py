"""The sentences of this room, in both languages."""

from groundwork.messages import catalog

say = catalog("courseware")
