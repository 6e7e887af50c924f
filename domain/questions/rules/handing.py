"""What ends a phase, and questions about what comes after it."""

from domain.questions.readings import Intent
from domain.questions.rules.rule import DONE, FILL, HERE, NOT_YET, PLACE, STAGE, rules

MARK_DONE = (
    *rules(
        Intent.MARK_DONE,
        (
            "^ (?:please |ok |baton |can you |could you |would you |hey |i want to |"
            "i would like to |let us |we can |go ahead and )*(?:mark|set|flag|tick|check|"
            r"cross|close|log|record|register|sign|move|put|consider|call|switch)\b.* PHASE "
        ),
        (
            "^ (?:please |ok |can you |could you |hey |i want to |let us )*(?:mark|complete|"
            "finish|close|conclude|finalise|finalize|end)(?: off| out|"
            " up)?(?: the)? (?:PROJECT |PROJECT s )?PHASE "
        ),
        unless=r" (?:not|who|when|how do) ",
    ),
    *rules(
        Intent.MARK_DONE,
        (
            "^(?! (?:is|are|was|were|has|have|did|does|do|can|who|when|what|which|"
            f"where) ).* PHASE (?:{STAGE} )?(?:work )?(?:(?:on|of|for|in|at|"
            f"with) (?:the )?{PLACE} |here |PROJECT )?(?:is|are|was|were|s|has|"
            f"have)? ?{FILL}(?:is |are )?{FILL}{DONE} "
        ),
        (
            " (?:i|we|team|they|PERSON|ROLE|s)(?: ve| have| has| am| are| is|"
            f" re)? {FILL}(?:finished|completed|complete|done|wrapped up|closed|concluded|"
            "finalised|finalized|through|signed off|ready)(?: with| up| off| out)?(?: all|"
            " the| our| my)* (?:PROJECT )?(?:s )?(?:.{0,20} )?PHASE "
        ),
        (
            "^ (?:all |just |finally )*(?:done|finished|completed|wrapped up|"
            "through)(?: with)?(?: the)? (?:PROJECT )?(?:s )?PHASE "
        ),
        (
            f" (?:PROJECT|model|models|it|everything) (?:{HERE} )?(?:has been|have been|was|"
            f"is|were|are|got|is now|s) {FILL}PHASED (?:(?:on|in|to|for|now|successfully|"
            "today|yesterday|PROJECT|PHASE|production|prod) )*$"
        ),
        (
            f" (?:i|we|PERSON)(?: ve| have| has)? {FILL}PHASED (?:the |our )?(?:PROJECT|"
            "model|models|it|PHASE|new model)(?: model| models)?(?: on| for| of| in| today|"
            " yesterday| now| PROJECT| PHASE| to production)* $"
        ),
        rf" PROJECT PHASE (?:{STAGE} )?(?:is |s )?{DONE} ",
        r" (?:finished|completed|done) .*PHASE .*(?:PROJECT )?$",
        (
            " PHASE .*(?:can be|should be|to be|as|to) (?:marked |set |considered |closed |"
            "ticked )?(?:as )?(?:done|complete|completed|finished|closed) $"
        ),
        r"^ (?:we|i)(?: are| am| re) done .*PHASE ",
        (
            " PHASE .*(?:mark|set|tick|check|close|log) (?:it|this|that|PROJECT)? ?(?:as |"
            "to |off )*(?:done|complete|completed|finished|closed)? "
        ),
        unless=rf"^ (?:is|are|was|were|has|have|did|does|do|can) |{NOT_YET}",
    ),
)

NEXT_ROLE = tuple(
    rules(
        Intent.NEXT_ROLE,
        (
            " (?:who|whom|whose|which role|what role|which person|which team|which ROLE|"
            "whos) .*(?:next|after|afterwards|following|follows|then|takes? over|taking over|"
            "taken over|turn|hand(?:s|ed)? (?:it |this |that |PROJECT |things |work )?(?:over|"
            "off|on|to|back)|handoff|pass(?:es|ed)?|receives?|gets? it|picks? (?:it )?up|"
            r"inherits?|succeeds?|baton)\b"
        ),
        r" next (?:role|person|one|owner|in line|responsible|team|up|hat|ROLE|receiver|assignee) ",
        (
            r" (?:hand(?:ed)? (?:\w+ )?(?:over|off)|pass(?:ed)?(?: \w+)?(?: on)?|goes|go|given|"
            "give|handed|handoff|handover) .*to (?:whom|who|which role|next) "
        ),
        r" (?:which|what|whose) (?:hat|role|person|team) .*next ",
        (
            " who .*(?:take|takes|taking) (?:it|this|that|PROJECT|things) (?:from here|"
            r"from there|on|further|forward)\b"
        ),
        (
            " (?:takes? over|turn) (?:now |next |from |after |on |for |in |at |once |"
            "when )*(?:PROJECT|PHASE|ROLE|PERSON|here|this|the)"
        ),
        unless=(
            " (?:my|me|i) (?:turn|next)|^ (?:is|am) (?:it my|i) | look after | looks after |"
            " looking after | come after | day after "
        ),
    )
)

NEXT_PHASE = tuple(
    rules(
        Intent.NEXT_PHASE,
        (
            f" next (?:{STAGE}|thing|task|part|up|move|milestones?|item|activity|job|for|on|in|"
            "with|at|after|PROJECT) "
        ),
        (
            f" (?:what|which|where|anything|{STAGE}) .*(?:next|after|afterwards|following|"
            r"follows|follow|then|afterward|succeeds|upcoming|subsequent|ahead)\b"
        ),
        rf" (?:following|upcoming|subsequent|coming|remaining|then|future) {STAGE} ",
        (
            " (?:next|then what|what then|what next|up next|after that|coming up|on the horizon|"
            f"down the line) (?:.*(?:{PLACE}|PHASE) )?$"
        ),
        r" after (?:the )?(?:PROJECT )?(?:s )?PHASE (?:.* )?(?:what|which|comes|happens|is)\b",
        r" what .*(?:after|follows|once|when) .*PHASED? ",
        r" (?:where) (?:do|does|are|is) .*(?:go|goes|going|head|heading|from here)",
        r" PHASE (?:leads to|is followed by|unlocks|unblocks) ",
        unless=(
            " (?:look after|looks after|looking after|next week|next month|next year|"
            "next quarter|who|whom|me|i) "
        ),
    )
)
