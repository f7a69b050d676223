"""Masking names: every way in which minutes print them, and no innocent word."""

import pytest

from committees.models import Person
from committees.naming import mask, who_is_named

ROBIN = Person(name="Robin Vale", given_name="Robin", family_name="Vale")


@pytest.mark.parametrize(
    "printed",
    [
        "Robin Vale",
        "ROBIN VALE",
        "Robin  Vale",
        "Robin\nVale",
        "Ms Vale",
        "Ms. R Vale",
        "Ms R. J. Vale",
        "Councillor Robin Vale",
        "Dr Vale",
        "Robin J. Vale",
        "Vale, Robin",
    ],
)
def test_a_name_is_masked_however_it_is_printed(printed):
    assert mask(f"On this {printed} agreed.", [ROBIN]) == "On this [name withheld] agreed."
    assert who_is_named(printed, [ROBIN]) == [ROBIN]


@pytest.mark.parametrize("innocent", ["the Vale of Barset", "a robin", "Robin Valentine", "Robins Vale", "vale"])
def test_other_words_are_left_alone(innocent):
    assert mask(innocent, [ROBIN]) == innocent


def test_a_person_without_a_name_masks_nothing():
    assert mask("Anything at all", [Person(name="")]) == "Anything at all"


def test_names_with_signs_are_words_not_patterns():
    person = Person(name="A. (Bo) O'Neil+", given_name="", family_name="")
    assert mask("Asked by A. (Bo) O'Neil+ today", [person]) == "Asked by [name withheld] today"


@pytest.mark.parametrize(
    ("naming", "role", "expected"),
    [
        ("named", "Director", "Cllr Robin Vale"),
        ("role_only", "Director", "Director"),
        ("role_only", "", "Name withheld"),
        ("withheld", "Director", "Name withheld"),
    ],
)
def test_the_public_name_follows_the_policy(naming, role, expected):
    person = Person(name="Robin Vale", honorific_prefix="Cllr", naming=naming)
    assert person.public_name(role) == expected


@pytest.mark.parametrize("printed", ["O'Neil-Zoë", "O’Neil‑Zoë", "O'Neil-Zoe\u0308"])
def test_signs_and_accents_may_print_differently(printed):
    person = Person(name="Sam O’Neil-Zoë", given_name="Sam", family_name="O’Neil-Zoë")
    assert mask(f"Sam {printed} agreed", [person]) == "[name withheld] agreed"
