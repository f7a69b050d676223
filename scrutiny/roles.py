"""Who may do what: the roles Clerk, Publisher and Administrator, kept as groups.

The table is the rule; `sync` writes it into the database after every migrate. Each role may do what the roles to its
left may. A superuser is not a role: it is for whoever looks after the server.
"""

from django.contrib.auth.models import Group, Permission

CLERK, PUBLISHER, ADMINISTRATOR = "Clerk", "Publisher", "Administrator"
NAMES = (CLERK, PUBLISHER, ADMINISTRATOR)

# Each verb stands for Django's permission of that name, such as committees.add_meeting, or for one of our own.
TABLE = {
    # what                            Clerk                             Publisher adds    Administrator adds
    "committees.authority":           ("view",                          "",               "add change delete"),
    "committees.authorityidentifier": ("view",                          "",               "add change delete"),
    "committees.authoritysuccession": ("view",                          "",               "add change delete"),
    "committees.organisation":        ("view add change",               "",               "delete"),
    "committees.committee":           ("view add change",               "",               "delete"),
    "committees.membership":          ("view add change",               "",               "delete"),
    "committees.person":              ("view add change",               "",               "delete"),
    "committees.post":                ("view add change",               "",               "delete"),
    "committees.postholding":         ("view add change",               "",               "delete"),
    "committees.meeting":             ("view add change delete review", "publish",        ""),
    "committees.attendance":          ("view add change delete",        "",               ""),
    "committees.agendaitem":          ("view add change delete",        "",               ""),
    "committees.witness":             ("view add change delete",        "",               ""),
    "committees.document":            ("view add change delete",        "",               ""),
    "committees.minutes":             ("view add",                      "",               ""),
    "committees.discussionpoint":     ("view add change delete",        "",               ""),
    "committees.incoming":            ("view add delete",               "",               "change"),
    "committees.recess":              ("view add change delete",        "",               ""),
    "inspections.regulator":          ("view",                          "",               "add change delete"),
    "inspections.framework":          ("view",                          "",               "add change delete"),
    "inspections.edition":            ("view",                          "",               "add change delete"),
    "inspections.judgementarea":      ("view",                          "",               "add change delete"),
    "inspections.gradescale":         ("view",                          "",               "add change delete"),
    "inspections.grade":              ("view",                          "",               "add change delete"),
    "inspections.inspectiontype":     ("view",                          "",               "add change delete"),
    "inspections.inspection":         ("view add change delete review", "publish",        ""),
    "inspections.judgement":          ("view add change delete",        "",               ""),
    "inspections.finding":            ("view add change delete",        "",               ""),
    "inspections.improvementplan":    ("view add change delete",        "",               ""),
    "inspections.mentionedgrade":     ("view add change delete",        "",               ""),
    "inspections.intervention":       ("view add change",               "",               "delete"),
    "inspections.indicator":          ("view add change",               "",               "delete"),
    "inspections.measurement":        ("view add change delete",        "",               ""),
    "scrutiny.theme":                 ("view",                          "",               "add change delete"),
    "scrutiny.trackeritem":           ("view review update",            "publish close",  ""),
    "scrutiny.recommendation":        ("view add change delete",        "",               ""),
    "scrutiny.action":                ("view add change delete",        "",               ""),
    "scrutiny.undertaking":           ("view add change delete",        "",               ""),
    "scrutiny.response":              ("view change delete",            "",               ""),
    "scrutiny.update":                ("view",                          "",               ""),
    "scrutiny.checked":               ("view",                          "",               ""),
    "scrutiny.dismissal":             ("view",                          "",               ""),
    "scrutiny.correction":            ("view",                          "",               ""),
    "auth.user":                      ("",                              "",               "view add change"),
}  # fmt: skip


def permissions_of(role: str) -> set[str]:
    """The permissions of a role as Django writes them, such as {"committees.add_meeting"}."""
    columns = NAMES.index(role) + 1
    return {
        permission(what, verb) for what, verbs in TABLE.items() for column in verbs[:columns] for verb in column.split()
    }


def permission(what: str, verb: str) -> str:
    app, model = what.split(".")
    return f"{app}.{verb}_{model}"


def sync(**signal) -> None:
    """Make the groups say what the table says. Safe to run at any time and any number of times."""
    for role in NAMES:
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(_rows(permissions_of(role)))


def _rows(names: set[str]) -> list[Permission]:
    of_ours = Permission.objects.filter(content_type__app_label__in={name.split(".")[0] for name in names})
    return [
        row for row in of_ours.select_related("content_type") if f"{row.content_type.app_label}.{row.codename}" in names
    ]
