"""Ordinary words: they carry a question but say nothing about its topic."""

_FRAME = """
a about above accountable actually afternoon again all almost already also always am an and
another any anybody anyhow anyone anything anyway are around as asap ask asked asking at away
back basically be because been before being between both but by bye can cannot care charge
cheers colleague colleagues come comes coming contact correct could currently deal dealing deals
dear department did do does doing done dont down each either else evening ever every everybody
everyone everything exactly few first folks for from further get gets getting give gives go goes
going gone good got guess guy guys had handle handled handles handling has have having he heard
hello help helps her here hers hey hi him his how however i idea if in instead into is it its
just kind kindly know knows last lately least let like likely little look looked looking looks
lot lots made make makes making many matter may maybe me mean means might mine more morning most
much must my myself need needed needs never nobody none not nothing now of off ok okay on once
one ones only onto or other others our ours ourselves out over own owned owner owners ownership
owning owns people perhaps person ping please point possible probably project projects put
question questions quick quickly quite rather reach really regarding related responsibilities
responsibility responsible right role roles s same saw say see seem seems seen she should show
since so some somebody someone something sometimes somewhere soon sort speak still stuff such
suppose supposed sure take taken takes taking talk talking team teams tell than thank thanks
that the their them themselves then there therefore these they thing things think this those
though through thus till to today together told tomorrow too toward towards turn under until up
upon urgent urgently us usually very via want wanted wants was way we well were what whatever
when where whether which while who whoever whom whose why will wish with within without wonder
wondering word work worked working works would yes yesterday yet you your yours yourself
"""

_FAINT = """
able add added adding after again allow apart bad badly begin best better big bit bring broke broken
bug build building builds built business cause change changed changes changing check checks
choose close company completely couple crash crashed crashing create created creates creating
current customer customers day days decide decides decision deliver delivers design designs
develops different do easy empty end entire environment error errors everywhere existing explain
explains external fail failed failing fails fault fine fix fixed fixes fixing friday full half
happen happened happens hard high hour hours huge implement implements important improve
incorrect internal involve involved issue issues keep keeps large late later live long look low
main maintain maintained maintaining maintains major manage manages managing minor minute
minutes miss missing monday month months morning new newest next night nobody number numbers odd
often old ongoing open organise organises part performance piece plan planning poor prepare
prepares present previous problem problems process prod produce produces production properly
provide provides question raise random ready real reason recent recently repair replace report
right run running runs same saturday send service services set sets setting several show showing
side simple slow slowly small solve start started starts stop stopped stops strange stuck
suddenly sunday support supports sure system systems terrible thing thursday time times today
tonight tool tools total totally trouble tuesday understand update updated use used user users
uses using various wednesday week weekend weeks weird whole worse worst write writes writing
written wrong year years yesterday
"""

_CARRYING = """
act acts along belong belongs rundown recap overdue focus products initiatives tracking
hire deck date picks worn along latest cycle lifecycle
accept accepted active activities afterward afterwards apart assigned assignment assignments
available backlog backup backups baton begin blocked blocking bot bottleneck building called
catch charge closed commands compare compared comparison complete completed conclude concluded
contact continue continues contributors cover covered covers crew currently definition deliver
describe description differ difference differences different differs distinction distinguish due
duties duty empty end ended existing expect explain explained fill filled finish finished
followed following follows free fully going hand handed handoff handoffs handover hands happened
happening happens hat hats head heads help hold holder holders holds inbox involved item items
job jobs lack lacking lacks latest lead leader leads left line list log mark marked meaning
member members milestone missing moment name names news next nobody notify off officially open
opening openings outstanding overview own part participants pass passed pending people phase
phases plate portfolio position positions primary process progress progressing projects queue
recap receive receiver receives registered remain remaining remains remit roster running scope
seat seats set sets short sign signed slot spot staff staffed staffing stage stages stand
standing state status step steps subsequent succeed successfully summarise summarize summary
supposed switch taken task tasks tick title todo todos track turn typical typically unassigned
unclaimed uncovered under unfilled unstaffed upcoming update updates vacancies vacancy vacant
versus vs waiting waits wear wears well went wise workflow working wrapped
"""

_ALSO_WORDS = """
april art august autumn bill carol chase daisy dawn dean dev don drew ernest faith frank glen
grace grant guy heath hope ivy jack joy june lane lily mark max may miles nick page pat pearl
penny ray reed rich rob robin rose ruby sandy skip sky sue summer sunny van wade ward will
"""

# They carry a question and are never its topic.
FRAME = frozenset(_FRAME.split())
# They add a little colour, often to a symptom, and decide nothing by themselves.
FAINT = frozenset(_FAINT.split())
# Words that questions about phases and people are made of.
CARRYING = frozenset(_CARRYING.split())
ORDINARY = FRAME | FAINT | CARRYING
# First names that are also ordinary words: a member is meant only where they are capitalised.
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
