"""What each meeting dealt with: its minutes are kept, read and drafted, corrected as a clerk would, and published."""

import datetime

from simple_history.utils import bulk_update_with_history

from committees.models import AgendaItem, DiscussionPoint, Meeting, Minutes, Witness
from committees.models.agenda import PUBLIC_ACCESS, Access
from scrutiny import intake, workflow
from scrutiny.models import TrackerItem
from scrutiny.models.items import Kind

from . import meetings
from .calendar import dated
from .content import read
from .minutes import printed, typed

TYPED_AFTER = datetime.timedelta(days=4)
REVIEWED_AFTER = datetime.timedelta(days=6)
PUBLISHED_AFTER = datetime.timedelta(days=9)

SECTIONS = {Kind.RECOMMENDATION: "recommendations", Kind.ACTION: "actions", Kind.UNDERTAKING: "undertakings"}

# What a clerk corrects in a draft.
CORRECTED = [
    *("theme", "owner_text", "owner_post", "owner_body", "owner_person", "addressed_to", "statutory_basis"),
    *("parent", "supersedes", "due_text", "due_earliest", "due_latest", "due_precision"),
]

# To whom a recommendation goes, by the kind of body, and under which law unless the committee's own says otherwise.
ADDRESSED = {
    "executive": (TrackerItem.AddressedTo.EXECUTIVE, TrackerItem.StatutoryBasis.EXECUTIVE),
    "council": (TrackerItem.AddressedTo.COUNCIL, TrackerItem.StatutoryBasis.EXECUTIVE),
    "health": (TrackerItem.AddressedTo.HEALTH_BODY, TrackerItem.StatutoryBasis.NONE),
    "partner": (TrackerItem.AddressedTo.PARTNER, TrackerItem.StatutoryBasis.PARTNER),
    "directorate": (TrackerItem.AddressedTo.EXECUTIVE, TrackerItem.StatutoryBasis.NONE),
}


def build(council):
    bodies = {entry["short_code"]: entry for entry in read("bodies")["committees"]}
    dealt_with = [
        (meeting, entries, bodies[code])
        for code, body in bodies.items()
        for meeting, entries in _shared_out(council.held(code), read(f"business/{body['business']}")["business"])
    ]
    for meeting, entries, body in sorted(dealt_with, key=lambda one: (one[0].date, one[0].pk)):
        newest = meeting == council.held(body["short_code"])[-1]
        _Meeting(council, meeting, body).run(entries, body["newest"] if newest else "published")


def _shared_out(held, entries):
    """Each meeting that was held, with its business: in order, and evenly, over the sittings of its kind."""
    for formality in Meeting.Formality.values:
        sittings = [meeting for meeting in held if meeting.formality == formality]
        theirs = [entry for entry in entries if entry.get("session", Meeting.Formality.FORMAL) == formality]
        for number, meeting in enumerate(sittings):
            first, last = (len(theirs) * edge // len(sittings) for edge in (number, number + 1))
            yield meeting, theirs[first:last]


class _Meeting:
    """The clerk's work on one meeting."""

    def __init__(self, council, meeting, body):
        self.council = council
        self.meeting = meeting
        self.basis = body.get("basis", {})
        self.is_statutory = body.get("is_statutory", True) and meeting.formality == Meeting.Formality.FORMAL

    def run(self, entries, stage):
        """Take the minutes as far as `stage`: unread, drafts, reviewed or published."""
        agenda = meetings.add_agenda(self.council, self.meeting, [_agenda_item(entry) for entry in entries])
        if stage != "published":
            self._publish(hour=8, after=-meetings.AGENDA_AHEAD)
        asked = []
        for agenda_item, entry in zip(agenda, entries, strict=True):
            self.council.considered[entry.get("key", entry["title"])] = self.meeting.date
            asked += self._minutes(agenda_item, entry, stage)
        if stage in ("reviewed", "published"):
            self._review(asked)
        if stage == "published":
            self._publish(hour=12, after=PUBLISHED_AFTER)
            self.council.lives += [(item, entry) for item, entry in asked if item.agenda_item.access in PUBLIC_ACCESS]

    def _at(self, hour, after):
        return self.council.clock.at(self.meeting.date + after, hour)

    def _minutes(self, agenda_item, entry, stage):
        """Keep the minutes of the item and, unless they are still unread, draft them. Returns what was asked."""
        at, clerk = self._at(10, TYPED_AFTER), self.council.clerk
        text = typed(self.council, agenda_item, entry)
        minutes = intake.keep(agenda_item, text, source=Minutes.Source.PASTE, by=clerk, at=at)
        if stage == "unread":
            return []
        drafted = intake.draft(minutes, by=clerk, at=at)
        intake.check(minutes, by=clerk, at=at)
        asked = _found(minutes, entry, drafted)
        if stage == "drafts":
            return []
        self._witnesses(agenda_item, entry)
        self._points(agenda_item, drafted)
        return self._corrected(asked, entry)

    def _review(self, asked):
        at = self._at(15, REVIEWED_AFTER)
        for item, _ in asked:
            workflow.review(item, by=self.council.clerk, at=at)

    def _publish(self, hour, after):
        workflow.publish(self.meeting, by=self.council.publisher, at=self._at(hour, after))
        self.meeting.refresh_from_db()

    # --- corrections

    def _witnesses(self, agenda_item, entry):
        """Say who each witness is; those whom the minutes do not name are typed in."""
        witnesses = []
        read_out = {witness.name: witness for witness in agenda_item.all_witnesses.all()}
        for order, key in enumerate(entry["witnesses"], start=1):
            name, role = printed(self.council, key, self.meeting.date)
            witness = read_out.get(name) or Witness(agenda_item=agenda_item, name=name, role=role)
            witness.order = order
            witness.is_public = True
            self._identify(witness, key)
            witnesses.append(witness)
        self._save(Witness, witnesses, ["order", "is_public", "person", "organisation", "category"], "Identified")

    def _points(self, agenda_item, drafted):
        """Let what was said in public on a partly exempt item be seen: its points are held back until somebody has looked."""
        if agenda_item.access != Access.PART_EXEMPT:
            return
        points = [row for row in drafted.rows if isinstance(row, DiscussionPoint)]
        for point in points:
            point.is_public = True
        self._save(DiscussionPoint, points, ["is_public"], "Nothing exempt in it")

    def _identify(self, witness, key):
        if key in self.council.posts:
            post = self.council.posts[key]
            witness.person = self.council.holder(key, self.meeting.date)
            witness.category = Witness.Category.CABINET_MEMBER if post.is_executive else Witness.Category.OFFICER
            return
        entry = self.council.witnesses[key]
        witness.person = _person(self.council, entry)
        organisation = entry.get("organisation", "")
        witness.organisation = "" if organisation in witness.role else organisation
        witness.category = entry["category"]

    def _corrected(self, items, entry):
        recommendations = [item for item, one in items if item.kind == Kind.RECOMMENDATION]
        for item, one in items:
            item.theme = self.council.themes[entry["theme"]]
            self._set_owner(item, one)
            if item.kind == Kind.RECOMMENDATION:
                item.addressed_to, item.statutory_basis = self._addressed(one)
            if "parent" in one:
                item.parent = recommendations[one["parent"] - 1]
            if "supersedes" in one:
                item.supersedes = self._supersede(one["supersedes"], self.meeting.date)
            if one.get("is_undated"):
                item.due_text, item.due_earliest, item.due_latest, item.due_precision = "", None, None, "none"
        self._save(TrackerItem, [item for item, _ in items], CORRECTED, "Checked against the minutes")
        return items

    def _set_owner(self, item, one):
        item.owner_post = item.owner_body = item.owner_person = None
        owner = recipient(self.council, _first(one.get("owner") or one["to"]))
        field = {"Post": "owner_post", "Organisation": "owner_body", "Person": "owner_person"}[type(owner).__name__]
        setattr(item, field, owner)
        item.owner_text = item.owner_text or str(owner)

    def _addressed(self, one):
        if "addressed_to" in one:
            return one["addressed_to"], TrackerItem.StatutoryBasis.NONE
        kind = kind_of(recipient(self.council, _first(one["to"])))
        addressed_to, basis = ADDRESSED[kind]
        return addressed_to, self.basis.get(kind, basis) if self.is_statutory else TrackerItem.StatutoryBasis.NONE

    def _supersede(self, key, day):
        """What a later recommendation takes the place of. The earlier one learns of it."""
        number = next(number for number, (_, one) in enumerate(self.council.lives) if one.get("key") == key)
        item, one = self.council.lives[number]
        days = (day - item.asked_on).days
        life = [*one["life"], f"{days} superseded: A wider recommendation has taken its place."]
        self.council.lives[number] = (item, one | {"life": life})
        return item

    def _save(self, model, rows, fields, reason):
        known = [row for row in rows if row.pk]
        for row in known:
            row.version += 1
        bulk_update_with_history(
            known,
            model,
            [*fields, "version"],
            default_user=self.council.clerk,
            default_date=self.council.clock.now,
            default_change_reason=reason,
        )
        self.council.create(model, [row for row in rows if not row.pk])


def _found(minutes, entry, drafted):
    """What was asked for, each row of the drafts with its piece of the content. Both must say the same."""
    rows = {(row.kind, _bare(row.text)): row for row in drafted.rows if isinstance(row, TrackerItem)}
    day = minutes.agenda_item.meeting.date
    wanted = [
        (kind, _bare(dated(one["text"], day)), one)
        for kind, section in SECTIONS.items()
        for one in entry.get(section, [])
    ]
    if differ := rows.keys() ^ {(kind, words) for kind, words, _ in wanted}:
        raise LookupError(f"The minutes read otherwise than they were meant: {sorted(differ)}")
    return [(rows[kind, words], one) for kind, words, one in wanted]


def recipient(council, key):
    """The post, body or person that a key of the content stands for."""
    if key in council.posts:
        return council.posts[key]
    if key in council.organisations:
        return council.organisations[key]
    entry = council.witnesses[key]
    return council.organisations[entry["body"]] if "body" in entry else _person(council, entry)


def kind_of(body):
    """What kind of body a recipient is: a post counts as the executive if its holder sits in the cabinet."""
    if hasattr(body, "is_executive"):
        return "executive" if body.is_executive else "directorate"
    return body.kind


def _agenda_item(entry):
    return AgendaItem(
        title=entry["title"],
        kind=AgendaItem.Kind.REPORT,
        purpose=entry["purpose"],
        access=entry.get("access", "open"),
        exempt_paragraphs=entry.get("paragraphs", ""),
        public_interest_reason=entry.get("reason", ""),
        public_notice=entry.get("notice", ""),
    )


def _person(council, entry):
    if "name" not in entry:
        return None
    return next(person for person in council.people.values() if entry["name"].endswith(person.name))


def _first(keys):
    return keys if isinstance(keys, str) else keys[0]


def _bare(words):
    return words.strip().rstrip(".")
