"""Rules for what no other rule fits: they look at what is named and hardly at how."""

from domain.questions.readings import Intent
from domain.questions.rules.rule import PLACE, rules

_WHO = r" (?:who|whom|whose|which role|someone|somebody|anyone|anybody) "
_QUESTION = (
    "^ (?:so |and |but |hey |ok )*(?:what|how|when|where|why|is|are|was|does|do|did|any|can|"
    "show|give|tell|remind|need|i)"
)

LOOSE = (
    *rules(
        Intent.MARK_DONE,
        ("^ (?:i |we |they )?(?:have |has |just |finally |now )*PHASED (?:the |our )?PROJECT $"),
        r"^ (?:the )?PROJECT (?:is |was |has been |got )?(?:just |finally |now )*PHASED $",
        (
            "^ (?:all |the |our |now )*(?:data|model|models|features|app|everything|"
            "it) (?:is|are|was|were|has been|have been) (?:all |now |finally |just |fully |"
            "live |in production )*(?:PHASED|live)(?: now| for| on| in| PROJECT|"
            " production)* $"
        ),
        r" mark (?:the |our )?PROJECT (?:as )?(?:PHASED|done|finished|complete|completed) ",
        unless=rf"{_WHO}|{_QUESTION}| not ",
    ),
    *rules(
        Intent.PHASE_DONE,
        (
            "^ (?:is|are|was|were|has|have) (?:the |our )?(?:PROJECT|model|data|"
            r"it) (?:\w+ )?PHASED "
        ),
        r" (?:date|day|time) of (?:the )?PHASE ",
        unless=_WHO,
    ),
    *rules(
        Intent.UNFILLED_ROLES,
        r"^ no ROLE ",
        r" (?:hire|recruit|staff up) ",
        r" (?:role|roles|hat|hats|job|jobs) .*(?:no owner|no holder|worn|nobody) ",
    ),
    *rules(
        Intent.WHO_IS,
        (" (?:who|whom|whose) .*(?:belongs?|part|involved|member|members|joined|join) .*PROJECT "),
        r" ROLE (?:on duty|on call|in charge|available|around) ",
        r" (?:contact|name|names|number|email|handle) .*ROLE ",
        rf" (?:who|whom) .*(?:is|are|as) (?:\w+ )?ROLE (?:.* )?{PLACE} $",
    ),
    *rules(
        Intent.NEXT_ROLE,
        r" who .*(?:on deck|in line|afterwards|succeeds) ",
    ),
    *rules(Intent.COMPARE, r" ROLE (?:.* )?ROLE "),
    *rules(
        Intent.ROLES_OF,
        r" PERSON ",
        r" (?:do|have) i (?:have |hold |got )*(?:a |any |some )*(?:role|hat|part) ",
        unless=r" (?:who|whom) ",
    ),
    *rules(Intent.WHAT_DOES, r" (?:what|how|why|tell|explain|mean) .*ROLE ", unless=_WHO),
    *rules(
        Intent.MY_PENDING,
        (
            " (?:anything|something|need|needs|needed|want|done|open|left|"
            r"new) (?:\w+ )?(?:for|from|by|of|on) me "
        ),
        (
            "^ (?:what|which|where|anything|did|do|have|am|any|is) .*(?:i|my|"
            "me) .*(?:handoffs?|handed|needed|accept|focus|pending|waiting|overdue) "
        ),
        (
            "^ (?:what|which|where|anything|did|do|have|am|any) (?:should|must|am|are|is|"
            r"do)(?: \w+)? i (?:needed|focus|start|finish|concentrate|prioriti\w+)\b"
        ),
        r"^ my (?:open |pending |own )*(?:stuff|things|ones|points) $",
        (
            "^ (?:what is |whats |anything |still )?(?:pending|open|waiting|due)(?: now|"
            " today| here)* $"
        ),
        unless=_WHO,
    ),
    *rules(
        Intent.LIST_PROJECTS,
        r" projects ",
        (
            " (?:what|which) (?:products|initiatives|models|things|efforts|topics) (?:are|"
            r"do) we (?:building|have|run|running|developing|working|doing)\b"
        ),
        (
            " what (?:do we have|have we got|is|are you) (?:going on|in progress|tracking|"
            "in the works|following|on)(?: in general| overall| everywhere| all)* $"
        ),
        r" (?:overview|summary|list) of everything ",
        unless=r" (?:PROJECT|PERSON|ROLE|who|i|my|me) ",
    ),
    *rules(
        Intent.CURRENT_PHASE,
        r" where in (?:the |our )?(?:workflow|process|cycle|lifecycle|flow|plan) ",
        r" (?:doing|busy|work|working|happening) .*PROJECT .*(?:now|moment|currently|today) ",
    ),
    *rules(
        Intent.NEXT_PHASE,
        r" what (?:else|more) .*(?:to come|comes|come|follows|planned|ahead) ",
        unless=_WHO,
    ),
    *rules(
        Intent.PROJECT_STATUS,
        rf"{_QUESTION} (?:.* )?PROJECT ",
        r"^ (?:the |our )?PROJECT (?:is|has|was) ",
        unless=rf"{_WHO}| (?:PHASE|PHASED|ROLE) ",
    ),
    *rules(
        Intent.HELP,
        (
            "^ (?:please |hey |hi |hello |can you |could you |would you |i |we |really |"
            "just )*(?:need |want |would like |get )?(?:some |any |a bit of |a little |"
            "your )?(?:help|assistance|support|instructions|guidance)(?: me| us| out| please|"
            " a bit| here| with something| with this| with that| now)* $"
        ),
        (
            "^ (?:what is up|whats up|wassup|how is it going|how are things|"
            "how do you do)(?: baton| bot| there| everyone| mate)* $"
        ),
        (
            " (?:what|everything) (?:can |could |does )?(?:baton|you|this bot|"
            "the bot) (?:can |could |able to |is )?(?:do|know|answer|offer|help with|"
            "good for)(?: for me| for us| exactly)* $"
        ),
        (
            "^ (?:you are|you re|this is|that is|that was) (?:the |so |very |really |"
            "a )*(?:best|great|awesome|helpful|amazing|star|cool|perfect|useful|nice|"
            "funny)(?: bot| thanks| thank you)* $"
        ),
        (
            "^ (?:(?:cheers|thanks|thank you|appreciate|appreciated|great|nice|lovely|"
            "brilliant|super|ok|cool|hi|hey|hello|much|it|a|ton|bunch|mate|man|buddy|pal|"
            "friend|dude|guys|that|for|this|the|your|help|answer|quick|you|again) )+$"
        ),
    ),
)
