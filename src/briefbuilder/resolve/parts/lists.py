"""What one entry of a list says of the next: a dash repeats its author, dates in figures keep one order.

In: the entries of a list and their drafts.  Out: the drafts, completed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefbuilder.resolve.parts.datings import figure_dates
from briefbuilder.resolve.parts.draft import Draft
from briefbuilder.resolve.parts.marked import Marked


def settle_list(entries: Sequence[Marked], drafts: Sequence[Draft]) -> list[Draft]:
    """``["Roe, M. Low Tide …", "———. High Tide …"]``: both are Roe's. Drafts are changed in place and given back."""
    _repeat_names(drafts)
    _settle_order(entries, drafts)
    return list(drafts)


def _repeat_names(drafts: Sequence[Draft]) -> None:
    """Names that a dash or "Ders." stands for: those of the entry before, whatever part they played there."""
    before = ""
    for draft in drafts:
        if draft.same and before:
            draft.set(draft.same, before)
        before = draft.get("author") or draft.get("editor") or before


def _settle_order(entries: Iterable[Marked], drafts: Iterable[Draft]) -> None:
    """``"03/07/2018"`` is of July where the list also has "25/07/2018", and of March where it has "07/25/2018"."""
    doubtful = [draft for draft in drafts if draft.either]
    if not doubtful:
        return
    orders = {order for entry in entries for order in figure_dates(entry.text)}
    for draft in doubtful:
        for name, (day_first, month_first) in draft.either.items():
            reading = draft.readings.get(name)
            if not reading:
                continue
            if len(orders) == 1:
                value = day_first if "day" in orders else month_first
                draft.put(name, value, (reading.start, reading.end), reading.sure)
            else:
                draft.find("date-figures", f"{day_first} or {month_first}? only the year was taken")
