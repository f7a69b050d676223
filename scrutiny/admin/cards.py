"""What was found in minutes, in words, as the reading screen shows it to a clerk."""

from dataclasses import dataclass, replace

from django.forms import Form
from django.utils.text import Truncator

from committees.models import DiscussionPoint, Stage, Witness
from scrutiny.models import TrackerItem
from scrutiny.models.items import NEXT_MEETING, Kind
from scrutiny.proposals import GRADE, POINT, WITNESS, Proposal
from scrutiny.templatetags.council import council_date

HEADINGS = {
    Kind.RECOMMENDATION: "Recommendations",
    Kind.ACTION: "Actions",
    Kind.UNDERTAKING: "Undertakings",
    WITNESS: "Witnesses",
    POINT: "Points of discussion",
    GRADE: "Grades mentioned",
}
LONGEST_ON_CARD = 600

# Why the reader took a passage for what it is, after “because”. Names of rules are those of committees.reader.
REASONS = {
    "by_hand": "you marked it",
    "recommendations.heading": "it stands in a list of recommendations",
    "recommendations.opener": "it begins as a recommendation does",
    "recommendations.resolved": "the committee resolved to recommend it",
    "outcome.recommended": "the committee resolved to recommend it",
    "outcome.report_back": "the committee resolved to have it reported back",
    "outcome.task": "the committee resolved that somebody is to do it",
    "actions.heading": "it stands in a list of actions",
    "actions.column": "a name stands beside it in the action column",
    "actions.trailing_owner": "a name stands after it, as an owner does",
    "actions.resolved": "a resolution says who is to do it",
    "actions.sentence": "the sentence says who is to do it",
    "actions.to_be_done": "the sentence says that it is to be done",
    "actions.was_asked": "somebody was asked to do it",
    "actions.asked": "somebody was asked to do it",
    "actions": "it is marked as an action",
    "undertakings.would_be_sent": "it says that something would be sent to members",
    "undertakings.would_send": "it says that somebody would send something",
    "undertakings": "somebody promised it",
    "witness.block": "the name stands in the list of witnesses",
    "witness": "it says that this person came, with a role",
    "points.marker": "it has a number or a bullet",
    "points": "it is a paragraph of the minutes",
    "judgements": "it names a grade of an inspection",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as the reading screen prints it, with its form. `before` is what an earlier version said."""

    proposal: Proposal
    text: str
    facts: list[tuple[str, str]]  # label and words
    reason: str
    form: Form | None = None
    is_ticked: bool = False
    is_last: bool = False
    before: str = ""
    then: str = ""  # what drafting it does, where that is more than to make a draft


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one kind: those that wait for a decision, and those that need nothing any more."""

    heading: str
    new: list[Card]
    settled: list[Card]


def groups_of(workbench):
    """The cards of a workbench, a Group for each kind that there is."""
    return [
        _group(heading, workbench, of_kind)
        for kind, heading in HEADINGS.items()
        if (of_kind := [proposal for proposal in workbench.proposals if proposal.kind == kind])
    ]


def _group(heading, workbench, proposals):
    cards = [
        replace(
            card_of(proposal),
            form=workbench.forms[proposal.key],
            is_ticked=workbench.is_ticked(proposal),
            is_last=proposal is proposals[-1],
        )
        for proposal in proposals
    ]
    return Group(
        heading,
        [card for card in cards if card.proposal.is_new],
        [card for card in cards if not card.proposal.is_new],
    )


def card_of(proposal):
    """The Card of a proposal, without its form."""
    describe = {WITNESS: _of_witness, POINT: _of_point, GRADE: _of_grade}.get(proposal.kind, _of_item)
    text, facts = describe(proposal)
    return Card(
        proposal,
        Truncator(text).chars(LONGEST_ON_CARD),
        facts,
        f"{_certainty(proposal)}: {_reason(proposal)}.",
        before=Truncator(_said_before(proposal.before)).chars(LONGEST_ON_CARD) if proposal.before else "",
        then=_then(proposal),
    )


def _said_before(row):
    return getattr(row, "text", "") or str(row)


def _then(proposal):
    """What becomes of the row of an earlier version."""
    before = proposal.before
    if before is None:
        return ""
    if isinstance(before, TrackerItem) and before.stage != Stage.DRAFT:
        return f"{before.reference or 'The item'} is {before.get_stage_display().lower()} and stays as it is. These words are put forward as a correction of it."
    if isinstance(before, (Witness, DiscussionPoint)) and before.is_public and before.agenda_item.meeting.is_published:
        return "The earlier one is public and stays as it is. This one is added and held back."
    return "The draft made from the earlier version takes these words."


def _of_item(proposal):
    item = proposal.row
    facts = [("Owner", _owner_words(proposal))] if item.owner_text else []
    if proposal.due:
        facts.append(("Due", f"“{item.due_text}”: {_due_words(proposal.due)}"))
    if item.addressed_to:
        facts.append(("Kind", item.get_addressed_to_display()))
    return item.text, facts


def _owner_words(proposal):
    printed = f"“{proposal.row.owner_text}”"
    if proposal.match.record:
        return f"{printed}, which is {proposal.match.record}"
    if proposal.match.suggestion:
        return f"{printed}, perhaps {proposal.match.suggestion} (choose under “Correct”)"
    return f"{printed}, not in the records"


def _of_witness(proposal):
    witness = proposal.row
    facts = [("Category", witness.get_category_display())]
    if witness.category in witness.NEVER_NAMED:
        return witness.get_category_display(), [("Name", "Not kept: never named")]
    if proposal.match.record:
        facts.append(("Person", str(proposal.match.record)))
    elif proposal.match.suggestion:
        facts.append(("Person", f"Perhaps {proposal.match.suggestion} (choose under “Correct”)"))
    return ", ".join(part for part in (witness.name, witness.role) if part), facts


def _of_point(proposal):
    point = proposal.row
    facts = [("Asked by", point.asked_by), ("Answered by", point.answered_by)]
    if proposal.above:
        facts.append(("Under", proposal.above.label))
    return f"{point.number} {point.text}".strip(), [fact for fact in facts if fact[1]]


def _of_grade(proposal):
    grade = proposal.row
    year = f", {grade.year}" if grade.year else ""
    text = f"{grade.area}: {grade.grade}{year}" if grade.area else f"{grade.grade}{year}"
    return text, [("Inspection", "An earlier one")] if grade.is_historic else []


def _due_words(due):
    if due.precision == NEXT_MEETING:
        return "the committee's next meeting"
    first, last = council_date(due.earliest), council_date(due.latest)
    if first and first == last:
        return f"on {first}"
    if first and last:
        return f"between {first} and {last}"
    if first or last:
        return f"by {last}" if last else f"from {first}"
    return _no_date(due)


def _no_date(due):
    if due.precision == TrackerItem.DuePrecision.ONGOING:
        return "ongoing, so never late"
    return "no day can be worked out, so never late"


def _certainty(proposal):
    if proposal.found.sure >= 0.9:
        return "Sure"
    return "Fairly sure" if proposal.found.sure >= 0.75 else "Not sure, please check"


def _reason(proposal):
    rule = proposal.found.rule
    return REASONS.get(rule) or REASONS.get(rule.split(".")[0]) or "its words suggest it"
