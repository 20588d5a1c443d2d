"""Run a notebook, and keep what is the same each time. As a program: run all of docs/notebooks, and store them."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "docs" / "notebooks").glob("*.ipynb"))
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def stored(path):
    """Return a notebook as it is stored."""
    return nbformat.read(path, as_version=4)


def executed(path):
    """Return a notebook as it is after a run from the top, without times, counts and versions."""
    notebook = stored(path)
    NotebookClient(notebook, timeout=120, record_timing=False, resources={"metadata": {"path": path.parent}}).execute()
    notebook.metadata = nbformat.from_dict(KERNEL)
    for n, cell in enumerate(notebook.cells, 1):
        cell.id, cell.metadata = f"cell-{n}", nbformat.from_dict({})
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = None
    return notebook


if __name__ == "__main__":
    for notebook in NOTEBOOKS:
        nbformat.write(executed(notebook), notebook)
