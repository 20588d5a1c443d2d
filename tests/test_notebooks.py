"""The notebooks of the docs run from the top, and show what is stored in them."""

import nbformat
import pytest
from markup import read
from notebooks import NOTEBOOKS, executed, stored


def outputs(notebook):
    """Return what each cell shows; of a data frame its text, for its HTML is another library's."""
    return [[shown(output) for output in cell.get("outputs", ())] for cell in notebook.cells]


def shown(output):
    assert output.output_type != "error"
    data = dict(output.get("data", {"text/plain": output.get("text")}))
    if 'class="dataframe"' in data.get("text/html", ""):
        del data["text/html"]
    return data


def of_ours(notebook):
    """Yield what the library's values show."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            html = output.get("data", {}).get("text/html", "")
            if html and 'class="dataframe"' not in html:
                yield html


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_stored(path):
    kept, fresh = stored(path), executed(path)
    nbformat.validate(kept)
    assert outputs(fresh) == outputs(kept), "python tests/notebooks.py stores them anew"
    assert (fresh.metadata, [cell.id for cell in fresh.cells]) == (kept.metadata, [cell.id for cell in kept.cells])
    assert [read(html).tag for html in of_ours(kept)].count("div") >= 1


def test_there_are_two():
    assert len(NOTEBOOKS) == 2
