"""The passages on a clerk's reading screen: those that were found, and those that the clerk split, joined or added.

Everything that is on the screen travels with the form, so nothing is kept between two steps and nothing typed is lost.
"""

from collections import Counter
from dataclasses import replace

from django import forms

from committees.reader import Reading
from scrutiny.decisions import place_of
from scrutiny.models.items import Kind
from scrutiny.proposals import LABELS, LONGEST_MARKED, MOST_PASSAGES, POINT, WITNESS, Proposer, flowing

from .passages import form_of

SURE = 0.75
ORDER = list(LABELS)
MOST_ON_SCREEN = MOST_PASSAGES + 50  # as many as one form may send


class CannotBeDone(Exception):
    """A step that the clerk asked for; the message says what to do instead."""


class AddForm(forms.Form):
    """There is one more here: words copied from the minutes, and what they are."""

    use_required_attribute = False
    words = forms.CharField(
        label="Its words, as they stand in the minutes",
        max_length=LONGEST_MARKED,
        widget=forms.Textarea(attrs={"rows": 3, "class": "intake-cell"}),
        error_messages={"required": "Copy the words of the passage from the minutes into this box."},
    )
    what = forms.ChoiceField(label="What it is", choices=list(LABELS.items()), initial="action")


class Workbench:
    """The proposals of one version of minutes with their forms, in the order in which the screen shows them."""

    def __init__(self, minutes, reading: Reading, data=None):
        self.minutes, self.reading, self.data = minutes, reading, data
        self.proposer = Proposer(minutes, reading)
        found = self.proposer.all()
        self.gone = self.proposer.record.gone() if minutes.number > 1 else []
        self.add_form = self._typed_so_far()
        self._show(found if data is None else list(self._sent(found)))
        self.chosen = None if data is None else set(data.getlist("chosen"))
        self.seen = self.proposer.record.state if data is None else data.get("seen", "")

    def look_anew(self):
        """Show what somebody else decided meanwhile: what was drafted or dismissed is no longer ticked.

        Returns what was typed for passages that are drafted by now, as [(label, words)].
        """
        self.seen = self.proposer.record.state
        settled = [one for one in self.proposals if one.drafted or one.dismissed]
        self.chosen -= {one.key for one in settled}
        return [
            (one.label, self.data[f"{one.key}-text"])
            for one in settled
            if one.drafted and flowing(self.data.get(f"{one.key}-text", "")) not in ("", one.row_words)
        ]

    def _typed_so_far(self):
        """The form for one more passage, with what was typed into it while something else was pressed."""
        typed = {name: self.data.get(f"add-{name}", "") for name in AddForm.base_fields} if self.data else {}
        return AddForm(label_suffix="", prefix="add", initial={name: words for name, words in typed.items() if words})

    def _sent(self, found):
        """The proposals of the passages that were on the screen. Without a list of them, those that were found."""
        keys = list(dict.fromkeys(self.data.getlist("passage")))[: 2 * MOST_PASSAGES]
        by_key = {one.key: one for one in found}
        for key in keys or [*by_key, *self.data.getlist("chosen")]:
            place = place_of(key)
            if proposal := by_key.get(key) or (self.proposer.at(*place) if place else None):
                yield proposal

    def _show(self, proposals):
        in_order = sorted(proposals, key=lambda one: (ORDER.index(one.kind), one.found.start, one.found.end))
        numbers = Counter()
        self.proposals = []
        for proposal in {one.key: one for one in in_order}.values():
            numbers[proposal.kind] += 1
            self.proposals.append(replace(proposal, number=numbers[proposal.kind]))
        self.forms = {one.key: form_of(one, self.data) for one in self.proposals}

    def is_ticked(self, proposal):
        return proposal.is_new if self.chosen is None else proposal.key in self.chosen

    # --- steps

    def take(self, step):
        """ "look", "split:KEY", "join:KEY" or "add". Returns the key of the passage to look at. Raises CannotBeDone."""
        name, _, key = step.partition(":")
        if name == "look":
            return ""
        if name == "add":
            return self._add()
        steps = {"split": self._split, "join": self._join}
        proposal = next((one for one in self.proposals if one.key == key), None)
        if name not in steps or not proposal or proposal.drafted:
            raise CannotBeDone("That passage is not on the screen any more. Look at the passages and try again.")
        return steps[name](proposal)

    def _split(self, proposal):
        words = self.forms[proposal.key].data.get(f"{proposal.key}-text", "") if self.data is not None else ""
        pieces = flowing(words).split("\n\n")
        if len(pieces) < 2:
            raise CannotBeDone(
                f"To split {proposal.label}, put an empty line into its words where the second part begins. "
                "Then choose “Split” again."
            )
        places = self.proposer.places_of(pieces, proposal.found.start, proposal.found.end)
        if not places:
            raise CannotBeDone(
                f"{proposal.label} can be split while its words are those of the minutes. "
                "Take your other corrections out of its words, split it, and correct the parts."
            )
        return self._put([proposal], [(proposal.kind, *place) for place in places])

    def _join(self, proposal):
        after = next(
            (one for one in self.proposals if one.kind == proposal.kind and one.found.start > proposal.found.start),
            None,
        )
        if not after:
            raise CannotBeDone(f"{proposal.label} is the last of its kind, so there is nothing below to join it with.")
        start, end = proposal.found.start, max(proposal.found.end, after.found.end)
        return self._put([proposal, after], [(proposal.kind, start, end)])

    def _add(self):
        self.add_form = AddForm(self.data, label_suffix="", prefix="add")
        if not self.add_form.is_valid():
            raise CannotBeDone(" ".join(message for errors in self.add_form.errors.values() for message in errors))
        place = self.proposer.place_of(self.add_form.cleaned_data["words"])
        if not place:
            raise CannotBeDone("These words do not stand in the minutes like this. Copy them from the text again.")
        key = self._put([], [(self.add_form.cleaned_data["what"], *place)])
        self.add_form = AddForm(label_suffix="", prefix="add")
        return key

    def _put(self, out, places):
        """Passages at these places instead of those; returns the key of the first."""
        gone = {one.key for one in out}
        self._refuse_what_is_there(places, gone)
        made = [self.proposer.at(*place) for place in places]
        if None in made:
            raise CannotBeDone(f"A passage has at most {LONGEST_MARKED:,} characters. Take a shorter one.")
        if any(one.drafted for one in made):
            raise CannotBeDone("There is a draft of these words already. Correct it on the agenda item.")
        self._show([*(one for one in self.proposals if one.key not in gone), *made])
        self.chosen = (self.chosen - gone) | {one.key for one in made}
        return made[0].key

    def _refuse_what_is_there(self, places, gone):
        if len(self.proposals) + len(places) - len(gone) > MOST_ON_SCREEN:
            raise CannotBeDone(
                f"There are {len(self.proposals)} passages here, as many as can be sent at once. Make drafts of these first."
            )
        for kind, start, end in places:
            same = (one for one in self.proposals if one.kind == kind and one.key not in gone)
            if there := next((one for one in same if one.found.start < end and start < one.found.end), None):
                raise CannotBeDone(f"These words are among what was found already: see {there.label}.")

    # --- what the clerk decided

    def is_valid(self):
        return all(form.is_valid() for form in self._sent_forms())

    def _sent_forms(self):
        return [
            form
            for key, form in self.forms.items()
            if form.is_bound and (key in self.chosen or self._is_dismissed(form))
        ]

    def _is_dismissed(self, form):
        return form.is_bound and bool(form.data.get(f"{form.prefix}-dismissed"))

    def decisions(self):
        """What to draft and what to dismiss. What is neither ticked nor dismissed waits."""
        decided = [
            form.decision(ticked=key in self.chosen)
            for key, form in self.forms.items()
            if key in self.chosen or self._is_dismissed(form)
        ]
        return [one for one in decided if one.dismissed or one.key in self.chosen]

    # --- what needs attention

    def attention(self):
        """[(what is the matter, [Proposal])], the most pressing first, of what is still to be drafted."""
        waiting = [one for one in self.proposals if one.is_new]
        return [(words, them) for words, matters in MATTERS if (them := [one for one in waiting if matters(one)])]


def _is_item(proposal):
    return proposal.kind in Kind.values


# What a clerk should look at first, and the passages that it is about.
MATTERS = (
    ("An earlier version says it otherwise", lambda one: one.before is not None),
    ("An action of which nobody is the owner", lambda one: one.kind == Kind.ACTION and not one.row.owner_text),
    (
        "It sounds like an undertaking, and nobody is named",
        lambda one: one.kind == Kind.UNDERTAKING and not one.row.owner_text,
    ),
    (
        "The owner is not in the records",
        lambda one: _is_item(one) and bool(one.row.owner_text) and not one.match.record,
    ),
    ("A witness who may be somebody in the records", lambda one: one.kind == WITNESS and bool(one.match.suggestion)),
    ("No due date", lambda one: _is_item(one) and not one.row.due_text),
    ("The reader is not sure", lambda one: one.found.sure < SURE and one.kind != POINT),
)
