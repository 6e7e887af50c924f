"""Questions about people: who holds a role, which roles somebody holds, what waits for me."""

from domain.questions.readings import Intent
from domain.questions.rules.rule import MY, rules

WHO_IS = tuple(
    rules(
        Intent.WHO_IS,
        (
            " (?:who|whos) (?:exactly |currently |again |all )*(?:is|are|s|was|were|would be|"
            "will be|fills|fill|holds|hold|plays|has|acts|act|serves|does|do|covers|works|"
            "work)(?: currently| now| also| working| acting| the| our| my| your|"
            " their| a| an| as| assigned| listed| main| primary| backup| second| current|"
            " responsible| s| in| role| hat| position| on| of| PROJECT| for| this project|"
            " here)* ROLE "
        ),
        (
            "^ (?:the |our |any |and |which |what about the |how about the )*"
            "ROLE (?:s )?(?:(?:on|for|of|in|at|with|behind|from|assigned to|working on|"
            "here|please|is|who|PROJECT|this|project|the|channel|team) )*$"
        ),
        (
            " (?:do|does|have|has|did|got) (?:we|PROJECT|you|they|it|the team|this project|i|"
            "this|our team)(?: already| even| actually| currently| got| still)* (?:have |has |"
            "got )?(?:a |an |any |our |some |the )*ROLE "
        ),
        r" (?:which|what|how many) ROLE (?:do|does|are|is|have|has|work|works)\b",
        (
            "^ (?:is|are) (?:anyone|anybody|someone|somebody) (?:here |already |"
            "currently )*(?:a |an |the |our )?ROLE "
        ),
        (
            " is there (?:already |actually |currently |even |still )*(?:a |an |any |some |"
            "the )?ROLE "
        ),
        (
            " (?:who|whos|people|everyone|anyone|everybody|members|person) (?:else |all |"
            "exactly |currently |is |are |s |that |actually )*(?:work|works|working|is|are|s|"
            "involved|assigned|staffed|part|on|in|behind|members)(?: all| currently| involved|"
            " assigned| working| actively| part| staffed| a member| members)*(?: on| in| of| for|"
            " to| with| at| behind| team| project| the)* (?:PROJECT|here|"
            "this|this project|this channel) "
        ),
        (
            " (?:team|people|members|staff|crew|participants|lineup|contributors|roster|everyone|"
            "squad|folks)(?: members)? (?:of|on|for|behind|in|working on|at|is|are|"
            "s)(?: the)? (?:PROJECT|this project|here) "
        ),
        (
            " PROJECT (?:s )?(?:team|people|members|staff|crew|roster|squad|team members|lead|"
            "leader|leads) "
        ),
        (
            " (?:find|contact|name|names|reach|get|ping|meet|where|tell me|talk to|speak to|"
            "speak with|looking for|look for|introduce|identify|list|show|need|want|give me|"
            "which person|who|whom|remind me|ask) .*(?:the |our |a |an |any |all |who |acting |"
            "is |as |to |my )ROLE (?:s )?(?:(?:on|for|of|in|at|with|is|are|please|here|PROJECT|"
            "this|project|team|to|today|now|the|contact|about|channel|we|have|again|name|"
            "currently|assigned) )*$"
        ),
        (
            " (?:who|which person|who exactly) (?:is |s |are )?(?:leads?|leading|runs?|running|"
            "heads?|heading|managing|in charge of|the lead of|the lead on|the lead for|lead of|"
            "responsible for|the leader of|the project lead of|the project lead on|"
            "the project lead for|project lead of|lead on|lead for)(?: the)? (?:PROJECT|"
            "this project|here) (?:project )?$"
        ),
        (
            " who (?:is|s|are) (?:our |the )?(?:project )?lead (?:on |for |of |here |in |"
            "PROJECT |this |project )*$"
        ),
        r" ROLE (?:assigned|on duty|for|on|in|at) (?:to )?(?:the )?(?:PROJECT|here|this) ",
        (
            " (?:which|what) (?:of (?:us|you) )?(?:people|persons?|members?|one|one of us|"
            "of us) .*ROLE "
        ),
        unless=r" (?:next|difference|after) ",
    )
)

ROLES_OF = tuple(
    rules(
        Intent.ROLES_OF,
        (
            rf" {MY} (?:\w+ )?(?:roles?|hats?|responsibility|responsibilities|jobs?|positions?|"
            "duties|assignments?|title|function|projects?) "
        ),
        (
            " (?:which|what) (?:roles?|hats?|job|position|projects?|responsibilities) (?:do|am|"
            r"have|did) i\b"
        ),
        (
            r" what am i (?:\w+ )?(?:responsible|in charge|accountable|assigned|on|doing|the|for|"
            "officially|here|listed|down as|registered)"
        ),
        (
            r"^ (?:so )?(?:who|what) am i(?: \w+)?(?: on| in| for| at| to)?(?: PROJECT| here|"
            " this project| this team)* $"
        ),
        (
            " what do i (?:do|handle|own|cover|look after)(?: exactly| again| here)?(?: on| for|"
            " in| at)?(?: PROJECT| here| this project)? $"
        ),
        (
            "^ (?:am|are) i (?:.* )?(?:ROLE|on PROJECT|in PROJECT|assigned|part of|involved|"
            "on this project) "
        ),
        (
            " (?:remind me|what|which|capacity|wonder) .*PERSON (?:does|do|is|did|has|get|got|"
            r"handles|works?|owns)\b"
        ),
        r" PERSON .*(?:her|his|their|s) (?:\w+ )?(?:job|role|roles|hat|hats|position|part) ",
        (
            r" PERSON (?:s )?(?:\w+ )?(?:roles?|hats?|job|jobs|position|responsibilities|"
            "responsibility|duties|title|function|doing|projects?|part) "
        ),
        (
            " (?:roles?|hats?|job|jobs|position|responsibilities|responsibility|duties|title|"
            "function|projects?|things|stuff) (?:of|does|do|has|for|is|that|did|are) PERSON "
        ),
        (
            " what (?:does|do|is|did|has|s|are) PERSON (?:do|does|responsible|in charge|working|"
            "on|handle|handles|own|up to|doing|work|take|cover|assigned|look|even|actually|here|"
            r"s|for|again)\b"
        ),
        (
            " who (?:is|s|exactly is|the heck is|are) PERSON (?:on|in|for|again|at|here|exactly|"
            "to|and|PROJECT|anyway|supposed|s )*"
        ),
        (
            " (?:is|does|was|are|do) PERSON .*(?:ROLE|roles?|work|involved|assigned|responsible|"
            r"on|handle)\b"
        ),
        (
            r" (?:tell me|know|info|information|explain|show me|find out) (?:\w+ )?(?:about |on |"
            "what |who |which )?PERSON "
        ),
        (
            " (?:what|which) .*PERSON .*(?:responsible|in charge|hold|holds|have|has|wear|wears|"
            r"fill|fills|play|plays|on|do)\b"
        ),
        r"^ (?:and |what about |how about )?PERSON $",
        unless=r" (?:who|whom) (?:should|can|could|handles|owns|is responsible|is next|takes|do) ",
    )
)

MY_PENDING = tuple(
    rules(
        Intent.MY_PENDING,
        (
            " (?:waiting|waits|wait|pending|open|assigned|left|expected|due|blocked|stuck|"
            "anything|something|nothing|new|outstanding|queued|required|needed|needs|"
            "handed)(?: still| now| right| anything| to do| over)* (?:on|for|to|from|with|by|of|"
            "of me|at) me "
        ),
        (
            rf" {MY} (?:\w+ )?(?:tasks?|todos?|to do|to dos|to do list|pending|queue|handoffs?|"
            "hand offs?|inbox|plate|backlog|list|work|action items|open items|items|"
            "assignments due|things|jobs?|next task) "
        ),
        r" (?:on|in|at|to) my (?:\w+ )?(?:plate|desk|list|queue|table|side|court|end|turn) ",
        (
            r" (?:what|anything|something|which) (?:\w+ )?(?:should|must|can|shall|"
            "could) i (?:still |now |next |best |also |currently )*(?:be|do|start|tackle|pick|"
            r"work|accept|handle|take)\b"
        ),
        (
            r" (?:what|anything|something|which) (?:\w+ )?do i (?:still |now |next |also |"
            r"currently )*(?:have to|need to|got to|have left|owe|do (?:now|next|today))\b"
        ),
        (
            " (?:items?|handoffs?|anything|something|tasks?|work|things?|requests?|"
            r"phases?) (?:\w+ )?for me "
        ),
        r" do i owe ",
        (
            " (?:what|anything) (?:do|have|is there|should) (?:i |for me |there )(?:got |have |"
            "need |still )*(?:pending|to do|left|open|waiting|outstanding|on|to accept|to work|"
            r"to finish)\b"
        ),
        (
            "^ (?:do|have|am) i (?:still |now |currently |have |got |need |to )*(?:any|anything|"
            r"something|to do|due|pending|blocking|holding|the bottleneck|open|supposed|work)\b"
        ),
        (
            " (?:my turn|blocking on me|blocked by me|up to me|i am blocking|am i blocking|"
            "needs my|need my|require my|requires my|my attention|waiting for my|my input) "
        ),
        r" (?:what|which) .*(?:am i|i am) (?:supposed|expected|meant|due) to ",
        r" (?:what|anything) (?:is |s )?(?:there )?(?:next |new |left |up |open |to do )?for me ",
        r" (?:anything|something) i (?:should|need|must|have|can|could|ought) ",
        r" what (?:is|are) i (?:to do|working on next) ",
        r" did (?:anyone|anybody|someone|somebody) hand .*me ",
        unless=r" (?:who|whom|ROLE) | ask you | use you | do you ",
    )
)
