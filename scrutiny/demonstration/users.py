"""Who may sign in to the demonstration. These users exist nowhere else."""

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password

from scrutiny import roles

PASSWORD = "barsetshire-demo-2026"  # noqa: S105 printed on the terminal, and good for this council only
ROLES = {"clerk": roles.CLERK, "publisher": roles.PUBLISHER, "administrator": roles.ADMINISTRATOR, "member": None}
NAMES = {
    "clerk": ("Bethan", "Rowe"),
    "publisher": ("Eleanor", "Vaux"),
    "administrator": ("Hassan", "Darwish"),
    "member": ("Imran", "Sheikh"),
}


def make_users(council):
    """The users by name: a clerk, a publisher and an administrator, and a member who may read the public pages only."""
    joined = council.clock.at(council.on.replace(year=council.on.year - 3, day=1))
    return {name: _make_user(name, joined) for name in ROLES}


def _make_user(name, joined):
    first_name, last_name = NAMES[name]
    role = ROLES[name]
    user = User(
        username=name,
        first_name=first_name,
        last_name=last_name,
        email=f"{name}@barsetshire.example",
        is_staff=role is not None,
        date_joined=joined,
    )
    validate_password(PASSWORD, user)
    user.set_password(PASSWORD)
    user.save()
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user
