"""Minutes of a council that does not exist, with one passage of every kind. Written for these tests."""

PLACEMENTS = """Agenda item

53/24 Children's homes in the county

Minutes:

Purpose of the report: To show how many children live in homes outside the county, and what is being done about it.

Witnesses:
Councillor Ruth Ames, Cabinet Member for Children
Priya Nair, Director of Children's Services
Tom Hale, Head of Fostering

Key points raised in the discussion:
1. A Member asked how many children lived more than twenty miles from home. The Director of Children's Services said that there were 41, nine fewer than a year ago.
2. The Chairman asked about the two homes that stood empty.
a) The Cabinet Member explained that staff had been hard to find in the north of the county.
b) The Head of Fostering added that four new carers had been approved since Easter.
3. A Member asked what inspectors had said. The Director replied that Ofsted had judged the service to be inadequate in 2019. The Director agreed to send members the letter of the last monitoring visit.

Recommendations:
1. That the Cabinet open the home at Lower Wick by 30 September 2026.
2. That the Director of Childrens Services report to the committee's next meeting on the cost of placements outside the county.

Actions:
1. Priya Nair to circulate a table of vacancies by the end of May 2026.
2. Head of Fostering to invite two foster carers to the July meeting.
"""

DECISION = """Minutes:

Dr Olu Bello, Independent Chair of the Safeguarding Partnership, was in attendance for this item.

1. The Chair presented the annual report and answered questions.

2. RESOLVED that the annual report be noted, and a report on missing children be brought to the next meeting.
"""
