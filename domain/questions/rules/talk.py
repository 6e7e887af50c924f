"""Questions about ourselves, about all projects, and what nobody asks."""

from domain.questions.readings import Intent
from domain.questions.rules.rule import rules

HELP = tuple(
    rules(
        Intent.HELP,
        (
            "^ (?:(?:hi|hello|hey|yo|hiya|howdy|greetings|sup|good (?:morning|afternoon|evening|"
            "day)|there|all|baton|bot|team|everyone|folks|again|to you|so much|very much|a lot|"
            "thanks|thank|cheers|great|nice|cool|perfect|awesome|much appreciated|many|"
            "ok|okay|got it|you|for|the|your|help|that|this|nice to meet you|how are you|are|is|"
            "was|helpful|very) )+$"
        ),
        (
            "^ (?:please |pls |quick |just )*(?:bye|goodbye|good night|see you|nice work|"
            "well done|good bot|good job|test|testing|ping|cool|help please|a little help|"
            "some help)(?: please| thanks| bot| baton| then)* $"
        ),
        (
            " how (?:can|could|do|would|will) (?:you|baton|this bot|the bot) (?:help|assist|"
            "support|be useful|be of) "
        ),
        (
            r" how (?:should|do|can|could|to|would|must) (?:i |we |one |you )?(?:\w+ )?(?:phrase|"
            "word|formulate|mark|hand over|accept|return|ask you|ask a|ask questions|use baton|"
            "use this|use you|complete a|finish a|change my|register) "
        ),
        r" (?:examples?|samples?) of (?:what|questions|things) ",
        (
            " who (?:made|built|wrote|created|programmed|develops|developed|maintains) (?:you|"
            "baton|this bot) "
        ),
        (
            "^ (?:please )?(?:help|help me|help please|usage|commands|menu|manual|instructions|"
            "options|start|i need help|need help|can you help(?: me)?|could you help(?: me)?|"
            "i am lost|what now|examples?) $"
        ),
        (
            " what (?:can|could|else can|do|are|should) (?:i|we|one|you) (?:all )?(?:ask|do|say|"
            "able to|type|know|write|tell|help)(?: you| with| me| for| to| about| here| us| able|"
            " do| of)* $"
        ),
        (
            " (?:how|what) (?:do|does|can|should|to|would) (?:i |we |you |one )?(?:this |the |"
            r"it |baton |bot )*(?:work|use|talk to|function|used)\b(?: with| this| the| you| bot|"
            " baton| it| thing| here)* $"
        ),
        (
            " (?:what|who) (?:are|is) (?:you|baton|this bot|the bot|this thing)(?: for| exactly|"
            " anyway| about| here)? $"
        ),
        (
            " (?:show|list|give)(?: me)?(?: the| all| your| some)* (?:commands|help|examples|"
            "options|features|capabilities|example questions) $"
        ),
        (
            " what (?:commands|features|questions|kinds? of questions|sorts? of questions|things|"
            "kinds? of things|sorts? of things) "
        ),
        (
            " how (?:do|can|could|should) (?:i|we|one|you) (?:use|ask|talk to) (?:you|baton|this|"
            r"the bot|it)\b"
        ),
        r" your (?:commands|features|capabilities|purpose|abilities|functions) ",
    )
)

LIST_PROJECTS = tuple(
    rules(
        Intent.LIST_PROJECTS,
        (
            "^ (?:please |can you |could you )*(?:list|show|display|name|give|tell|see|enumerate|"
            "print|get)(?: me| us)?(?: a| the| all| of| our| every| your| my| list| overview|"
            " what| which| about| known| active| current| running| ongoing|"
            r" registered)* projects?\b"
        ),
        (
            " (?:which|what|how many|any)(?: other| kind of| kinds of| all| ml| active| current|"
            " of our| of the| of)* projects? (?:are|is|do|does|exist|have|we|you|exists|there|on|"
            r"in|right|currently|registered|running|can|did|s|run)\b"
        ),
        (
            "^ (?:what|which) (?:is|are) (?:all |the |our |active |current |every |running |"
            "ongoing |known |ml |names of )*projects? "
        ),
        r" (?:name|names|list|all|everything|every) .*(?:projects?|working on|work on|building) ",
        (
            " what .*(?:teams?|people|groups) .*(?:working on|busy with|building) (?:right |now |"
            "currently |at the moment |these days |today |this week )*$"
        ),
        r"^ (?:so )?what (?:are|do) we (?:all )?(?:building|build|making|running|developing)\b",
        r"^(?!.* (?:who|ROLE|need|missing|waiting) ).* (?:which|what|all|our) .*projects ",
        (
            "^ (?:all |the |our |active |current |every |running |ongoing )*projects?(?: list|"
            " overview| please| here| we have| there)* $"
        ),
        (
            r" (?:project list|list of (?:\w+ )*projects|overview of (?:\w+ )*projects|"
            "all (?:the |our |active |current )*projects|projects (?:exist|do we|are there|"
            "are we|we have|overview|are (?:running|active|ongoing|registered))|"
            "project portfolio|portfolio) "
        ),
        (
            "^ (?:so )?(?:what|which) (?:projects )?(?:are|is|do|s) (?:we|everyone|everybody|"
            "people|the company|the team|the teams|teams|the department|you all|they) (?:all |"
            "currently |actually |now )*(?:working|work|building|build|busy|doing|running|"
            "run)(?: on| with)?(?: right| now| currently| these days| at the moment| today| at|"
            " as a team| nowadays| this quarter| this week)* $"
        ),
        (
            " (?:everything|what|which) .*(?:in flight|projects you know|in the pipeline|"
            "projects? do you know) "
        ),
        unless=(
            " PROJECT | (?:my|i|PERSON|ROLE|need|needs|missing|lack|lacks|vacant|open|unfilled|"
            "without|who) "
        ),
    )
)
