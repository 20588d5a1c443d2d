"""Recruiters' records in: from what an applicant tracking system or a calendar service keeps of an interview.

Nothing here opens a file or a connection: records that you fetched in, interviews out. What cannot be read is refused
with a `RefusedError`, which is an `EtiquetteError`; in bulk it is reported, and the rest is read.
"""

from interview_etiquette.integrations._incoming import Refusal, RefusedError
from interview_etiquette.integrations.records._known import SHAPES
from interview_etiquette.integrations.records._reading import interview_from, interviews_from
from interview_etiquette.integrations.records._shapes import People, Shape

__all__ = ["SHAPES", "People", "Refusal", "RefusedError", "Shape", "interview_from", "interviews_from"]
