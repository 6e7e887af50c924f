"""Questions about roles: what they do, how two differ, which ones nobody holds."""

from domain.questions.readings import Intent
from domain.questions.rules.rule import rules

COMPARE = tuple(
    rules(
        Intent.COMPARE,
        (
            " ROLE(?: .*)? (?:vs|versus|v|compared|differ|differs|different|unlike|difference|"
            "against) (?:.* )?ROLE "
        ),
        (
            " (?:difference|differences|compare|compares|comparison|distinguish|distinguishes|"
            "distinction|different|contrast|differentiates|separates|differ|overlap|"
            "tell) .*ROLE .*ROLE "
        ),
        r"^ (?:is (?:a |an |the )?)?ROLE (?:or|and) (?:a |an |the )?ROLE $",
        r" (?:is|are) (?:a |an |the )?ROLE (?:the )?(?:same|like|different|just)\b.* ROLE ",
        r" what .*ROLE .*(?:that|which) (?:a |an |the )?ROLE .*not ",
        r"^(?!.* (?:who|whom|have|next) ).* ROLE (?:.* )?ROLE ",
        r" ROLE (?:and|or) (?:a |an |the )?ROLE (?:who|which one) does ",
    )
)

_DOING = (
    "(?:do|does|doing|doin|about|for|like|cover|covers|all day|in general|exactly|handle|"
    "handles|own|owns|even|actually|responsible|supposed|here|mean|means|bring|take|work|"
    "usually|typically|normally|accountable|answer|typical|in|on|day|good|need|"
    "in charge|the|team|job|role|project|PROJECT|this|ml|world|practice|and|to|be)"
)

WHAT_DOES = tuple(
    rules(
        Intent.WHAT_DOES,
        (
            " what (?:do|does|is|are|did|s|would|can|should|exactly does|exactly is|exactly do|"
            "the heck does|even is)(?: exactly| actually| even| really| the role of| the job of|"
            " meant by| the purpose of| it that)* (?:a |an |the |our |your |all |those |these |"
            f"typical |good )*ROLE (?:s )?(?:{_DOING} )*$"
        ),
        (
            r" (?:explain|describe|define|definition of|meaning of|tell me (?:\w+ )?about|"
            "explanation of|introduce|summarise|summarize|outline|describe to me|talk me through|"
            "more about|learn about|know about|info on|what is meant by|elaborate on)(?: me|"
            " to me| what| the| a| an| our| role| roles| job| of| does| is| exactly| work|"
            " tasks)* ROLE "
        ),
        (
            " ROLE (?:s )?(?:main |key |core |typical |daily |primary )*(?:responsibilities|"
            "responsibility|role|roles|tasks?|duties|duty|jobs?|definition|description|"
            "job description|remit|scope|work|profile|do|does|activities|explained|meaning|"
            "purpose) "
        ),
        (
            " (?:responsibilities|responsibility|tasks?|duties|jobs?|role|purpose|scope|remit|"
            "work|job description|point|use|activities|description|part) (?:of|for|does|do|has|"
            "have|is|belong to|belongs to|are|s)(?: the| a| an| our| being| expected from|"
            " having)* ROLE "
        ),
        (
            " what .*ROLE .*(?:responsible|in charge|do|handle|own|take care|accountable|"
            "answer for|look after|bring) "
        ),
        r"^ (?:and )?ROLE (?:what|how) ",
        r" (?:falls under|belongs to|is the job of|comes under|up to) (?:the |a |an |our )?ROLE ",
        r" (?:why|how|when) (?:do|does|would|should|can|could) .*ROLE ",
        r" what (?:is|are) .*(?:role|job|purpose|task|tasks|point|duty|duties|remit) .*ROLE ",
        r" (?:expect|get|want|ask) (?:from|of) (?:a |an |the |our )*ROLE ",
        r" what .*(?:expect|hand|give|bring|ask) .*ROLE ",
        unless=r" (?:who|whom|PERSON) | next | after ",
    )
)

UNFILLED = tuple(
    rules(
        Intent.UNFILLED_ROLES,
        (
            " (?:unfilled|vacant|vacancy|vacancies|unstaffed|understaffed|unassigned|uncovered|"
            "unoccupied|unmanned|staffing|openings?) "
        ),
        (
            " (?:open|empty|missing|free|available|unclaimed|lacking|absent) (?:roles?|"
            "positions?|seats?|spots?|people|persons?|hats?|jobs?|slots?|members?) "
        ),
        (
            " (?:roles?|positions?|seats?|hats?|slots?|spots?|jobs?|people) .*(?:missing|open|"
            "empty|free|available|need|needed|lack|lacks|lacking|left|to fill|nobody|no one|"
            r"not have|without|not (?:\w+ )?(?:filled|covered|assigned|taken|staffed)) "
        ),
        (
            " (?:who|whom|what roles?|which roles?|what people|what|anyone|anybody) (?:is|are|do|"
            "does|else do|else is|else are|else does) (?:we |PROJECT |it |they |you |the team |"
            "this project |there |still |currently )*(?:need|needs|missing|lack|lacks|short of|"
            r"lacking|look for|looking for|to hire|hire|needed)\b"
        ),
        (
            " (?:has|have|is|with|are|got|there|having) (?:still |currently |there )*(?:no|"
            "not any|nobody as|no one as|lacking|missing|without)(?: a| an| any)? ROLE "
        ),
        (
            " (?:still |currently )?(?:lacks?|lacking|missing|needs?|without|short of)(?: a| an|"
            " any| the| its)? ROLE "
        ),
        r" (?:roles?|gaps?|holes?) .*(?:nobody|no one|noone|vacant|gaps?|without) ",
        (
            r" (?:missing|lack|lacks|lacking|short of) (?:\w+ )?(?:anybody|anyone|somebody|"
            r"someone|people|staff|person|members?|hands|holder)\b"
        ),
        (
            " (?:is|are|have) (?:PROJECT|we|the team|this project|it|all|everyone|"
            r"everything) (?:\w+ )?(?:staffed|complete team|fully covered|covered) "
        ),
        (
            " (?:do|does) (?:we|PROJECT|they|the team|this project|it) (?:still |also |"
            r"really )*need (?:\w+ )?(?:someone|somebody|anyone|anybody|people|more people|"
            "staff) (?:on|for|in|at|else|more|here|$)"
        ),
        (
            " ROLE (?:role|position|job|seat|hat) (?:still |already |currently )*(?:taken|filled|"
            "vacant|open|free|empty|covered|assigned|unfilled) "
        ),
        r" staff (?:is|are|do) ",
        r" (?:gaps|holes) in .*(?:team|staffing|PROJECT|roles?)",
        r" (?:nobody|no one|noone) (?:is |as |holds |fills |has )+.*(?:ROLE|roles?) ",
        (
            " (?:is|are) (?:any|all|every|each|there any)(?: of)?(?: the| our)? (?:roles?|"
            "positions?|hats?) .*(?:filled|covered|staffed|taken|assigned|open|free|missing|"
            "vacant) "
        ),
        unless=r" (?:responsible|who handles|missing values|why) | what (?:do|would|should|does) ",
    )
)
