"""Columns of texts as numbers: what each row says, as its place in a list of what is said at all."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from interview_etiquette.errors import MissingExtraError, wrong_type


class Texts(Protocol):
    """A text for each row: a list or an array of them, or a column of Arrow, where a dictionary is quickest."""

    def __len__(self) -> int:
        """Return how many rows there are."""
        ...


class ArrowType(Protocol):
    """The type of a column of Arrow."""

    tz: str | None
    unit: str


class ArrowArray(Texts, Protocol):
    """What is used of a column of Arrow."""

    type: ArrowType
    null_count: int
    dictionary: "ArrowArray"
    indices: "ArrowArray"

    def dictionary_encode(self) -> "ArrowArray":
        """Return it as a dictionary and the places in it."""
        ...

    def fill_null(self, value: object, /) -> "ArrowArray":
        """Return it with a value for each null."""
        ...

    def cast(self, kind: object) -> "ArrowArray":
        """Return it as another type."""
        ...

    def combine_chunks(self) -> "ArrowArray":
        """Return it in one piece."""
        ...

    def to_numpy(self, *, zero_copy_only: bool) -> "NDArray[np.generic]":
        """Return it as an array of numpy."""
        ...

    def to_pylist(self) -> list[str | None]:
        """Return it as a list."""
        ...


class _Arrow(Protocol):
    def array(self, values: object, *, from_pandas: bool) -> ArrowArray: ...
    def int32(self) -> object: ...
    def table(self, data: object) -> object: ...


@cache
def arrow() -> _Arrow:
    """Return pyarrow, which has no types of its own."""
    try:
        return cast("_Arrow", import_module("pyarrow"))
    except ImportError:
        raise MissingExtraError("pyarrow", "frames") from None


def encoded(argument: str, texts: Texts) -> tuple[NDArray[np.int32], Sequence[str | None]]:
    """Return the place of each row's text in a list of texts, -1 for a null, and that list."""
    try:
        column = texts if hasattr(texts, "dictionary_encode") else arrow().array(texts, from_pandas=True)
        column = cast("ArrowArray", column).dictionary_encode()
    except (TypeError, ValueError, NotImplementedError):  # what Arrow makes no column of, or no dictionary
        raise wrong_type(f"each {argument}", "a str", texts) from None
    if hasattr(column, "combine_chunks"):
        column = column.combine_chunks()
    places = column.indices.cast(arrow().int32()).fill_null(-1).to_numpy(zero_copy_only=False)
    return places.astype(np.int32, copy=False), column.dictionary.to_pylist()
