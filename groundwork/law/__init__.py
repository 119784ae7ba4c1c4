"""The legal bases the courseware rests on: each once, as data, wherever it is cited.

``register.toml`` is the one place to edit when a law is amended; ``labs claims`` shows where each
basis is used.
"""

from groundwork.law.register import Claim, Kind, Source, claim, claims, sources

__all__ = ["Claim", "Kind", "Source", "claim", "claims", "sources"]
