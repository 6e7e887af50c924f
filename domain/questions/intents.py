"""What kind of question it is: rules over the shape of a text, first come, first served.

A shape is the folded text with names replaced by PROJECT, ROLE, PHASE and PERSON, each word with
one space around it: ` who is the ROLE on PROJECT `.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.questions.readings import Intent


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that speaks for an intent, unless the other one is there too."""

    intent: Intent
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None


def intent_of(shape: str) -> Intent | None:
    """Return the intent of the first rule that fits, None where none does."""
    for rule in RULES:
        if rule.pattern.search(shape) and not (rule.unless and rule.unless.search(shape)):
            return rule.intent
    return None


_DONE = r"(?:done|complete|completed|finished|ready|closed|over|through|signed off|wrapped up|live)"
_ENDED = (
    r"(?:completed|complete|finished|finish|done|closed|close|wrapped up|signed off|ended|marked)"
)
_FILL = (
    r"(?:(?:have|has|just|now|finally|already|all|successfully|also|fully|officially|been|got) )*"
)
_STAGE = r"(?:phase|phases|stage|stages|step|steps|milestone)"
_HERE = r"(?:here|this|this project|the project|this channel)"
_PLACE = rf"(?:PROJECT|{_HERE})"
_NOT_YET = (
    r" (?:not|never|when|once|if|after|until|before|will|should|would|could|almost|nearly|"
    r"cannot|unless|who|whom|why|how|what|which|going to|need to|needs to|have to|wants?) "
)
_ASKS = r"^ (?:so |and |but |hey |hi |ok |please |do you know |can you tell me )*"
_MY = r"(?:my|mine)"


def _rules(intent: Intent, *patterns: str, unless: str | None = None) -> Iterator[Rule]:
    against = re.compile(unless) if unless else None
    for pattern in patterns:
        yield Rule(intent, re.compile(pattern), against)


_HELP = _rules(
    Intent.HELP,
    r"^ (?:(?:hi|hello|hey|yo|hiya|howdy|greetings|sup|good (?:morning|afternoon|evening|day)|there|all|baton|bot|"
    r"team|everyone|folks|again|to you|so much|very much|a lot|thanks|thank you|thank|cheers|great|nice|cool|perfect|"
    r"awesome|much appreciated|many|ok|okay|got it|you|for|the|your|help|that|this|nice to meet you|how are you|are|is|was|helpful|very) )+$",
    r"^ (?:please |pls |quick |just )*(?:bye|goodbye|good night|see you|nice work|well done|good bot|good job|test|testing|ping|cool|help please|a little help|some help)(?: please| thanks| bot| baton| then)* $",
    r" how (?:can|could|do|would|will) (?:you|baton|this bot|the bot) (?:help|assist|support|be useful|be of) ",
    r" how (?:should|do|can|could|to|would|must) (?:i |we |one |you )?(?:\w+ )?(?:phrase|word|formulate|mark|hand over|accept|return|ask you|ask a|ask questions|use baton|use this|use you|complete a|finish a|change my|register) ",
    r" (?:examples?|samples?) of (?:what|questions|things) ",
    r" who (?:made|built|wrote|created|programmed|develops|developed|maintains) (?:you|baton|this bot) ",
    r"^ (?:please )?(?:help|help me|help please|usage|commands|menu|manual|instructions|options|start|i need help|need help|"
    r"can you help(?: me)?|could you help(?: me)?|i am lost|what now|examples?) $",
    r" what (?:can|could|else can|do|are|should) (?:i|we|one|you) (?:all )?(?:ask|do|say|able to|type|know|write|tell|help)(?: you| with| me| for| to| about| here| us| able| do| of)* $",
    r" (?:how|what) (?:do|does|can|should|to|would) (?:i |we |you |one )?(?:this |the |it |baton |bot )*(?:work|use|talk to|function|used)\b(?: with| this| the| you| bot| baton| it| thing| here)* $",
    r" (?:what|who) (?:are|is) (?:you|baton|this bot|the bot|this thing)(?: for| exactly| anyway| about| here)? $",
    r" (?:show|list|give)(?: me)?(?: the| all| your| some)* (?:commands|help|examples|options|features|capabilities|example questions) $",
    r" what (?:commands|features|questions|kinds? of questions|sorts? of questions|things|kinds? of things|sorts? of things) ",
    r" how (?:do|can|could|should) (?:i|we|one|you) (?:use|ask|talk to) (?:you|baton|this|the bot|it)\b",
    r" your (?:commands|features|capabilities|purpose|abilities|functions) ",
)
_COMPARE = _rules(
    Intent.COMPARE,
    r" ROLE(?: .*)? (?:vs|versus|v|compared|differ|differs|different|unlike|difference|against) (?:.* )?ROLE ",
    r" (?:difference|differences|compare|compares|comparison|distinguish|distinguishes|distinction|different|contrast|differentiates|separates|differ|overlap|tell) .*ROLE .*ROLE ",
    r"^ (?:is (?:a |an |the )?)?ROLE (?:or|and) (?:a |an |the )?ROLE $",
    r" (?:is|are) (?:a |an |the )?ROLE (?:the )?(?:same|like|different|just)\b.* ROLE ",
    r" what .*ROLE .*(?:that|which) (?:a |an |the )?ROLE .*not ",
    r"^(?!.* (?:who|whom|have|next) ).* ROLE (?:.* )?ROLE ",
    r" ROLE (?:and|or) (?:a |an |the )?ROLE (?:who|which one) does ",
)
_MARK_DONE = (
    *_rules(
        Intent.MARK_DONE,
        r"^ (?:please |ok |baton |can you |could you |would you |hey |i want to |i would like to |let us |we can |go ahead and )*(?:mark|set|flag|tick|check|cross|close|log|record|register|sign|move|put|consider|call|switch)\b.* PHASE ",
        r"^ (?:please |ok |can you |could you |hey |i want to |let us )*(?:mark|complete|finish|close|conclude|finalise|finalize|end)(?: off| out| up)?(?: the)? (?:PROJECT |PROJECT s )?PHASE ",
        unless=r" (?:not|who|when|how do) ",
    ),
    *_rules(
        Intent.MARK_DONE,
        rf"^(?! (?:is|are|was|were|has|have|did|does|do|can|who|when|what|which|where) ).* PHASE (?:{_STAGE} )?(?:work )?(?:(?:on|of|for|in|at|with) (?:the )?{_PLACE} |here |PROJECT )?(?:is|are|was|were|s|has|have)? ?{_FILL}(?:is |are )?{_FILL}{_DONE} ",
        rf" (?:i|we|team|they|PERSON|ROLE|s)(?: ve| have| has| am| are| is| re)? {_FILL}(?:finished|completed|complete|done|wrapped up|closed|concluded|finalised|finalized|through|signed off|ready)(?: with| up| off| out)?(?: all| the| our| my)* (?:PROJECT )?(?:s )?(?:.{{0,20}} )?PHASE ",
        r"^ (?:all |just |finally )*(?:done|finished|completed|wrapped up|through)(?: with)?(?: the)? (?:PROJECT )?(?:s )?PHASE ",
        rf" (?:PROJECT|model|models|it|everything) (?:{_HERE} )?(?:has been|have been|was|is|were|are|got|is now|s) {_FILL}PHASED (?:(?:on|in|to|for|now|successfully|today|yesterday|PROJECT|PHASE|production|prod) )*$",
        rf" (?:i|we|PERSON)(?: ve| have| has)? {_FILL}PHASED (?:the |our )?(?:PROJECT|model|models|it|PHASE|new model)(?: model| models)?(?: on| for| of| in| today| yesterday| now| PROJECT| PHASE| to production)* $",
        rf" PROJECT PHASE (?:{_STAGE} )?(?:is |s )?{_DONE} ",
        r" (?:finished|completed|done) .*PHASE .*(?:PROJECT )?$",
        r" PHASE .*(?:can be|should be|to be|as|to) (?:marked |set |considered |closed |ticked )?(?:as )?(?:done|complete|completed|finished|closed) $",
        r"^ (?:we|i)(?: are| am| re) done .*PHASE ",
        r" PHASE .*(?:mark|set|tick|check|close|log) (?:it|this|that|PROJECT)? ?(?:as |to |off )*(?:done|complete|completed|finished|closed)? ",
        unless=rf"^ (?:is|are|was|were|has|have|did|does|do|can) |{_NOT_YET}",
    ),
)
_PHASE_DONE = (
    *_rules(
        Intent.PHASE_DONE,
        rf" (?:who|whom|by whom|when|what date|what day|since when|how long ago) .*{_ENDED}\b.* PHASE ",
        rf" (?:who|when|what date|what day|how long ago|what time) .* PHASED? .*{_DONE} ",
        r" (?:who|whom) did (?:the |our |all )*(?:PROJECT )?(?:s )?PHASE ",
        r" who (?:has |had |have )?PHASED (?:the |our )?PROJECT (?:model )?(?:last|and|yesterday|today|already|this week)* ?$",
        rf" by whom .*PHASED? .*{_ENDED} ",
        r" when (?:did|was|were|has|have|is|had) .*(?:PHASE|PHASED) ",
        rf"{_ASKS}(?:is|are|was|were|has|have|did|had) .*(?:PHASE|PHASED) .*(?:{_DONE}|finish|complete|happened|happen|passed|over) ",
        r"^ (?:is|are|was|were|has|have|had) .*(?:been )(?:PHASED|PHASE) ",
        rf"{_ASKS}(?:did|have|has|are|is) (?:we|you|they|PERSON|anyone|anybody|somebody|someone|PROJECT|i|ROLE).*(?:{_DONE}|finish|complete|completed|finished|PHASED)\b.* (?:PHASE|PROJECT) ",
        rf"{_ASKS}(?:did|have|has) (?:we|you|they|PERSON|anyone|anybody|somebody|someone|PROJECT|i|ROLE).*(?:PHASE|PHASED) ",
        r" who .*PHASE .* and when ",
        r" (?:who|when) .*PHASE .*(?:finished|done) ",
        r" who marked .*",
        r" PHASE (?:already )?(?:done|finished|complete|completed) (?:on|for|in|at|yet|already|PROJECT|with)",
        r"^ (?:status of |any news on )?PHASE .*(?:done|finished|complete) or not ",
        unless=r" (?:going to|will|should|would|expect|must|next|after) | (?:in|at|into|being|doing) (?:the )?PHASED? ",
    ),
)
_MY_PENDING = _rules(
    Intent.MY_PENDING,
    r" (?:waiting|waits|wait|pending|open|assigned|left|expected|due|blocked|stuck|anything|something|nothing|new|outstanding|queued|required|needed|needs|handed)(?: still| now| right| anything| to do| over)* (?:on|for|to|from|with|by|of|of me|at) me ",
    rf" {_MY} (?:\w+ )?(?:tasks?|todos?|to do|to dos|to do list|pending|queue|handoffs?|hand offs?|inbox|plate|backlog|list|work|action items|open items|items|assignments due|things|jobs?|next task) ",
    r" (?:on|in|at|to) my (?:\w+ )?(?:plate|desk|list|queue|table|side|court|end|turn) ",
    r" (?:what|anything|something|which) (?:\w+ )?(?:should|must|can|shall|could) i (?:still |now |next |best |also |currently )*(?:be|do|start|tackle|pick|work|accept|handle|take)\b",
    r" (?:what|anything|something|which) (?:\w+ )?do i (?:still |now |next |also |currently )*(?:have to|need to|got to|have left|owe|do (?:now|next|today))\b",
    r" (?:items?|handoffs?|anything|something|tasks?|work|things?|requests?|phases?) (?:\w+ )?for me ",
    r" do i owe ",
    r" (?:what|anything) (?:do|have|is there|should) (?:i |for me |there )(?:got |have |need |still )*(?:pending|to do|left|open|waiting|outstanding|on|to accept|to work|to finish)\b",
    r"^ (?:do|have|am) i (?:still |now |currently |have |got |need |to )*(?:any|anything|something|to do|due|pending|blocking|holding|the bottleneck|open|supposed|work)\b",
    r" (?:my turn|blocking on me|blocked by me|up to me|i am blocking|am i blocking|needs my|need my|require my|requires my|my attention|waiting for my|my input) ",
    r" (?:what|which) .*(?:am i|i am) (?:supposed|expected|meant|due) to ",
    r" (?:what|anything) (?:is |s )?(?:there )?(?:next |new |left |up |open |to do )?for me ",
    r" (?:anything|something) i (?:should|need|must|have|can|could|ought) ",
    r" what (?:is|are) i (?:to do|working on next) ",
    r" did (?:anyone|anybody|someone|somebody) hand .*me ",
    unless=r" (?:who|whom|ROLE) | ask you | use you | do you ",
)
_ROLES_OF = _rules(
    Intent.ROLES_OF,
    rf" {_MY} (?:\w+ )?(?:roles?|hats?|responsibility|responsibilities|jobs?|positions?|duties|assignments?|title|function|projects?) ",
    r" (?:which|what) (?:roles?|hats?|job|position|projects?|responsibilities) (?:do|am|have|did) i\b",
    r" what am i (?:\w+ )?(?:responsible|in charge|accountable|assigned|on|doing|the|for|officially|here|listed|down as|registered)",
    r"^ (?:so )?(?:who|what) am i(?: \w+)?(?: on| in| for| at| to)?(?: PROJECT| here| this project| this team)* $",
    r" what do i (?:do|handle|own|cover|look after)(?: exactly| again| here)?(?: on| for| in| at)?(?: PROJECT| here| this project)? $",
    r"^ (?:am|are) i (?:.* )?(?:ROLE|on PROJECT|in PROJECT|assigned|part of|involved|on this project) ",
    r" (?:remind me|what|which|capacity|wonder) .*PERSON (?:does|do|is|did|has|get|got|handles|works?|owns)\b",
    r" PERSON .*(?:her|his|their|s) (?:\w+ )?(?:job|role|roles|hat|hats|position|part) ",
    r" PERSON (?:s )?(?:\w+ )?(?:roles?|hats?|job|jobs|position|responsibilities|responsibility|duties|title|function|doing|projects?|part) ",
    r" (?:roles?|hats?|job|jobs|position|responsibilities|responsibility|duties|title|function|projects?|things|stuff) (?:of|does|do|has|for|is|that|did|are) PERSON ",
    r" what (?:does|do|is|did|has|s|are) PERSON (?:do|does|responsible|in charge|working|on|handle|handles|own|up to|doing|work|take|cover|assigned|look|even|actually|here|s|for|again)\b",
    r" who (?:is|s|exactly is|the heck is|are) PERSON (?:on|in|for|again|at|here|exactly|to|and|PROJECT|anyway|supposed|s )*",
    r" (?:is|does|was|are|do) PERSON .*(?:ROLE|roles?|work|involved|assigned|responsible|on|handle)\b",
    r" (?:tell me|know|info|information|explain|show me|find out) (?:\w+ )?(?:about |on |what |who |which )?PERSON ",
    r" (?:what|which) .*PERSON .*(?:responsible|in charge|hold|holds|have|has|wear|wears|fill|fills|play|plays|on|do)\b",
    r"^ (?:and |what about |how about )?PERSON $",
    unless=r" (?:who|whom) (?:should|can|could|handles|owns|is responsible|is next|takes|do) ",
)
_UNFILLED = _rules(
    Intent.UNFILLED_ROLES,
    r" (?:unfilled|vacant|vacancy|vacancies|unstaffed|understaffed|unassigned|uncovered|unoccupied|unmanned|staffing|openings?) ",
    r" (?:open|empty|missing|free|available|unclaimed|lacking|absent) (?:roles?|positions?|seats?|spots?|people|persons?|hats?|jobs?|slots?|members?) ",
    r" (?:roles?|positions?|seats?|hats?|slots?|spots?|jobs?|people) .*(?:missing|open|empty|free|available|need|needed|lack|lacks|lacking|left|to fill|nobody|no one|not have|without|not (?:\w+ )?(?:filled|covered|assigned|taken|staffed)) ",
    r" (?:who|whom|what roles?|which roles?|what people|what|anyone|anybody) (?:is|are|do|does|else do|else is|else are|else does) (?:we |PROJECT |it |they |you |the team |this project |there |still |currently )*(?:need|needs|missing|lack|lacks|short of|lacking|look for|looking for|to hire|hire|needed)\b",
    r" (?:has|have|is|with|are|got|there|having) (?:still |currently |there )*(?:no|not any|nobody as|no one as|lacking|missing|without)(?: a| an| any)? ROLE ",
    r" (?:still |currently )?(?:lacks?|lacking|missing|needs?|without|short of)(?: a| an| any| the| its)? ROLE ",
    r" (?:roles?|gaps?|holes?) .*(?:nobody|no one|noone|vacant|gaps?|without) ",
    r" (?:missing|lack|lacks|lacking|short of) (?:\w+ )?(?:anybody|anyone|somebody|someone|people|staff|person|members?|hands|holder)\b",
    r" (?:is|are|have) (?:PROJECT|we|the team|this project|it|all|everyone|everything) (?:\w+ )?(?:staffed|complete team|fully covered|covered) ",
    r" (?:do|does) (?:we|PROJECT|they|the team|this project|it) (?:still |also |really )*need (?:\w+ )?(?:someone|somebody|anyone|anybody|people|more people|staff) (?:on|for|in|at|else|more|here|$)",
    r" ROLE (?:role|position|job|seat|hat) (?:still |already |currently )*(?:taken|filled|vacant|open|free|empty|covered|assigned|unfilled) ",
    r" staff (?:is|are|do) ",
    r" (?:gaps|holes) in .*(?:team|staffing|PROJECT|roles?)",
    r" (?:nobody|no one|noone) (?:is |as |holds |fills |has )+.*(?:ROLE|roles?) ",
    r" (?:is|are) (?:any|all|every|each|there any)(?: of)?(?: the| our)? (?:roles?|positions?|hats?) .*(?:filled|covered|staffed|taken|assigned|open|free|missing|vacant) ",
    unless=r" (?:responsible|who handles|missing values|why) | what (?:do|would|should|does) ",
)
_NEXT_ROLE = _rules(
    Intent.NEXT_ROLE,
    r" (?:who|whom|whose|which role|what role|which person|which team|which ROLE|whos) .*(?:next|after|afterwards|following|follows|then|takes? over|taking over|taken over|turn|hand(?:s|ed)? (?:it |this |that |PROJECT |things |work )?(?:over|off|on|to|back)|handoff|pass(?:es|ed)?|receives?|gets? it|picks? (?:it )?up|inherits?|succeeds?|baton)\b",
    r" next (?:role|person|one|owner|in line|responsible|team|up|hat|ROLE|receiver|assignee) ",
    r" (?:hand(?:ed)? (?:\w+ )?(?:over|off)|pass(?:ed)?(?: \w+)?(?: on)?|goes|go|given|give|handed|handoff|handover) .*to (?:whom|who|which role|next) ",
    r" (?:which|what|whose) (?:hat|role|person|team) .*next ",
    r" who .*(?:take|takes|taking) (?:it|this|that|PROJECT|things) (?:from here|from there|on|further|forward)\b",
    r" (?:takes? over|turn) (?:now |next |from |after |on |for |in |at |once |when )*(?:PROJECT|PHASE|ROLE|PERSON|here|this|the)",
    unless=r" (?:my|me|i) (?:turn|next)|^ (?:is|am) (?:it my|i) | look after | looks after | looking after | come after | day after ",
)
_NEXT_PHASE = _rules(
    Intent.NEXT_PHASE,
    rf" next (?:{_STAGE}|thing|task|part|up|move|milestones?|item|activity|job|for|on|in|with|at|after|PROJECT) ",
    rf" (?:what|which|where|anything|{_STAGE}) .*(?:next|after|afterwards|following|follows|follow|then|afterward|succeeds|upcoming|subsequent|ahead)\b",
    rf" (?:following|upcoming|subsequent|coming|remaining|then|future) {_STAGE} ",
    rf" (?:next|then what|what then|what next|up next|after that|coming up|on the horizon|down the line) (?:.*(?:{_PLACE}|PHASE) )?$",
    r" after (?:the )?(?:PROJECT )?(?:s )?PHASE (?:.* )?(?:what|which|comes|happens|is)\b",
    r" what .*(?:after|follows|once|when) .*PHASED? ",
    r" (?:where) (?:do|does|are|is) .*(?:go|goes|going|head|heading|from here)",
    r" PHASE (?:leads to|is followed by|unlocks|unblocks) ",
    unless=r" (?:look after|looks after|looking after|next week|next month|next year|next quarter|who|whom|me|i) ",
)
_CURRENT_PHASE = _rules(
    Intent.CURRENT_PHASE,
    rf" (?:what|which|whats) (?:\w+ )?(?:{_STAGE}|state)(?: exactly| now)? (?:is|are|s|does|do|has|have|was|we|PROJECT|of|in|at|currently|now)\b",
    rf" (?:current|present|active|ongoing|actual|running|this|latest|open) {_STAGE}\b",
    rf" {_STAGE} (?:of|for|on|in|at|is|are|s) (?:the )?(?:{_PLACE}|we|it|things) ",
    rf" (?:PROJECT|our|s) (?:s |current |project )*{_STAGE} ",
    r" where (?:are|is|do|does) (?:we|it|the project|things|PROJECT|this|this project|the team|everything)(?: s)?(?: currently| now| at| on| with| in| right| PROJECT| today| exactly| workflow| process| here)* $",
    rf"{_ASKS}(?:is|are|has) (?:the )?(?:PROJECT|we|it|the project|this project|model|this)(?: model| project| team)? (?:still |already |now |currently |yet |at |in |on |doing |into |past |beyond |reached |started |entered |the |busy |with )+(?:PROJECT )?PHASE ",
    r" at (?:what|which) point ",
    r" (?:is|are) (?:PROJECT|it|the model|we) (?:\w+ )?being PHASED ",
    r" how far (?:along |are |is |have |has |did |into |through |)",
    rf" (?:in|at) (?:which|what) {_STAGE}\b",
    r" what (?:is|are|s) (?:PROJECT|we|the team|people|everyone|everybody|they) (?:currently |now |busy |at |working on |doing |right now |up to )+(?:on |at |with |in |for |PROJECT |now |right |right now |here |currently )*$",
    r" (?:what|which) .*(?:being worked on|in progress|going on right now|currently (?:active|running|open|happening|doing)|underway) ",
    unless=r" (?:next|after|following|who|done) ",
)
_COMPARE_OR_WHAT = r"(?:do|does|doing|doin|about|for|like|cover|covers|all day|in general|exactly|handle|handles|own|owns|even|actually|responsible|supposed|here|mean|means|bring|take|work|usually|typically|normally|accountable|answer|typical|in|on|day|day to day|good|need|in charge|the|team|job|role|project|PROJECT|this|ml|world|practice|and|to|be)"
_WHAT_DOES = _rules(
    Intent.WHAT_DOES,
    rf" what (?:do|does|is|are|did|s|would|can|should|exactly does|exactly is|exactly do|the heck does|even is)(?: exactly| actually| even| really| the role of| the job of| meant by| the purpose of| it that)* (?:a |an |the |our |your |all |those |these |typical |good )*ROLE (?:s )?(?:{_COMPARE_OR_WHAT} )*$",
    r" (?:explain|describe|define|definition of|meaning of|tell me (?:\w+ )?about|explanation of|introduce|summarise|summarize|outline|describe to me|talk me through|more about|learn about|know about|info on|what is meant by|elaborate on)(?: me| to me| what| the| a| an| our| role| roles| job| of| does| is| exactly| work| tasks)* ROLE ",
    r" ROLE (?:s )?(?:main |key |core |typical |daily |primary )*(?:responsibilities|responsibility|role|roles|tasks?|duties|duty|jobs?|definition|description|job description|remit|scope|work|profile|do|does|activities|explained|meaning|purpose) ",
    r" (?:responsibilities|responsibility|tasks?|duties|jobs?|role|purpose|scope|remit|work|job description|point|use|activities|description|part) (?:of|for|does|do|has|have|is|belong to|belongs to|are|s)(?: the| a| an| our| being| expected from| having)* ROLE ",
    r" what .*ROLE .*(?:responsible|in charge|do|handle|own|take care|accountable|answer for|look after|bring) ",
    r"^ (?:and )?ROLE (?:what|how) ",
    r" (?:falls under|belongs to|is the job of|comes under|up to) (?:the |a |an |our )?ROLE ",
    r" (?:why|how|when) (?:do|does|would|should|can|could) .*ROLE ",
    r" what (?:is|are) .*(?:role|job|purpose|task|tasks|point|duty|duties|remit) .*ROLE ",
    r" (?:expect|get|want|ask) (?:from|of) (?:a |an |the |our )*ROLE ",
    r" what .*(?:expect|hand|give|bring|ask) .*ROLE ",
    unless=r" (?:who|whom|PERSON) | next | after ",
)
_WHO_IS = _rules(
    Intent.WHO_IS,
    r" (?:who|whos) (?:exactly |currently |again |all )*(?:is|are|s|was|were|would be|will be|fills|fill|holds|hold|plays|has|acts|act|serves|does|do|covers|works|work)(?: currently| now| also| working| acting| the role of| the| our| my| your| their| a| an| as| assigned| listed| main| primary| backup| second| current| responsible| s| in| role| hat| position| on| of| PROJECT| for| this project| here)* ROLE ",
    r"^ (?:the |our |any |and |which |what about the |how about the |any )*ROLE (?:s )?(?:(?:on|for|of|in|at|with|behind|from|assigned to|working on|here|please|is|who|PROJECT|this|project|the|channel|team) )*$",
    r" (?:do|does|have|has|did|got) (?:we|PROJECT|you|they|it|the team|this project|i|this|our team)(?: already| even| actually| currently| got| still)* (?:have |has |got )?(?:a |an |any |our |some |the )*ROLE ",
    r" (?:which|what|how many) ROLE (?:do|does|are|is|have|has|work|works)\b",
    r"^ (?:is|are) (?:anyone|anybody|someone|somebody) (?:here |already |currently )*(?:a |an |the |our )?ROLE ",
    r" is there (?:already |actually |currently |even |still )*(?:a |an |any |some |the )?ROLE ",
    r" (?:who|whos|people|everyone|anyone|everybody|members|person) (?:else |all |exactly |currently |is |are |s |that |actually )*(?:work|works|working|is|are|s|involved|assigned|staffed|part|on|in|behind|members)(?: all| currently| involved| assigned| working| actively| part| staffed| a member| members)*(?: on| in| of| for| to| with| at| behind| the team| team| the project| project| the)* (?:PROJECT|here|this|this project|this channel) ",
    r" (?:team|people|members|staff|crew|participants|lineup|contributors|roster|everyone|squad|folks)(?: members)? (?:of|on|for|behind|in|working on|at|is|are|s)(?: the)? (?:PROJECT|this project|here) ",
    r" PROJECT (?:s )?(?:team|people|members|staff|crew|roster|squad|team members|lead|leader|leads) ",
    r" (?:find|contact|name|names|reach|get|ping|meet|where|tell me|talk to|speak to|speak with|looking for|look for|introduce|identify|list|show|need|want|give me|which person|who|whom|remind me|ask) .*(?:the |our |a |an |any |all |who |acting |is |as |to |my )ROLE (?:s )?(?:(?:on|for|of|in|at|with|is|are|please|here|PROJECT|this|project|team|to|today|now|the|contact|about|channel|we|have|are|again|name|currently|assigned) )*$",
    r" (?:who|which person|who exactly) (?:is |s |are )?(?:leads?|leading|runs?|running|heads?|heading|managing|in charge of|the lead of|the lead on|the lead for|lead of|responsible for|the leader of|the project lead of|the project lead on|the project lead for|project lead of|lead on|lead for)(?: the)? (?:PROJECT|this project|here) (?:project )?$",
    r" who (?:is|s|are) (?:our |the )?(?:project )?lead (?:on |for |of |here |in |PROJECT |this |project )*$",
    r" ROLE (?:assigned|on duty|for|on|in|at) (?:to )?(?:the )?(?:PROJECT|here|this) ",
    r" (?:which|what) (?:of (?:us|you) )?(?:people|persons?|members?|one|one of us|of us) .*ROLE ",
    unless=r" (?:next|difference|after) ",
)
_LIST_PROJECTS = _rules(
    Intent.LIST_PROJECTS,
    r"^ (?:please |can you |could you )*(?:list|show|display|name|give|tell|see|enumerate|print|get)(?: me| us)?(?: a| the| all| of| our| every| your| my| list| overview| what| which| about| known| active| current| running| ongoing| registered)* projects?\b",
    r" (?:which|what|how many|any)(?: other| kind of| kinds of| all| ml| active| current| of our| of the| of)* projects? (?:are|is|do|does|exist|have|we|you|exists|there|on|in|right|currently|registered|running|can|did|s|run)\b",
    r"^ (?:what|which) (?:is|are) (?:all |the |our |active |current |every |running |ongoing |known |ml |names of )*projects? ",
    r" (?:name|names|list|all|everything|every) .*(?:projects?|working on|work on|building) ",
    r" what .*(?:teams?|people|groups) .*(?:working on|busy with|building) (?:right |now |currently |at the moment |these days |today |this week )*$",
    r"^ (?:so )?what (?:are|do) we (?:all )?(?:building|build|making|running|developing)\b",
    r"^(?!.* (?:who|ROLE|need|missing|waiting) ).* (?:which|what|all|our) .*projects ",
    r"^ (?:all |the |our |active |current |every |running |ongoing )*projects?(?: list| overview| please| here| we have| there)* $",
    r" (?:project list|list of (?:\w+ )*projects|overview of (?:\w+ )*projects|all (?:the |our |active |current )*projects|projects (?:exist|do we|are there|are we|we have|overview|are (?:running|active|ongoing|registered))|project portfolio|portfolio) ",
    r"^ (?:so )?(?:what|which) (?:projects )?(?:are|is|do|s) (?:we|everyone|everybody|people|the company|the team|the teams|teams|the department|you all|they) (?:all |currently |actually |now )*(?:working|work|building|build|busy|doing|running|run)(?: on| with)?(?: right| now| currently| these days| at the moment| today| at| as a team| nowadays| this quarter| this week)* $",
    r" (?:everything|what|which) .*(?:in flight|projects you know|in the pipeline|projects? do you know) ",
    unless=r" PROJECT | (?:my|i|PERSON|ROLE|need|needs|missing|lack|lacks|vacant|open|unfilled|without|who) ",
)
_STATUS = _rules(
    Intent.PROJECT_STATUS,
    r" (?:status|progress|overview|summary|rundown|recap|state|standing|situation|health|snapshot|progressing|report) (?:\w+ )*(?:of|on|for|about|in|with|from|report|update|check|please|PROJECT|here|is|are|s|overview)\b",
    r" (?:PROJECT|our|project|current|s) (?:s |current |project |overall |latest )*(?:status|progress|overview|summary|update|updates|news|state|recap|health|rundown) ",
    r"^ (?:the |current |project |overall |please |quick )*(?:status|progress|overview|summary|update|status update|status report|recap)(?: please| now| here| PROJECT| report| update| check)* $",
    r" (?:update|updates|news|latest|info|information|details|brief|briefing|word|sitrep|overview|status|summary|more|something|intel)(?: me| us)?(?: on| about| for| from| with| of| regarding)(?: the| our| how| what)* (?:PROJECT|this project|here|the project) ",
    r" (?:how|hows) (?:is|are|s|does|do|far|has|goes)(?: it| things| we| everything| stuff| work)?(?: going| doing| looking| coming| coming along)?(?: with| on| for| in| at)?(?: the| our)? (?:PROJECT|project|this project|we|it|things|here|everything)(?: s)?(?: project| going| doing| coming| progressing| looking| along| getting| proceeding| on| been| go| look| these days| currently| so far| today| here| now| model)* $",
    r" (?:tell me|talk|anything|know|brief me|catch me up|fill me in|bring me up to (?:date|speed)|show me|show|give me|what about|how about|describe|explain|summarise|summarize|more about|walk me through|check on|check in on|report)(?: something| everything| more| the| all| about| on| of| regarding| in| for| how| what| is| going)* (?:PROJECT|this project) ",
    r" what (?:is|s|are|has|have) (?:up|new|happening|going on|the latest|the deal|the story|been happening|left|missing|still|there|happened|changed)(?: to do| to be done| left| open| still| been| with| on| for| in| at| about| over| the)* (?:PROJECT|here|this project|the project) ",
    r" (?:is|are) (?:PROJECT|this project|the project|we) (?:still |now |already |all |going |finally |actually |currently |back |running |even |as |yet )*(?:on track|late|delayed|on time|on schedule|behind|ahead|blocked|stuck|alive|done|finished|complete|completed|progressing|moving|ok|okay|healthy|going well|well|ready|live|dead|under way|underway|in trouble|planned) ",
    r"^ (?:and |the |project |what about |how about |about )*PROJECT (?:project |please |model )?$",
    r" (?:how much|what) .*(?:left|remaining|remains|open|outstanding|completed so far|done so far|finished so far|been done)(?: to do)? (?:on|for|in|of|with|at)(?: the)? (?:PROJECT|this project|here) ",
    r" what (?:have|has) (?:we|PROJECT|been|they|the team) .*(?:done|completed|finished|achieved)\b",
    r" which phases ",
    r" (?:PROJECT|it|we|this) (?:going|doing|coming along|progressing|on track|late|stand) ",
    r" where (?:is|are|does|do) .*PROJECT ",
    unless=r" (?:who|whom|next) ",
)

# The order decides: what is more particular comes first.
RULES: tuple[Rule, ...] = (
    *_HELP,
    *_COMPARE,
    *_MY_PENDING,
    *_MARK_DONE,
    *_UNFILLED,
    *_NEXT_ROLE,
    *_PHASE_DONE,
    *_ROLES_OF,
    *_NEXT_PHASE,
    *_LIST_PROJECTS,
    *_CURRENT_PHASE,
    *_WHAT_DOES,
    *_WHO_IS,
    *_STATUS,
)
