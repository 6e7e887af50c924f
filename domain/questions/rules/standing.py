"""Questions about where a project stands."""

from domain.questions.readings import Intent
from domain.questions.rules.rule import ASKS, DONE, ENDED, PLACE, STAGE, rules

STATUS = tuple(
    rules(
        Intent.PROJECT_STATUS,
        (
            " (?:status|progress|overview|summary|rundown|recap|state|standing|situation|health|"
            r"snapshot|progressing|report) (?:\w+ )*(?:of|on|for|about|in|with|from|report|update|"
            r"check|please|PROJECT|here|is|are|s|overview)\b"
        ),
        (
            " (?:PROJECT|our|project|current|s) (?:s |current |project |overall |"
            "latest )*(?:status|progress|overview|summary|update|updates|news|state|recap|health|"
            "rundown) "
        ),
        (
            " (?:what|show|show me|tell me|give me|get|need|want|any|send me|how) (?:.* )?(?:"
            "status|progress|news|updates?|overview|state of (?:affairs|things)|"
            "summary) (?:please |now |today |so far |here )*$"
        ),
        (
            "^ (?:the |current |project |overall |please |quick )*(?:status|progress|overview|"
            "summary|update|status update|status report|recap)(?: please| now| here| PROJECT|"
            " report| update| check)* $"
        ),
        (
            " (?:update|updates|news|latest|info|information|details|brief|briefing|word|sitrep|"
            "overview|status|summary|more|something|intel)(?: me| us)?(?: on| about| for| from|"
            " with| of| regarding)(?: the| our| how| what)* (?:PROJECT|this project|here|"
            "the project) "
        ),
        (
            " (?:how|hows) (?:is|are|s|does|do|far|has|goes)(?: it| things| we| everything|"
            " stuff| work)?(?: going| doing| looking| coming| coming along)?(?: with| on| for|"
            " in| at)?(?: the| our)? (?:PROJECT|project|this project|we|it|things|here|"
            "everything)(?: s)?(?: project| going| doing| coming| progressing| looking| along|"
            " getting| proceeding| on| been| go| look| these days| currently| so far| today|"
            " here| now| model)* $"
        ),
        (
            " (?:tell me|talk|anything|know|brief me|catch me up|fill me in|"
            "bring me up to (?:date|speed)|show me|show|give me|what about|how about|describe|"
            "explain|summarise|summarize|more about|walk me through|check on|check in on|"
            "report)(?: something| everything| more| the| all| about| on| of| regarding| in| for|"
            " how| what| is| going)* (?:PROJECT|this project) "
        ),
        (
            " what (?:is|s|are|has|have) (?:up|new|happening|going on|the latest|the deal|"
            "the story|been happening|left|missing|still|there|happened|changed)(?: to do|"
            " to be done| left| open| still| been| with| on| for| in| at| about| over|"
            " the)* (?:PROJECT|here|this project|the project) "
        ),
        (
            " (?:is|are) (?:PROJECT|this project|the project|we) (?:still |now |already |all |"
            "going |finally |actually |currently |back |running |even |as |yet )*(?:on track|"
            "late|delayed|on time|on schedule|behind|ahead|blocked|stuck|alive|done|finished|"
            "complete|completed|progressing|moving|ok|okay|healthy|going well|well|ready|live|"
            "dead|under way|underway|in trouble|planned) "
        ),
        (
            "^ (?:and |the |project |what about |how about |about )*PROJECT (?:project |please |"
            "model )?$"
        ),
        (
            " (?:how much|what) .*(?:left|remaining|remains|open|outstanding|completed so far|"
            "done so far|finished so far|been done)(?: to do)? (?:on|for|in|of|with|"
            "at)(?: the)? (?:PROJECT|this project|here) "
        ),
        (
            " what (?:have|has) (?:we|PROJECT|been|they|the team) .*(?:done|completed|finished|"
            r"achieved)\b"
        ),
        r" which phases ",
        r" (?:PROJECT|it|we|this) (?:going|doing|coming along|progressing|on track|late|stand) ",
        r" where (?:is|are|does|do) .*PROJECT ",
        unless=r" (?:who|whom|next) ",
    )
)

CURRENT_PHASE = tuple(
    rules(
        Intent.CURRENT_PHASE,
        (
            rf" (?:what|which|whats) (?:\w+ )?(?:{STAGE}|state)(?: exactly| now)? (?:is|are|s|"
            r"does|do|has|have|was|we|PROJECT|of|in|at|currently|now)\b"
        ),
        rf" (?:current|present|active|ongoing|actual|running|this|latest|open) {STAGE}\b",
        rf" {STAGE} (?:of|for|on|in|at|is|are|s) (?:the )?(?:{PLACE}|we|it|things) ",
        rf" (?:PROJECT|our|s) (?:s |current |project )*{STAGE} ",
        (
            " where (?:are|is|do|does) (?:we|it|the project|things|PROJECT|this|this project|"
            "the team|everything)(?: s)?(?: currently| now| at| on| with| in| right| PROJECT|"
            " today| exactly| workflow| process| here)* $"
        ),
        (
            f"{ASKS}(?:is|are|has) (?:the )?(?:PROJECT|we|it|the project|this project|model|"
            "this)(?: model| project| team)? (?:still |already |now |currently |yet |at |in |"
            "on |doing |into |past |beyond |reached |started |entered |the |busy |"
            "with )+(?:PROJECT )?PHASE "
        ),
        r" at (?:what|which) point ",
        r" (?:is|are) (?:PROJECT|it|the model|we) (?:\w+ )?being PHASED ",
        r" how far (?:along |are |is |have |has |did |into |through |)",
        rf" (?:in|at) (?:which|what) {STAGE}\b",
        (
            " what (?:is|are|s) (?:PROJECT|we|the team|people|everyone|everybody|"
            "they) (?:currently |now |busy |at |working on |doing |up to )+(?:on |at |"
            "with |in |for |PROJECT |now |right |here |currently )*$"
        ),
        (
            " (?:what|which) .*(?:being worked on|in progress|going on right now|"
            "currently (?:active|running|open|happening|doing)|underway) "
        ),
        unless=r" (?:next|after|following|who|done) ",
    )
)

PHASE_DONE = (
    *rules(
        Intent.PHASE_DONE,
        (
            " (?:who|whom|by whom|when|what date|what day|since when|"
            rf"how long ago) .*{ENDED}\b.* PHASE "
        ),
        rf" (?:who|when|what date|what day|how long ago|what time) .* PHASED? .*{DONE} ",
        r" (?:who|whom) did (?:the |our |all )*(?:PROJECT )?(?:s )?PHASE ",
        (
            " who (?:has |had |have )?PHASED (?:the |our )?PROJECT (?:model )?(?:last|and|"
            "yesterday|today|already|this week)* ?$"
        ),
        rf" by whom .*PHASED? .*{ENDED} ",
        r" when (?:did|was|were|has|have|is|had) .*(?:PHASE|PHASED) ",
        (
            f"{ASKS}(?:is|are|was|were|has|have|did|had) .*(?:PHASE|PHASED) .*(?:{DONE}|"
            "finish|complete|happened|happen|passed|over) "
        ),
        r"^ (?:is|are|was|were|has|have|had) .*(?:been )(?:PHASED|PHASE) ",
        (
            f"{ASKS}(?:did|have|has|are|is) (?:we|you|they|PERSON|anyone|anybody|somebody|"
            f"someone|PROJECT|i|ROLE).*(?:{DONE}|finish|complete|completed|finished|"
            r"PHASED)\b.* (?:PHASE|PROJECT) "
        ),
        (
            f"{ASKS}(?:did|have|has) (?:we|you|they|PERSON|anyone|anybody|somebody|someone|"
            "PROJECT|i|ROLE).*(?:PHASE|PHASED) "
        ),
        r" who .*PHASE .* and when ",
        r" (?:who|when) .*PHASE .*(?:finished|done) ",
        r" who marked .*",
        (
            " PHASE (?:already )?(?:done|finished|complete|completed) (?:on|for|in|at|yet|"
            "already|PROJECT|with)"
        ),
        r"^ (?:status of |any news on )?PHASE .*(?:done|finished|complete) or not ",
        unless=(
            " (?:going to|will|should|would|expect|must|next|after) | (?:in|at|into|being|"
            "doing) (?:the )?PHASED? "
        ),
    ),
)
