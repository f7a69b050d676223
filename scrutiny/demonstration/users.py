"""Who may sign in to the demonstration. These users exist nowhere else."""

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password

from scrutiny import roles

PASSWORD = "barsetshire-demo-2026"  # noqa: S105 printed on the terminal, and good for this council only
ROLES = {"clerk": roles.CLERK, "publisher": roles.PUBLISHER, "administrator": roles.ADMINISTRATOR}
NAMES = {
    "clerk": ("Bethan", "Rowe"),
    "publisher": ("Eleanor", "Vaux"),
    "administrator": ("Hassan", "Darwish"),
}


def make_users(council):
    """The users by name: a clerk, a publisher and an administrator. Members read the public pages, without signing in."""
    joined = council.clock.at(council.on.replace(year=council.on.year - 3, day=1))
    return {name: _make_user(name, joined) for name in ROLES}


def _make_user(name, joined):
    first_name, last_name = NAMES[name]
    user = User(
        username=name,
        first_name=first_name,
        last_name=last_name,
        email=f"{name}@barsetshire.example",
        is_staff=True,
        date_joined=joined,
    )
    validate_password(PASSWORD, user)
    user.set_password(PASSWORD)
    user.save()
    user.groups.add(Group.objects.get(name=ROLES[name]))
    return user
