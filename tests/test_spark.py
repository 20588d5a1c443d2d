"""Spark: the same answers as `batch` on the same rows, in local mode; without Java or pyspark this says that it was not run."""

import os
import shutil
import sys
import warnings
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pyarrow as pa
import pytest
from properties.flat import random_rows

from interview_etiquette import POLICIES
from interview_etiquette.batch import due_frame, key_dates_frame, status_frame
from interview_etiquette.calendars import calendar_for
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.integrations import spark as on_spark
