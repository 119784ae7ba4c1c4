"""The sentences of this package, in both languages."""

from groundwork.messages import catalog

say = catalog("content_production")
