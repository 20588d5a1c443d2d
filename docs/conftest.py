"""The page on Spark is executed where Spark runs: with pyspark (group `spark`) and Java."""

import os
import shutil
import sys
from importlib.util import find_spec

import pytest

has_spark = find_spec("pyspark") is not None and shutil.which("java") is not None
collect_ignore = [] if has_spark else ["how-to/spark.md"]
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the page pass over what pyspark says of pandas, and sockets that it leaves to the collector."""
    for item in items:
        if item.name == "spark.md":
            item.add_marker(
                pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
            )
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
