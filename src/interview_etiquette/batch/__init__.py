"""Many interviews at once: columns in, columns out (extra `frames`)."""

from importlib.util import find_spec

from interview_etiquette.errors import MissingExtraError

if find_spec("numpy") is None:
    raise MissingExtraError("numpy", "frames")

from interview_etiquette.batch._columns import InterviewColumns, KeyDatesColumns
from interview_etiquette.batch._history_frames import HISTORY_COLUMNS, due_frame, status_frame
from interview_etiquette.batch._key_dates import key_dates_columns
from interview_etiquette.batch._key_dates_frame import COLUMNS, key_dates_frame

__all__ = [
    "COLUMNS",
    "HISTORY_COLUMNS",
    "InterviewColumns",
    "KeyDatesColumns",
    "due_frame",
    "key_dates_columns",
    "key_dates_frame",
    "status_frame",
]
