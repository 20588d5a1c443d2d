"""What the page on Spark needs to be executed, beside pyspark: Java, and workers of this Python."""

import os
import shutil
import sys

import pytest

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let that page pass over what pyspark says of pandas, and over sockets that it leaves to the collector."""
    for item in items:
        if item.name == "spark.md":
            item.add_marker(pytest.mark.skipif(shutil.which("java") is None, reason="NOT RUN: wants Java"))
            item.add_marker(pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning"))
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
