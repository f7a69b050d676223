"""What an agenda item has already when a version of its minutes is read: drafted, dismissed, or said otherwise before."""

from collections import defaultdict

from rapidfuzz import fuzz, process

from committees.models import DiscussionPoint, Minutes, Witness
from committees.models.minutes import fingerprint
from inspections.models import MentionedGrade

from .models import Correction, TrackerItem

ALIKE = 75  # of 100, rapidfuzz's ratio: a passage so like an earlier one is the same passage, changed


class RecordSoFar:
    """The rows of an agenda item by passage and by words, and what was dismissed. Six queries at most."""

    def __init__(self, minutes):
        self.minutes = minutes
        self.passages = defaultdict(list)  # of this version: kind -> [(start, end)]
        self.by_words = defaultdict(dict)  # of other versions, or typed: kind -> {words: row}
        self.known = set()  # rows whose words this version says again, or nearly
        rows = list(_rows_of(minutes.agenda_item))
        other_versions = {row.minutes_id for _, row in rows} - {minutes.pk, None}
        texts = dict(Minutes.objects.filter(pk__in=other_versions).values_list("pk", "text")) if other_versions else {}
        for kind, row in rows:
            self._add(kind, row, texts)
        self.put_forward = {
            (one.item_id, _plain(one.text))
            for one in Correction.objects.filter(item__agenda_item=minutes.agenda_item).exclude(
                state=Correction.State.ACCEPTED
            )
        }
        self.dismissals = {(one.kind, one.sha256): one for one in minutes.agenda_item.all_dismissals.all()}

    def _add(self, kind, row, texts):
        if row.minutes_id == self.minutes.pk:
            self.passages[kind].append((row.start, row.end))
            return
        self.by_words[kind][words_of(row)] = row
        if row.minutes_id and isinstance(row, (TrackerItem, DiscussionPoint)):
            # A row that was corrected is known by the words it was read from, too.
            self.by_words[kind][_plain(texts[row.minutes_id][row.start : row.end])] = row

    def has_passage(self, kind, found):
        return any(start < found.end and found.start < end for start, end in self.passages[kind])

    def has_words(self, kind, row):
        same = self.by_words[kind].get(words_of(row))
        if same:
            self.known.add(same)
        return same is not None

    def dismissal_of(self, kind, row):
        return self.dismissals.get((kind, fingerprint(words_of(row))))

    def changes(self, proposed):
        """{key: the row of an earlier version that says nearly the same}, of (key, kind, row). Each row is given once."""
        changes = {}
        for key, kind, row in proposed:
            earlier = {
                words: one for words, one in self.by_words[kind].items() if one.minutes_id and one not in self.known
            }
            likely = process.extractOne(words_of(row), earlier.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
            if likely:
                changes[key] = earlier[likely[0]]
                self.known.add(changes[key])
        return changes

    def is_put_forward(self, before, row):
        """Whether these very words wait as a correction of that item, or were declined as one."""
        return (before.pk, words_of(row)) in self.put_forward if isinstance(before, TrackerItem) else False

    def gone(self):
        """Rows of earlier versions whose words this version no longer has. Ask after `changes`."""
        text = _plain(self.minutes.text)
        said = {row: words for of_kind in self.by_words.values() for words, row in of_kind.items() if row.minutes_id}
        rows = [row for row, words in said.items() if row not in self.known and words.split(" | ")[0] not in text]
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
