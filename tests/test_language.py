"""Which language a text is in; silence where the signs are few."""

from __future__ import annotations

import pytest

from briefbuilder.language import detect, direction


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The rope is on the quay and it will not be sold to them.", "en"),
        ("Das Seil ist auf dem Kai und wird nicht an sie verkauft.", "de"),
        ("La corde est sur le quai et elle ne sera pas vendue par nous.", "fr"),
        ("La cuerda está en el muelle y no se vende por los dueños.", "es"),
        ("Канат лежит на причале, и его не продают, как и не чинят.", "ru"),
        ("طناب روی اسکله است و فروخته نمی‌شود چون گران است", "fa"),
        ("الحبل على الرصيف وهو ليس للبيع", "ar"),
        ("החבל על הרציף", "he"),
        ("A corda está no cais e não será vendida por nós, mas também não se pode usar.", "pt"),
        ("La corda è sul molo e non sarà venduta da nessuno degli uomini del porto.", "it"),
        ("Het touw ligt op de kade en het wordt niet aan hen verkocht.", "nl"),
        ("Lina leży na nabrzeżu i nie będzie dla nich, ale jest też dla nas.", "pl"),
        ("Lano leží na nábřeží a není na prodej, ale je také pro nás.", "cs"),
        ("Rope", ""),
        ("Smith, Rope and Tar, 1911, p. 14.", ""),
        ("Ebd., S. 14.", ""),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert detect(text) == code


def test_direction() -> None:
    assert [direction(code) for code in ("fa", "ar-EG", "en", "")] == ["rtl", "rtl", "ltr", "ltr"]
