"""The minutes of an item of business, as the council's clerk types them."""

from .calendar import dated

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def typed(council, agenda_item, entry):
    """The text of the minutes: purpose, witnesses, points, recommendations and actions."""
    day = agenda_item.meeting.date
    said = [*entry["points"], *(one["text"] for one in entry.get("undertakings", []))]
    sections = [
        agenda_item.title,
        f"Purpose of the item: {entry['purpose']}",
        _section("Witnesses:", [line for key in entry["witnesses"] if (line := _witness_line(council, key, day))]),
        _section("Key points raised in the discussion:", _numbered(said)),
        _section("Recommendations:", _numbered(one["text"] for one in entry.get("recommendations", []))),
        _section("Actions:", _roman(one["text"] for one in entry.get("actions", []))),
    ]
    return dated("\n\n".join(section for section in sections if section), day) + "\n"


def printed(council, key, day):
    """How the minutes print a witness: (name, role). Without a name they print none, only the words `as`."""
    if key in council.posts:
        person = council.holder(key, day)
        return person.full_name, council.posts[key].label
    witness = council.witnesses[key]
    return "" if "as" in witness else witness["name"], witness.get("role", "")


def _witness_line(council, key, day):
    name, role = printed(council, key, day)
    return f"{name}, {role}" if name else ""


def _section(heading, lines):
    lines = list(lines)
    return "\n\n".join([heading, *lines]) if lines else ""


def _numbered(lines):
    return (f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _roman(lines):
    return (f"{number}. {line}" for number, line in zip(ROMAN, lines, strict=False))
