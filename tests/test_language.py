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
        ("Rope", ""),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_languages(text: str, code: str) -> None:
    assert detect(text) == code


def test_direction() -> None:
    assert [direction(code) for code in ("fa", "ar-EG", "en", "")] == ["rtl", "rtl", "ltr", "ltr"]
