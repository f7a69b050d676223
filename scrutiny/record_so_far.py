"""What an agenda item has already when a version of its minutes is read: drafted, dismissed, or said otherwise before."""

from collections import defaultdict

from rapidfuzz import fuzz, process

from committees.models import Minutes, Witness
from committees.models.minutes import fingerprint
from inspections.models import MentionedGrade

from .models import Correction, TrackerItem

ALIKE = 75  # of 100, rapidfuzz's ratio: a passage so like an earlier one is the same passage, changed
COMPARED = 400  # characters of two passages that are compared


class RecordSoFar:
    """The rows of an agenda item by passage and by words, and what was dismissed. Seven queries at most."""

    def __init__(self, minutes):
        self.minutes = minutes
        self.passages = defaultdict(list)  # of this version: kind -> [(start, end)]
        self.by_words = defaultdict(dict)  # of other versions, or typed: kind -> {words: row}
        self.earlier = defaultdict(dict)  # of earlier versions: kind -> {row: the words it was read from}
        self.known = set()  # rows whose words this version says again, or nearly
        rows = list(_rows_of(minutes.agenda_item))
        others = {row.minutes_id for _, row in rows} - {minutes.pk, None}
        versions = Minutes.objects.in_bulk(others) if others else {}
        for kind, row in rows:
            self._add(kind, row, versions)
        declined_or_waiting = Correction.objects.exclude(state=Correction.State.ACCEPTED)
        self.put_forward = {
            (one.item_id, _plain(one.text)) for one in declined_or_waiting.filter(item__agenda_item=minutes.agenda_item)
        }
        self.dismissals = {(one.kind, one.sha256): one for one in minutes.agenda_item.all_dismissals.all()}

    def _add(self, kind, row, versions):
        if row.minutes_id == self.minutes.pk:
            self.passages[kind].append((row.start, row.end))
            return
        self.by_words[kind][words_of(row)] = row
        if not row.minutes_id:
            return
        # A row that was corrected, or made anonymous, is known by the words it was read from, too.
        version = versions[row.minutes_id]
        source = _plain(version.text[row.start : row.end])
        self.by_words[kind][source] = row
        if version.number < self.minutes.number:
            self.earlier[kind][row] = source

    @property
    def state(self):
        """How far this version is read, as a word: another one when somebody drafts from it or dismisses something."""
        drafted = sorted((kind, start, end) for kind, places in self.passages.items() for start, end in places)
        dismissed = sorted((one.pk, one.reason) for one in self.dismissals.values())
        return fingerprint(repr((drafted, dismissed)))[:16]

    def has_passage(self, kind, found):
        return any(start < found.end and found.start < end for start, end in self.passages[kind])

    def has_words(self, kind, row, found):
        same = self.by_words[kind].get(words_of(row)) or self.by_words[kind].get(_plain(found.text))
        if same:
            self.known.add(same)
        return same is not None

    def dismissal_of(self, kind, row):
        return self.dismissals.get((kind, fingerprint(words_of(row))))

    def changes(self, proposed):
        """{key: the row of an earlier version that says nearly the same}, of (key, kind, row). Each row is given once."""
        waiting = {
            kind: {row: words_of(row)[:COMPARED] for row in rows if row not in self.known}
            for kind, rows in self.earlier.items()
        }
        changes = {}
        for key, kind, row in proposed:
            alike = process.extractOne(
                words_of(row)[:COMPARED], waiting.get(kind, {}), scorer=fuzz.ratio, score_cutoff=ALIKE
            )
            if alike:
                changes[key] = alike[2]
                self.known.add(alike[2])
                del waiting[kind][alike[2]]
        return changes

    def is_put_forward(self, before, row):
        """Whether these very words wait as a correction of that item, or were declined as one."""
        return isinstance(before, TrackerItem) and (before.pk, words_of(row)) in self.put_forward

    def gone(self):
        """Rows of earlier versions whose words this version no longer has. Ask after `changes`."""
        text = _plain(self.minutes.text)
        rows = [
            row
            for of_kind in self.earlier.values()
            for row, words in of_kind.items()
            if row not in self.known and words not in text
        ]
        return sorted(rows, key=lambda row: (type(row).__name__, row.pk))


def _rows_of(agenda_item):
    yield from ((row.kind, row) for row in agenda_item.all_items.all())
    yield from (("witness", row) for row in agenda_item.all_witnesses.all())
    yield from (("point", row) for row in agenda_item.all_points.all())
    yield from (("grade", row) for row in agenda_item.all_mentioned_grades.all())


def words_of(row):
    """The words by which a row is known again in another version."""
    if isinstance(row, Witness):
        return " | ".join((row.name, row.role, row.category))
    if isinstance(row, MentionedGrade):
        return " | ".join((row.area, row.grade))
    return _plain(row.text)


def _plain(words):
    return " ".join(words.split()).casefold()
