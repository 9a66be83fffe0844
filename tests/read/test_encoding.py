from __future__ import annotations

import codecs

import pytest

from briefbuilder.problems import Problems, Severity
from briefbuilder.read.encoding import decode

FRENCH = "Le détroit a été fermé à la fin de l’été – « sans délai », écrit-on."
RUSSIAN = "Переговоры начались в Москве и продолжались до вечера. Итоги назвали «полезными»."


def decoded(data: bytes, declared: str = "") -> tuple[str, Problems]:
    problems = Problems()
    return decode(data, "a.txt", problems, declared), problems


@pytest.mark.parametrize(("mark", "encoding"), [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
])  # fmt: skip
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN])
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str, text: str) -> None:
    got, problems = decoded(mark + text.encode(encoding))
    assert got == text
    assert not len(problems)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, "Plain words.\nAnd more."])
def test_utf_16_without_a_mark_is_seen_and_said(encoding: str, text: str) -> None:
    got, problems = decoded(text.encode(encoding))
    assert got == text
    assert problems.of("encoding-guessed")


@pytest.mark.parametrize(("text", "encoding"), [
    (FRENCH, "cp1252"), ("Straße", "cp1252"), ("Über alles Übrige", "cp1252"), ("a single é", "cp1252"),
    ("He said “no” – twice.", "cp1252"), (RUSSIAN, "cp1251"), ("Привет", "cp1251"),
    ("The paper Известия wrote so, and nobody else did.", "cp1251"),
])  # fmt: skip
def test_eight_bit_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    got, problems = decoded(text.encode(encoding))
    assert got == text
    [problem] = problems.of("encoding-guessed")
    assert problem.severity is Severity.WARNING


def test_a_declared_encoding_is_believed_without_a_guess() -> None:
    got, problems = decoded("Žižek".encode("iso8859-2"), "ISO-8859-2")
    assert got == "Žižek"
    assert not len(problems)


@pytest.mark.parametrize("declared", ["nonsense", "utf-8", "base64", "\0", "idna"])
def test_a_declared_encoding_that_cannot_be_is_not_believed(declared: str) -> None:
    assert decoded("déjà vu".encode("cp1252"), declared)[0] == "déjà vu"


def test_bytes_that_mean_nothing_are_kept_and_named_by_line() -> None:
    got, problems = decoded("Une première ligne.\nÉt".encode() + b"\xe9" + " voilà la suite.".encode())
    assert got == "Une première ligne.\nÉt� voilà la suite."
    [problem] = problems.of("invalid-bytes")
    assert (problem.place.line, problem.severity) == (2, Severity.ERROR)


def test_many_bad_lines_are_counted_not_listed_without_end() -> None:
    _, problems = decoded("é\n".encode() * 60 + "éé".encode() + b"\xe9\n" * 50)
    assert len(problems.of("invalid-bytes")) == 11


@pytest.mark.parametrize("raw", ["a\r\nb", "a\rb", "a\nb"])
def test_newlines_are_one_character(raw: str) -> None:
    assert decoded(raw.encode())[0] == "a\nb"


def test_control_characters_stay_and_are_said() -> None:
    got, problems = decoded(b"one\ntwo\x00three\x07")
    assert got == "one\ntwo\x00three\x07"
    [problem] = problems.of("control-character")
    assert problem.place.line == 2
    assert "U+0000, U+0007" in problem.message


def test_mojibake_is_repaired_with_evidence_and_quotes_stay_curly() -> None:
    scrambled = "Plain “curly” line.\n" + "Un café à l’hôtel était déjà fermé.".encode().decode("cp1252")
    got, problems = decoded(scrambled.encode())
    assert got == "Plain “curly” line.\nUn café à l’hôtel était déjà fermé."
    [problem] = problems.of("mojibake")
    assert problem.place.line == 2


@pytest.mark.parametrize("text", [
    FRENCH, RUSSIAN, "“Quoted” and ‘so’ – and £5, 20 °C, ½, Ã, Âge.", "ﬁne ligatures", "soft\u00adhyphen",
    "ＷＩＤＥ", "e\u0301", "no\u00a0break", "\u200bzero", "\u2028line",
])  # fmt: skip
def test_sound_text_is_not_touched(text: str) -> None:
    got, problems = decoded(text.encode())
    assert got == text
    assert not len(problems)
