"""The reference data of inspections: who inspects, by what framework and edition, which areas, on which scale.

The files beside this module are the data; `load` writes them to the database. A new framework is a new file in
`frameworks/`, loaded by `manage.py load_reference`. Rows that the files do not name are never touched.
"""

import tomllib
from collections import Counter
from pathlib import Path

from django.db import transaction

FOLDER = Path(__file__).parent

# Whatever is deleted goes in this order, so that nothing is left pointing at it.
MODELS = ("InspectionType", "JudgementArea", "Edition", "Framework", "Grade", "GradeScale", "Regulator")


class _Rows:
    """Writes rows by their keys and counts what was created, changed and left as it was.

    `model` gives a model of the app by its name: today's models, or those of a migration's day.
    """

    def __init__(self, model):
        self.model = model
        self.counts = Counter(created=0, changed=0, unchanged=0)

    def write(self, model_name, keys, **fields):
        rows = self.model(model_name).objects
        row, created = rows.get_or_create(**keys, defaults=fields)
        if created:
            self.counts["created"] += 1
            return row
        if all(getattr(row, name) == value for name, value in fields.items()):
            self.counts["unchanged"] += 1
            return row
        for name, value in fields.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
        self.counts["changed"] += 1
        return row


@transaction.atomic
def load(model):
    """Write what the files say. Returns how many rows were created, changed and unchanged, as a Counter.

    `model` is a function from a model's name to the model.
    """
    rows = _Rows(model)
    regulators = {entry["code"]: _regulator(rows, entry) for entry in _read("regulators.toml")["regulators"]}
    scales = {entry["code"]: _scale(rows, entry) for entry in _read("scales.toml")["scales"]}
    for path in sorted((FOLDER / "frameworks").glob("*.toml")):
        _framework(rows, _read(path), regulators, scales)
    return rows.counts


@transaction.atomic
def unload(model):
    """Take away every row of reference data. Refused by the database's models while an inspection uses one."""
    model("JudgementArea").objects.update(parent=None)
    for name in MODELS:
        model(name).objects.all().delete()


def _read(path):
    return tomllib.loads((FOLDER / path).read_text(encoding="utf-8"))


def _without(entry, *names):
    return {name: value for name, value in entry.items() if name not in ("code", *names)}


def _regulator(rows, entry):
    return rows.write("Regulator", {"code": entry["code"]}, **_without(entry))


def _scale(rows, entry):
    scale = rows.write("GradeScale", {"code": entry["code"]}, name=entry["name"])
    for rank, grade in enumerate(entry["grades"], start=1):
        defaults = {"short_name": "", "is_adverse": False}
        rows.write("Grade", {"scale": scale, "code": grade["code"]}, rank=rank, **defaults | _without(grade))
    return scale


def _framework(rows, entry, regulators, scales):
    fields = {"subject": ""} | _without(entry, "regulators", "types", "editions")
    framework = rows.write("Framework", {"code": entry["code"]}, **fields)
    framework.regulators.add(*(regulators[code] for code in entry.get("regulators", [])))
    for kind in entry["types"]:
        defaults = {"is_graded": True, "regulators_at_least": 1, "output": ""}
        rows.write("InspectionType", {"code": kind["code"]}, framework=framework, **defaults | _without(kind))
    for edition in entry.get("editions", []):
        _edition(rows, framework, edition, scales)


def _edition(rows, framework, entry, scales):
    defaults = {"applies_from": None, "applies_to": None, "has_overall": True, "source_url": ""}
    fields = defaults | _without(entry, "scale", "areas")
    edition = rows.write("Edition", {"code": entry["code"]}, framework=framework, **fields)
    areas = {}
    for order, area in enumerate(entry["areas"], start=1):
        areas[area["code"]] = rows.write(
            "JudgementArea",
            {"edition": edition, "code": area["code"]},
            name=area["name"],
            order=order,
            is_overall=area.get("is_overall", False),
            is_limiting=area.get("is_limiting", False),
            parent=areas.get(area.get("parent")),
            scale=scales[area.get("scale", entry["scale"])],
        )


def model_of(apps):
    """The function that `load` needs, from a registry of apps: Django's own or a migration's."""
    return lambda name: apps.get_model("inspections", name)
