"""From a sentence to a timeframe: what they said about when they will decide."""

from interview_etiquette.phrases._reading import Reading, SetAside, read_timeframe

__all__ = ["Reading", "SetAside", "read_timeframe"]
