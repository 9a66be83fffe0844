"""The language of a title, where it shows."""

from __future__ import annotations

import pytest

from briefbuilder.resolve.parts.tongues import language
from briefbuilder.words import BIBLATEX_TO_BCP47


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The limits of the harbour", "english"),
        ("Die Gezeiten und das Meer", "german"),
        ("Les ports entre deux mers depuis 1979", "french"),
        ("El puerto y la memoria en la costa de los vientos", "spanish"),
        ("Гавани и моря", "russian"),
        ("Морські порти України", "ukrainian"),
        ("Gazeta soobshchaet o novykh usloviyakh torgovli", "russian"),
        ("Porty morskie i granice państw nad Bałtykiem", "polish"),
        ("Denizin sınırları: liman şehirleri", "turkish"),
        ("Přístavy a moře v době ledové", "czech"),
        ("بنادر و کشتی‌ها", "persian"),
        ("الموانئ والبحار", "arabic"),
        ("נמלים וים", "hebrew"),
        ("港口与海洋", "chinese"),
        ("Λιμάνια και θάλασσες", "greek"),
        ("Norme in materia di porti turistici", "italian"),
        ("La OTAN mira al sur", ""),  # Spanish by one word, French by another
        ("Decreto-Lei n.º 113, de 12 de junho", ""),
        ("De haven en het water van de stad", "dutch"),
        ("Low Tide", ""),
        ("2007", ""),
        ("", ""),
    ],
)
def test_languages(title: str, name: str) -> None:
    assert language(title) == name
    assert not name or name in BIBLATEX_TO_BCP47


def test_a_name_is_no_language() -> None:
    assert language("The harbours of Gdańsk in the age of Łukasz") == "english"
