"""Ordinary words: they carry a question but say nothing about its topic."""

FRAME = frozenset(
    """
    a about above actually again all almost already also always am an and another any anybody anyone
    anything are around as ask asking asked at away back be because been before being between both
    but by bye can cannot care charge come comes coming contact could currently did do does doing
    done dont down each either else ever every everybody everyone everything exactly few first for
    from further get gets getting give gives go goes going gone good got had handle handled handles
    handling has have having he hello help helps her here hers hey hi him his how however i idea if
    in instead into is it its just kind know knows kindly last lately least let like likely little
    look looking looks looked lot lots made make many matter may maybe me mean means might mine more
    most much must my myself need needed needs never nobody none not nothing now of off ok okay on
    once one ones only onto or other others our ours ourselves out over own owned owner owners
    ownership owning owns people perhaps person ping please point possible probably put quick quite
    rather really reach regarding related responsibility responsible responsibilities right role
    roles s same say see seem seems she should show since so some somebody someone something
    sometimes somewhere soon sort speak still stuff such sure take taken takes taking talk talking
    team teams tell than thank thanks that the their them themselves then there therefore these they
    thing things think this those though through thus till to today together told too tomorrow
    toward towards turn under until up upon us usually very via want wanted wants was way we well
    were what whatever when where whether which while who whoever whom whose why will wish with
    within without wonder wondering word work worked working works would yes yesterday yet you your
    yours yourself accountable department guy guys folks colleague colleagues dear morning afternoon
    evening cheers correct question questions project projects quickly urgent urgently asap anyhow
    anyway basically suppose supposed guess seen heard saw told whoever deal deals dealing
    """.split()
)

# They add a little colour, often to a symptom, and decide nothing by themselves.
FAINT = frozenset(
    """
    add added adding able allow apart bad badly begin best better big bit bring broke broken bug
    cause change changed changes changing check checks choose close completely crash crashed
    crashing create created day days decide decides decision different do easy end entire error
    errors explain explains fail failed failing fails fault fine fix fixed fixes fixing happen
    happened happens hard high hour hours huge improve incorrect involve involved issue issues
    keep keeps large late later long look low maintain maintained maintaining maintains manage
    manages managing minute minutes miss missing monday month months new newest next night nobody
    odd often old open ongoing organise organises part performance piece plan planning poor prepare
    present previous problem problems process produce properly provide provides question random
    raise ready real reason recent recently repair replace report right run running runs
    same send set sets setting several show showing side simple slow slowly small solve start
    started starts stop stopped stops strange stuck suddenly support supports sure terrible thing
    time times total totally trouble tuesday understand update updated use used uses using
    wednesday thursday friday saturday sunday weird week weeks weekend whole worse worst wrong year
    years yesterday today tonight morning everywhere big huge odd couple number numbers half again
    internal external current existing main important whole various main major minor full empty
    customer customers user users company business system systems tool tools service services
    production prod live environment
    """.split()
)

# First names that are also ordinary words: a member is meant only where they are capitalised.
ALSO_WORDS = frozenset(
    """
    mark will may april june august rose bill art grant chase drew guy hope grace faith joy sunny
    dev ray rob pat jack nick don sue frank ernest rich dean carol daisy lily ivy robin max miles
    penny ruby pearl skip van wade ward reed page lane glen heath sandy dawn summer autumn sky
    """.split()
)
