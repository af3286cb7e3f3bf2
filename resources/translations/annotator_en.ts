<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%1, %n suggestions to decide on</source>
        <translation>
            <numerusform>%1, %n suggestions to decide on</numerusform>
            <numerusform>%1, %n suggestions to decide on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation>
            <numerusform>%n suggestion open</numerusform>
            <numerusform>%n suggestions open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkReview</name>
    <message numerus="yes">
        <source>%n suggestion(s) stay(s) open: %1</source>
        <translation>
            <numerusform>%n suggestion stays open: %1</numerusform>
            <numerusform>%n suggestions stay open: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message numerus="yes">
        <source>%n role(s)</source>
        <translation>
            <numerusform>%n role</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) that served nothing else</source>
        <translation>
            <numerusform>%n span that served nothing else</numerusform>
            <numerusform>%n spans that served nothing else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) open again: %1.</source>
        <translation>
            <numerusform>%n role open again: %1.</numerusform>
            <numerusform>%n roles open again: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message numerus="yes">
        <source>Mark %n</source>
        <translation>
            <numerusform>Mark %n</numerusform>
            <numerusform>Mark %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <translation>
            <numerusform>Change %n</numerusform>
            <numerusform>Change %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n</source>
        <translation>
            <numerusform>Set %n</numerusform>
            <numerusform>Set %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <translation>
            <numerusform>Remove %n</numerusform>
            <numerusform>Remove %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One step in %n article(s), which can be taken back.</source>
        <translation>
            <numerusform>One step in %n article, which can be taken back.</numerusform>
            <numerusform>One step in %n articles, which can be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) in the sets of others stay(s) as it is.</source>
        <translation>
            <numerusform>%n hit in the sets of others stays as it is.</numerusform>
            <numerusform>%n hits in the sets of others stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardDialog</name>
    <message numerus="yes">
        <source>%n article(s) in the corpus.</source>
        <translation>
            <numerusform>%n article in the corpus.</numerusform>
            <numerusform>%n articles in the corpus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n thing(s) would be lost, and that is to be refused.</source>
        <translation>
            <numerusform>%n thing would be lost, and that is to be refused.</numerusform>
            <numerusform>%n things would be lost, and that is to be refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackBar</name>
    <message numerus="yes">
        <source>%n place(s) to look at beside the gold set</source>
        <translation>
            <numerusform>%n place to look at beside the gold set</numerusform>
            <numerusform>%n places to look at beside the gold set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than at first</source>
        <translation>
            <numerusform>%n more than at first</numerusform>
            <numerusform>%n more than at first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixPreview</name>
    <message numerus="yes">
        <source>%n place(s) will be changed</source>
        <translation>
            <numerusform>%n place will be changed</numerusform>
            <numerusform>%n places will be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s), as one step.</source>
        <translation>
            <numerusform>in %n article, as one step.</numerusform>
            <numerusform>in %n articles, as one step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) will be left as they are.</source>
        <translation>
            <numerusform>%n place will be left as it is.</numerusform>
            <numerusform>%n places will be left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n file(s) will be read</source>
        <translation>
            <numerusform>%n file will be read</numerusform>
            <numerusform>%n files will be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) left aside</source>
        <translation>
            <numerusform>%n other file left aside</numerusform>
            <numerusform>%n other files left aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) to decide about.</source>
        <translation>
            <numerusform>%n label to decide about.</numerusform>
            <numerusform>%n labels to decide about.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message numerus="yes">
        <source>%n step(s) not yet stored</source>
        <translation>
            <numerusform>%n step not yet stored</numerusform>
            <numerusform>%n steps not yet stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not fit</source>
        <translation>
            <numerusform>%n did not fit</numerusform>
            <numerusform>%n did not fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation>
            <numerusform>%n suggestion open</numerusform>
            <numerusform>%n suggestions open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) to do</source>
        <translation>
            <numerusform>%n article to do</numerusform>
            <numerusform>%n articles to do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than here</source>
        <translation>
            <numerusform>%n older than here</numerusform>
            <numerusform>%n older than here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed on both sides</source>
        <translation>
            <numerusform>%n changed on both sides</numerusform>
            <numerusform>%n changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of unknown articles</source>
        <translation>
            <numerusform>%n of unknown articles</numerusform>
            <numerusform>%n of unknown articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message numerus="yes">
        <source>%n article(s) imported</source>
        <translation>
            <numerusform>%n article imported</numerusform>
            <numerusform>%n articles imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) made</source>
        <translation>
            <numerusform>%n suggestion made</numerusform>
            <numerusform>%n suggestions made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) kept without, as blind controls</source>
        <translation>
            <numerusform>%n article kept without, as blind controls</numerusform>
            <numerusform>%n articles kept without, as blind controls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) failed</source>
        <translation>
            <numerusform>%n article failed</numerusform>
            <numerusform>%n articles failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s) without a place in the schema</source>
        <translation>
            <numerusform>%n label without a place in the schema</numerusform>
            <numerusform>%n labels without a place in the schema</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) rejected</source>
        <translation>
            <numerusform>%n suggestion rejected</numerusform>
            <numerusform>%n suggestions rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) accepted</source>
        <translation>
            <numerusform>%n suggestion accepted</numerusform>
            <numerusform>%n suggestions accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that fill(s) their roles decided along</source>
        <translation>
            <numerusform>%n that fills their roles decided along</numerusform>
            <numerusform>%n that fill their roles decided along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decided before</source>
        <translation>
            <numerusform>%n decided before</numerusform>
            <numerusform>%n decided before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) open</source>
        <translation>
            <numerusform>%n stays open</numerusform>
            <numerusform>%n stay open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %n article(s)</source>
        <translation>
            <numerusform>Taken back in %n article</numerusform>
            <numerusform>Taken back in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they are</source>
        <translation>
            <numerusform>%n left as it is</numerusform>
            <numerusform>%n left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) packed into %1</source>
        <translation>
            <numerusform>%n article packed into %1</numerusform>
            <numerusform>%n articles packed into %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>proposed %n time(s)</source>
        <translation>
            <numerusform>proposed %n time</numerusform>
            <numerusform>proposed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be written as they are</source>
        <translation>
            <numerusform>%n thing could not be written as it is</numerusform>
            <numerusform>%n things could not be written as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackagesPage</name>
    <message numerus="yes">
        <source>%1: %n article(s)</source>
        <translation>
            <numerusform>%1: %n article</numerusform>
            <numerusform>%1: %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%1 %, %n article(s)</source>
        <translation>
            <numerusform>%1 %, %n article</numerusform>
            <numerusform>%1 %, %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PipelineDetailsView</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreflightRows</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not as in the corpus</source>
        <translation>
            <numerusform>%n thing not as in the corpus</numerusform>
            <numerusform>%n things not as in the corpus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message numerus="yes">
        <source>%1: %n article(s) of %2 from %3 to %4, moved by %5</source>
        <translation>
            <numerusform>%1: %n article of %2 from %3 to %4, moved by %5</numerusform>
            <numerusform>%1: %n articles of %2 from %3 to %4, moved by %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) from %1 to %2</source>
        <translation>
            <numerusform>%n article from %1 to %2</numerusform>
            <numerusform>%n articles from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>The corpus as it is now: %n article(s), </source>
        <translation>
            <numerusform>The corpus as it is now: %n article, </numerusform>
            <numerusform>The corpus as it is now: %n articles, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished.</source>
        <translation>
            <numerusform>%n finished.</numerusform>
            <numerusform>%n finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) were saved into %1.</source>
        <translation>
            <numerusform>%n article was saved into %1.</numerusform>
            <numerusform>%n articles were saved into %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message numerus="yes">
        <source>Of %n drawn, none may be wrong, and even that is too few.</source>
        <translation>
            <numerusform>Of %n drawn, none may be wrong, and even that is too few.</numerusform>
            <numerusform>Of %n drawn, none may be wrong, and even that is too few.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may be wrong</source>
        <translation>
            <numerusform>%n may be wrong</numerusform>
            <numerusform>%n may be wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n drawn.</source>
        <translation>
            <numerusform>of %n drawn.</numerusform>
            <numerusform>of %n drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>Put %n right</source>
        <translation>
            <numerusform>Put %n right</numerusform>
            <numerusform>Put %n right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n back</source>
        <translation>
            <numerusform>Send %n back</numerusform>
            <numerusform>Send %n back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recall is estimated from %n article(s) judged completely.</source>
        <translation>
            <numerusform>Recall is estimated from %n article judged completely.</numerusform>
            <numerusform>Recall is estimated from %n articles judged completely.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to judge for ±%1.</source>
        <translation>
            <numerusform>%n more to judge for ±%1.</numerusform>
            <numerusform>%n more to judge for ±%1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set(s) were changed since the sample was drawn.</source>
        <translation>
            <numerusform>%n set was changed since the sample was drawn.</numerusform>
            <numerusform>%n sets were changed since the sample was drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewList</name>
    <message numerus="yes">
        <source>Accept %n</source>
        <translation>
            <numerusform>Accept %n</numerusform>
            <numerusform>Accept %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %n</source>
        <translation>
            <numerusform>Reject %n</numerusform>
            <numerusform>Reject %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) come(s) with them.</source>
        <translation>
            <numerusform>%n role comes with them.</numerusform>
            <numerusform>%n roles come with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more that fill(s) their roles accepted.</source>
        <translation>
            <numerusform>%n more that fills their roles accepted.</numerusform>
            <numerusform>%n more that fill their roles accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that served only them rejected.</source>
        <translation>
            <numerusform>%n that served only them rejected.</numerusform>
            <numerusform>%n that served only them rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) open: %1</source>
        <translation>
            <numerusform>%n stays open: %1</numerusform>
            <numerusform>%n stay open: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message numerus="yes">
        <source>%n verdict(s) sent back.</source>
        <translation>
            <numerusform>%n verdict sent back.</numerusform>
            <numerusform>%n verdicts sent back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything the sample was drawn from is locked then: %n set(s). A remark, if you like:</source>
        <translation>
            <numerusform>Everything the sample was drawn from is locked then: %n set. A remark, if you like:</numerusform>
            <numerusform>Everything the sample was drawn from is locked then: %n sets. A remark, if you like:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) made.</source>
        <translation>
            <numerusform>%n correction made.</numerusform>
            <numerusform>%n corrections made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaChanging</name>
    <message numerus="yes">
        <source>%n change(s) of the schema are not applied; they are kept.</source>
        <translation>
            <numerusform>%n change of the schema is not applied; it is kept.</numerusform>
            <numerusform>%n changes of the schema are not applied; they are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message numerus="yes">
        <source>%n hit(s) written.</source>
        <translation>
            <numerusform>%n hit written.</numerusform>
            <numerusform>%n hits written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By %n word(s) to the left</source>
        <translation>
            <numerusform>By %n word to the left</numerusform>
            <numerusform>By %n words to the left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By %n word(s) to the right</source>
        <translation>
            <numerusform>By %n word to the right</numerusform>
            <numerusform>By %n words to the right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) made</source>
        <translation>
            <numerusform>%n change made</numerusform>
            <numerusform>%n changes made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) stay(s) as it is. First: %1</source>
        <translation>
            <numerusform>%n hit stays as it is. First: %1</numerusform>
            <numerusform>%n hits stay as they are. First: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %n set(s).</source>
        <translation>
            <numerusform>Taken back in %n set.</numerusform>
            <numerusform>Taken back in %n sets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message numerus="yes">
        <source>%n article(s) that nobody has yet</source>
        <translation>
            <numerusform>%n article that nobody has yet</numerusform>
            <numerusform>%n articles that nobody has yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) in %1</source>
        <translation>
            <numerusform>%n article in %1</numerusform>
            <numerusform>%n articles in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to everybody</source>
        <translation>
            <numerusform>%n to everybody</numerusform>
            <numerusform>%n to everybody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) with nobody</source>
        <translation>
            <numerusform>%n stays with nobody</numerusform>
            <numerusform>%n stay with nobody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message numerus="yes">
        <source>%n added since</source>
        <translation>
            <numerusform>%n added since</numerusform>
            <numerusform>%n added since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone since</source>
        <translation>
            <numerusform>%n gone since</numerusform>
            <numerusform>%n gone since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed since</source>
        <translation>
            <numerusform>%n changed since</numerusform>
            <numerusform>%n changed since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TouchedWords</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) get other attributes</source>
        <translation>
            <numerusform>%n span gets other attributes</numerusform>
            <numerusform>%n spans get other attributes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) about suggestions move along or go</source>
        <translation>
            <numerusform>%n decision about a suggestion moves along or goes</numerusform>
            <numerusform>%n decisions about suggestions move along or go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to suggestions</source>
        <translation>
            <numerusform>%n change to suggestions</numerusform>
            <numerusform>%n changes to suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) or argument(s) break the new rules; they stay</source>
        <translation>
            <numerusform>%n span or argument breaks the new rules; it stays</numerusform>
            <numerusform>%n spans or arguments break the new rules; they stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n span</numerusform>
            <numerusform>%n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n argument(s)</source>
        <translation>
            <numerusform>%n argument</numerusform>
            <numerusform>%n arguments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n span(s) go</source>
        <translation>
            <numerusform>%1: %n span goes</numerusform>
            <numerusform>%1: %n spans go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n argument(s) go</source>
        <translation>
            <numerusform>%1: %n argument goes</numerusform>
            <numerusform>%1: %n arguments go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %n span(s)</source>
        <translation>
            <numerusform>%1 → %2: %n span</numerusform>
            <numerusform>%1 → %2: %n spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %n argument(s)</source>
        <translation>
            <numerusform>%1 → %2: %n argument</numerusform>
            <numerusform>%1 → %2: %n arguments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message numerus="yes">
        <source>%n finished article(s) with gold</source>
        <translation>
            <numerusform>%n finished article with gold</numerusform>
            <numerusform>%n finished articles with gold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
