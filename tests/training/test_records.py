"""Invented works: the same on every run, with identifiers that check out."""

from __future__ import annotations

import random

import pytest
from training.records import LANGUAGES, records
from training.records.marks import address, isbn
from training.records.people import person
from training.records.titles import title
from training.records.words import Die


def test_the_same_seed_gives_the_same_works() -> None:
    assert list(records(4, 60)) == list(records(4, 60))
    assert list(records(4, 60)) != list(records(5, 60))


def test_every_work_has_a_title_a_type_and_a_language() -> None:
    works = list(records(1, 400))
    assert all(work["title"] and work["type"] and work["language"] for work in works)
    assert len({work["id"] for work in works}) == 400
    assert len({work["type"] for work in works}) >= 14


@pytest.mark.parametrize("language", [*LANGUAGES])
def test_titles_differ_and_leave_no_slot_open(language: str) -> None:
    die = Die(language)
    kinds = ("work", "book", "chapter", "science", "news", "policy", "law")
    titles = {title(die, language, kinds[number % 7]) for number in range(140)}
    assert len(titles) > 100
    assert not [text for text in titles if "{" in text or "}" in text]


def test_an_isbn_has_its_check_digit() -> None:
    die = Die(3)
    for _ in range(50):
        digits = isbn(die).replace("-", "")
        if len(digits) == 13:
            assert sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
        else:
            values = [10 if digit == "X" else int(digit) for digit in digits]
            assert sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0


def test_names_have_both_parts() -> None:
    die = Die(8)
    for _ in range(300):
        name = person(die, random.Random(_).choice([*LANGUAGES]))
        assert min(len(name["family"].strip()), len(name["given"].strip())) > 0
        assert name["family"][-1] not in " -'"


def test_addresses_are_whole() -> None:
    die = Die(9)
    assert all(" " not in address(die) and "." in address(die) for _ in range(100))
