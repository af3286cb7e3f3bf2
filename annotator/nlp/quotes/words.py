"""Closed classes of German words and the finite forms of the commonest verbs. Written for this program."""

from __future__ import annotations

PRONOUNS = frozenset("er sie wir ich man dieser diese jener jene letzterer letztere beide".split())
DETERMINERS = frozenset(
    """der die das den dem des ein eine einen einem einer eines mein meine sein seine seinen seinem seiner seines ihr ihre
    ihren ihrem ihrer ihres unser unsere kein keine dieser diese dieses diesen diesem jeder jede jedes mehrere viele einige
    alle beide zwei drei vier fünf sechs manche zahlreiche weitere dessen deren""".split()
)
PREPOSITIONS = frozenset(
    """in im am an auf bei beim mit nach vor zu zum zur von vom über unter gegen gegenüber durch für um aus ohne seit bis
    während wegen trotz laut neben zwischen hinter gemäß anlässlich angesichts ins ans bezüglich aufgrund infolge mithilfe mangels innerhalb außerhalb
    hinsichtlich seitens statt dank ab inmitten zugunsten nahe per binnen samt""".split()
)
OPENERS = frozenset(
    """jetzt nun später zuletzt zuvor vorher danach daraufhin dabei dazu damit dafür dagegen darin darauf darüber davor davon
    dort hier heute gestern morgen inzwischen unterdessen mittlerweile zugleich gleichzeitig zudem außerdem ferner weiter
    weiterhin ebenso ebenfalls auch aber doch jedoch dennoch trotzdem allerdings dagegen hingegen andernfalls ansonsten
    deshalb daher deswegen darum somit folglich schließlich letztlich zunächst zuerst erstmals einerseits andererseits
    insgesamt vielmehr lediglich nur bereits schon erst bisher bislang seither seitdem kürzlich jüngst offenbar anscheinend
    angeblich vermutlich möglicherweise wahrscheinlich vielleicht tatsächlich natürlich so als wie wenn falls ob obwohl weil
    da dass denn nachdem bevor während indem sobald solange seit sowohl weder entweder dann sonst immer wieder wörtlich
    ursprünglich ausdrücklich indessen indes hierzu hierbei demnach demzufolge erneut besonders insbesondere nicht niemand
    zusammen gemeinsam daneben außer ähnlich derweil nochmals hierbei gerade ganz sehr sogar selbst anschließend abschließend einmal oft häufig manchmal meist wo was wer warum""".split()
)
"""Words that may open a sentence with a capital and yet begin no noun phrase."""

REPORTIVE = frozenset(
    """sei seien habe werde könne müsse solle dürfe wolle möge gebe gehe komme stehe lasse nehme sehe wisse bleibe liege
    bestehe handle handele gelte sage mache zeige bedeute erwarte gehöre arbeite bekomme erhalte biete verliere gewinne
    sterbe wachse drohe diene entspreche verstoße dauere betrage helfe verfüge halte finde rechne fehle brauche trage
    spiele laufe führe bringe falle steige sinke stelle setze ziehe treffe leide lebe lehne prüfe plane suche glaube hoffe
    fordere verlange unterstütze funktioniere existiere ende reiche lüge kämpfe kenne benötige gefährde warte beantworte betrachte beabsichtige berichte vermute""".split()
)
"""Forms that hardly occur but as subjunctive I of the third person."""

CONDITIONAL = frozenset(
    """hätte hätten würde würden könnte könnten müsste müssten dürfte dürften wäre wären wüsste wüssten gäbe gäben ginge
    gingen käme kämen ließe ließen stünde stünden bräuchte bräuchten fände fänden bliebe
    blieben nähme nähmen läge lägen sähe sähen hielte befände befänden bestünde bestünden""".split()
)
"""Subjunctive II: stands for subjunctive I in the plural, but the editors' own conditionals have it as well."""

INDICATIVE = frozenset(
    """ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten muss müssen musste mussten
    soll sollen darf dürfen durfte durften will wollen wollte wollten gibt gab gaben kommt kam kamen geht ging gingen steht
    stand standen liegt lag lagen lässt ließ ließen bleibt blieb blieben nimmt nahm nahmen findet fand fanden hält hielt hielten
    sieht sah sahen läuft lief liefen trägt trug trugen bringt brachte brachten führt zeigt macht stellt setzt zieht zog zogen
    trifft traf trafen fällt fiel fielen steigt stieg stiegen sinkt sank sanken beginnt begann begannen gilt galt galten
    bekommt bekam bekamen erhält erhielt erhielten gewinnt gewann gewannen verliert verlor verloren stirbt starb starben
    lebt arbeitet gehört besteht bestand bestanden scheint schien schienen heißt hieß hießen spricht sprach sprachen
    schreibt schrieb schrieben ruft rief riefen bat baten bittet wies wiesen weist warf warfen wirft trat traten tritt
    erklärt sagt sagte sagten fügte fügten legte legten lebte lebten wagte wagten meint fordert betont berichtet droht schlug schlugen schlägt griff griffen greift flog flogen fliegt fuhr
    fuhren fährt schoss schossen schloss schlossen schließt bot boten bietet verließ verließen erschien erschienen""".split()
)
"""Finite forms in the indicative; weak preterites are known by their ending."""
