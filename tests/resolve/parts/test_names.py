"""Printed names, one row per way of printing them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.people import people
from briefbuilder.resolve.parts.names import parse_names

ROWS = [
    # family first, initials
    ("Roe, M., Doe, J. & Poe, E.", "Roe, M. and Doe, J. and Poe, E."),
    ("Roe, M.A.; Doe, J.", "Roe, M.A. and Doe, J."),
    ("Roe, M., Doe, J., and Poe, E.", "Roe, M. and Doe, J. and Poe, E."),
    ("Roe, M. Doe, J. Poe, E.", "Roe, M. and Doe, J. and Poe, E."),
    ("Roe M., Doe J.-P.", "Roe, M. and Doe, J.-P."),
    ("Roe M, Doe JK, van der Poe EA", "Roe, M and Doe, JK and van der Poe, EA"),
    ("Roe, A B, Doe, C D", "Roe, A B and Doe, C D"),
    ("Roe (M.), Doe (J.-P.)", "Roe, M. and Doe, J.-P."),
    ("De Poe T, Van Den Roe S", "De Poe, T and Van Den Roe, S"),
    # initials first
    ("M. Roe and J. Doe", "Roe, M. and Doe, J."),
    ("M. Roe, J. Doe, E. A. Poe, and K. Low", "Roe, M. and Doe, J. and Poe, E. A. and Low, K."),
    ("Roe, M., J. Doe, and E. Poe", "Roe, M. and Doe, J. and Poe, E."),
    ("J.-P. Roe", "Roe, J.-P."),
    # names in full
    ("Roe, Mary, John Doe, and Jane Poe", "Roe, Mary and Doe, John and Poe, Jane"),
    ("Roe, Mary, Doe, John, & Poe, Edgar", "Roe, Mary and Doe, John and Poe, Edgar"),
    ("Mary Roe, John Doe, and Jane Poe", "Roe, Mary and Doe, John and Poe, Jane"),
    ("Roe, Mary, and John Doe. ", "Roe, Mary and Doe, John"),
    ("Roe, Mary T., and John Doe", "Roe, Mary T. and Doe, John"),
    ("Roe, Mary/Doe, John", "Roe, Mary and Doe, John"),
    ("Mary Roe/John Doe", "Roe, Mary and Doe, John"),
    ("Mary Roe und John Doe", "Roe, Mary and Doe, John"),
    ("Mary Roe et John Doe", "Roe, Mary and Doe, John"),
    ("Mary Roe y Juan Pérez", "Roe, Mary and Pérez, Juan"),
    ("Mary Roe en Jan Doe", "Roe, Mary and Doe, Jan"),
    # capitals
    ("ROE, MARY AND JOHN DOE", "Roe, Mary and Doe, John"),
    ("ROE Mary", "Roe, Mary"),
    ("Mary DORÉ", "Doré, Mary"),
    ("O'ROE, MARY T.", "O'Roe, Mary T."),
    ("VAN DER ROE, ANN", "van der Roe, Ann"),
    # particles, suffixes, two family names
    ("von der Roe, Mary", "von der Roe, Mary"),
    ("Mary van der Roe", "van der Roe, Mary"),
    ("Roe, Mary van der", "van der Roe, Mary"),
    ("al-Roe, Ahmed", "al-Roe, Ahmed"),
    ("bin Roe, Osman", "bin Roe, Osman"),
    ("d'Oré, Jean", "d'Oré, Jean"),
    ("Roe, John, Jr.", "Roe, Jr., John"),
    ("Roe, Jr., John, and Mary Doe", "Roe, Jr., John and Doe, Mary"),
    ("Roe Jr., J. F., Doe, M.", "Roe, Jr., J. F. and Doe, M."),
    ("John Roe III", "Roe, III, John"),
    ("Ruiz Mora, Gabriel", "Ruiz Mora, Gabriel"),
    ("Ruiz Mora, G., & Roe, M.", "Ruiz Mora, G. and Roe, M."),
    ("Ruiz y Mora, José", "Ruiz y Mora, José"),
    ("José Ruiz y Mora", "Ruiz y Mora, José"),
    # other alphabets and orders
    ("Лодкин И.И.", "Лодкин, И.И."),
    ("И. И. Лодкин", "Лодкин, И. И."),
    ("Лодкин И. И., Мостов П. П.", "Лодкин, И. И. and Мостов, П. П."),
    ("Лодкин Иван Иванович", "Лодкин, Иван Иванович"),
    ("Lodkin, I.I., Mostov, P.", "Lodkin, I.I. and Mostov, P."),
    ("Иван Лодкин и Пётр Мостов", "Лодкин, Иван and Мостов, Пётр"),
    ("Kim Dong-ha", "Kim, Dong-ha"),
    ("Xu Lanying", "Xu, Lanying"),
    # institutions
    ("Ministry of Harbours, Ferries and Locks", "{Ministry of Harbours, Ferries and Locks}"),
    ("Harbour Council and Ministry of Ferries", "{Harbour Council} and {Ministry of Ferries}"),
    ("Roe, M. and Harbour Bank", "Roe, M. and {Harbour Bank}"),
    ("UNHQ", "{UNHQ}"),
    ("Harbour Commission.", "{Harbour Commission}"),
    ("Harbour Services, Inc.", "{Harbour Services, Inc.}"),
    ("Министерство гаваней", "{Министерство гаваней}"),
    # and others
    ("Roe, Mary et al.", "Roe, Mary and others"),
    ("Roe, M., Doe, J., et al", "Roe, M. and Doe, J. and others"),
    ("Roe, M., & et al. (", "Roe, M. and others"),
    ("Roe M., u. a.", "Roe, M. and others"),
    ("Роу М. и др.", "Роу, М. and others"),
    ("Роу М., Доу Дж. и соавт.", "Роу, М. and Доу, Дж. and others"),
    ("Ruiz, J. y otros", "Ruiz, J. and others"),
    # nobody
    ("Anon.", ""),
    ("", ""),
    ("1.", ""),
]


@pytest.mark.parametrize(("printed", "value"), ROWS)
def test_names(printed: str, value: str) -> None:
    assert parse_names(printed, spaced=False).value == value


EDITED = [
    ("In M. Roe & J. Doe (Eds.), ", "Roe, M. and Doe, J."),
    ("Roe, M. (ed.)", "Roe, M."),
    ("Mary Roe (Hg.)", "Roe, Mary"),
    ("(M. Roe, J. Doe, eds.), ", "Roe, M. and Doe, J."),
    ("Roe, J. and M. Doe (Eds.). ", "Roe, J. and Doe, M."),
    (" (edited by Y. Roe and VV Doe)”, ", "Roe, Y. and Doe, VV"),
    (" (ed. J.H. Roe; ", "Roe, J.H."),
    ("hg. v. Mary Roe und John Doe", "Roe, Mary and Doe, John"),
    ("edited by Mary Roe", "Roe, Mary"),
    ("sous la direction de Jean Doré", "Doré, Jean"),
    ("Roe M., Doe J. (sous la dir.)", "Roe, M. and Doe, J."),
    ("a cura di M. Rossi", "Rossi, M."),
    ("под ред. М. Роу", "Роу, М."),
    ("Роу М. В. (отв. ред.)", "Роу, М. В."),
    (".” In Mary Roe and John Doe, eds. ", "Roe, Mary and Doe, John"),
    ("Roe M, Doe J, editors. ", "Roe, M and Doe, J"),
    ("Roe, M., ed., and J. Doe, ed.", "Roe, M. and Doe, J."),
    ("Eds M Roe, J Doe", "Roe, M and Doe, J"),
]


@pytest.mark.parametrize(("printed", "value"), EDITED)
def test_editors_are_marked(printed: str, value: str) -> None:
    names = parse_names(printed, spaced=False)
    assert (names.value, names.editors) == (value, True)


@pytest.mark.parametrize(
    ("printed", "value", "editors"),
    [
        ("trans. by M. Poe", "Poe, M.", False),
        ("trad. fr. M. Poe", "Poe, M.", False),
        ("Aus dem Englischen von Peter Poe.", "Poe, Peter", False),
        ("(M. Poe, Trans.). ", "Poe, M.", False),
        ("Roe, M. (ed. and trans.)", "Roe, M.", True),
        ("trans. from the German by M. Poe", "Poe, M.", False),
        ("пер. с англ. М. Роу", "Роу, М.", False),
        ("traduit de l'anglais par J. Doré", "Doré, J.", False),
        ("Übersetzt von Mary Poe", "Poe, Mary", False),
    ],
)
def test_translators_are_marked(printed: str, value: str, editors: bool) -> None:
    names = parse_names(printed, spaced=False)
    assert (names.value, names.editors, names.translators) == (value, editors, True)


@pytest.mark.parametrize("printed", ["———. ", "—", "---.", "____, ", "Ders.", "Idem"])
def test_the_same_again(printed: str) -> None:
    assert parse_names(printed).same


@pytest.mark.parametrize("printed", ["Ed Roe", "Roe, Ed", "Dora von der Roe"])
def test_names_that_look_like_marks(printed: str) -> None:
    names = parse_names(printed)
    assert names.count == 1
    assert not names.editors


def test_initials_are_parted_for_a_bib() -> None:
    assert parse_names("Roe, M.T. and {E.V. Harbour}").value.startswith("Roe, M. T. and")
    assert parse_names("U.S. Department of Harbours").value == "{U.S. Department of Harbours}"


@given(st.text(alphabet="Aa é.,;:&-—()[]/{}ЖжÇ 1\n", max_size=60))
def test_any_text_gives_names_or_none(text: str) -> None:
    names = parse_names(text)
    assert names.count == len(people(names.value)) or "{" in names.value or " and " in names.value


def test_long_lists_are_read_in_linear_time() -> None:
    assert parse_names("Roe, M., " * 3000).count == 3000
    assert parse_names("A" * 20_000).count == 1
    parse_names("A. " * 8000)
    parse_names("(" * 8000)
