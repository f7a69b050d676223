"""`manage.py import_moderngov FILE...`: take in files of ModernGov, one after the other, as a clerk would on the page.

Each file stands for itself: one that cannot be read is told, and stops none of the others. Lists of committees and of
meetings come first whatever the order they are given in, since a meeting's own file may not say whose it is.
"""

from collections import Counter
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from committees import moderngov
from committees.formats import LARGEST_FILE, Unreadable
from committees.models import Authority, AuthorityIdentifier, Minutes
from scrutiny import intake
from scrutiny.importing import plan_meetings
from scrutiny.importing.committees import plan_committees
from scrutiny.importing.sites import site_of, without_address
from scrutiny.intake import Choices
from scrutiny.intake.meetings import MAY_PUBLISH
from scrutiny.templatetags.council import plural
from scrutiny.workflow import Refused

STATES = {
    "new": "new",
    "changed": "changed",
    "same": "the same",
    "left": "left out",
    "ended": "ended in ModernGov and not made",
}


class Command(BaseCommand):
    help = "Takes in files of ModernGov: answers of its web service (.xml) and saved pages. Says what was new, changed, the same or left out."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--authority", metavar="SLUG", help="whose committees they are; read from the file if it says so"
        )
        parser.add_argument(
            "--user", metavar="NAME", help="in whose name it is written; without it, the only superuser"
        )
        parser.add_argument("--drafts", action="store_true", help="also make drafts of what is found in new minutes")
        parser.add_argument("--dry-run", action="store_true", help="say what would become of them, and write nothing")

    def handle(self, *args, files, authority, user, drafts, dry_run, **options):
        by, named = _user(user), _named(authority)
        read, failed = self._read_all(files)
        for file, content, record in sorted(read, key=lambda one: _turn(one[2])):
            try:
                told = self._plan if dry_run else self._take_in
                whose = named or _authority(record)
                if not record.site:
                    record = moderngov.parse(content, name=file.name, site=site_of(whose))
                failed += told(file, record, whose, by, drafts)
            except Refused as refused:
                failed += 1
                self.stderr.write(f"{file}: {refused.reason}")
        if failed:
            raise CommandError(f"{plural(failed, 'file')} could not be taken in as a whole.")

    def _read_all(self, files):
        """[(file, content, record)] of those that can be read, and how many cannot."""
        read = []
        for file in files:
            try:
                content = _content(file)
                read.append((file, content, moderngov.parse(content)))
            except (Unreadable, OSError) as reason:
                self.stderr.write(f"{file}: {_sentence(reason)}")
        return read, len(files) - len(read)

    def _plan(self, file, record, authority, by, drafts) -> bool:
        plans = plan_meetings(authority, record.meetings, may_publish=by.has_perm(MAY_PUBLISH), on=timezone.localdate())
        self._tell(file, record, plans, plan_committees(authority, record.committees), "Nothing was written.")
        return False

    def _take_in(self, file, record, authority, by, drafts) -> bool:
        at = timezone.now()
        kept = {"source": Minutes.Source.IMPORT, "source_name": file.name, "by": by, "at": at}
        incoming = intake.keep_incoming(authority, record=record, **kept)
        committees = plan_committees(authority, record.committees)
        made = intake.make_meetings(incoming, Choices(make_drafts=drafts), by=by, at=at)
        self._tell(file, record, made.plans, committees, f"Drafts: {made.drafts}." if drafts else "")
        for reason in made.reasons:
            self.stderr.write(f"  {file}: {reason}")
        return bool(made.reasons)

    def _tell(self, file, record, plans, committees, last):
        self.stdout.write(f"{file}")
        parts = {
            "Committees": [_state_of(row, came) for row, came in zip(committees, record.committees, strict=True)],
            "Meetings": [plan.meeting.state for plan in plans],
            "Agenda items": [item.row.state for plan in plans for item in plan.items],
            "People on attendance lists": [person.row.state for plan in plans for person in plan.people],
            "Papers": [paper.row.state for plan in plans for paper in plan.documents],
            "Texts of minutes": [item.minutes for plan in plans for item in plan.items if item.minutes],
        }
        for label, states in parts.items():
            if states:
                self.stdout.write(f"  {label}: {_counted(states)}.")
        self.stdout.write(
            f"  Restricted, left out: {plural(record.restricted_items, 'item')} and "
            f"{plural(record.restricted_documents, 'document')}."
        )
        if record.papers_without_address:
            self.stdout.write(f"  {without_address(record.papers_without_address)}")
        for came, row in zip(record.committees, committees, strict=True):
            if row.note:
                self.stdout.write(f"  {came.name}: {row.note}")
        for plan in plans:
            private = [item.came for item in plan.items if item.is_left_as_private]
            said = [f"item {one.number or one.title} {one.private}, so it was left out." for one in private]
            for note in (*said, *plan.notes):
                self.stdout.write(f"  {plan.came.committee}, {plan.came.date or 'day not known'}: {note}")
        if last:
            self.stdout.write(f"  {last}")


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        content = opened.read(LARGEST_FILE + 1)
    if not moderngov.is_moderngov(content):
        raise Unreadable(
            "This is not a file of ModernGov. Bring an answer of its web service (GetCommittees, GetMeetings, GetMeeting) "
            "or a saved page of a meeting."
        )
    return content


def _turn(record) -> int:
    """Committees first, then lists of meetings, then meetings with their agenda."""
    if record.committees:
        return 0
    return (
        2 if any(meeting.items or meeting.attendance for meeting in record.meetings) or len(record.meetings) == 1 else 1
    )


def _state_of(row, came) -> str:
    return "ended" if came.has_ended and row.is_new else row.state


def _user(name):
    users = get_user_model().objects.filter(is_active=True)
    if name:
        user = users.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no user {name!r} who may sign in. Give the name of one: --user NAME.")
        return user
    superusers = list(users.filter(is_superuser=True)[:2])
    if len(superusers) != 1:
        raise CommandError("Say in whose name this is written: --user NAME.")
    return superusers[0]


def _named(slug):
    if not slug:
        return None
    authority = Authority.objects.filter(slug=slug).first()
    if authority is None:
        raise CommandError(f"There is no authority {slug!r}. Give the slug of one: --authority SLUG.")
    return authority


def _authority(record):
    """Whose the file is, by its site, or because there is only one. Refuses one file, and stops none of the others."""
    of_site = AuthorityIdentifier.objects.filter(scheme=AuthorityIdentifier.Scheme.MODERNGOV)
    named = (
        of_site.filter(identifier__in=[record.site, f"{record.site}/"], valid_to=None)
        if record.site
        else of_site.none()
    )
    if identifier := named.select_related("authority").first():
        return identifier.authority
    only = list(Authority.objects.filter(all_committees__isnull=False).distinct()[:2]) or list(
        Authority.objects.all()[:2]
    )
    if len(only) != 1:
        raise Refused("Say whose committees these are: --authority SLUG.")
    return only[0]


def _counted(states) -> str:
    counted = Counter(states)
    return ", ".join(f"{counted[state]} {label}" for state, label in STATES.items() if counted[state])


def _sentence(reason) -> str:
    if isinstance(reason, OSError):
        return f"The file cannot be read: {reason.strerror or reason}."
    return str(reason)
