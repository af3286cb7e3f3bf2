<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%1, %Ln suggestions to decide on</source>
        <translation>
            <numerusform>%1, %Ln suggestion to decide on</numerusform>
            <numerusform>%1, %Ln suggestions to decide on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message numerus="yes">
        <source>%Ln suggestion(s) open</source>
        <translation>
            <numerusform>%Ln suggestion open</numerusform>
            <numerusform>%Ln suggestions open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkReview</name>
    <message numerus="yes">
        <source>%Ln suggestion(s) stay(s) open: %1</source>
        <translation>
            <numerusform>%Ln suggestion stays open: %1</numerusform>
            <numerusform>%Ln suggestions stay open: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln role</numerusform>
            <numerusform>%Ln roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) that served nothing else</source>
        <translation>
            <numerusform>%Ln span that served nothing else</numerusform>
            <numerusform>%Ln spans that served nothing else</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) open again: %1.</source>
        <translation>
            <numerusform>%Ln role open again: %1.</numerusform>
            <numerusform>%Ln roles open again: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message numerus="yes">
        <source>Mark %Ln</source>
        <translation>
            <numerusform>Mark %Ln</numerusform>
            <numerusform>Mark %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln</source>
        <translation>
            <numerusform>Change %Ln</numerusform>
            <numerusform>Change %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln</source>
        <translation>
            <numerusform>Set %Ln</numerusform>
            <numerusform>Set %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln</source>
        <translation>
            <numerusform>Remove %Ln</numerusform>
            <numerusform>Remove %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One step in %Ln article(s), which can be taken back.</source>
        <translation>
            <numerusform>One step in %Ln article, which can be taken back.</numerusform>
            <numerusform>One step in %Ln articles, which can be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) in the sets of others stay(s) as it is.</source>
        <translation>
            <numerusform>%Ln hit in the sets of others stays as it is.</numerusform>
            <numerusform>%Ln hits in the sets of others stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardDialog</name>
    <message numerus="yes">
        <source>%Ln article(s) in the corpus.</source>
        <translation>
            <numerusform>%Ln article in the corpus.</numerusform>
            <numerusform>%Ln articles in the corpus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message numerus="yes">
        <source>%Ln suggestion(s) in “%1” stay open; undo goes back there.</source>
        <translation>
            <numerusform>%Ln suggestion in “%1” stays open; undo goes back there.</numerusform>
            <numerusform>%Ln suggestions in “%1” stay open; undo goes back there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln thing(s) would be lost, and that is to be refused.</source>
        <translation>
            <numerusform>%Ln thing would be lost, and that is to be refused.</numerusform>
            <numerusform>%Ln things would be lost, and that is to be refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackBar</name>
    <message numerus="yes">
        <source>%Ln place(s) to look at beside the gold set</source>
        <translation>
            <numerusform>%Ln place to look at beside the gold set</numerusform>
            <numerusform>%Ln places to look at beside the gold set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more than at first</source>
        <translation>
            <numerusform>%Ln more than at first</numerusform>
            <numerusform>%Ln more than at first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixPreview</name>
    <message numerus="yes">
        <source>%Ln place(s) will be changed</source>
        <translation>
            <numerusform>%Ln place will be changed</numerusform>
            <numerusform>%Ln places will be changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s), as one step.</source>
        <translation>
            <numerusform>in %Ln article, as one step.</numerusform>
            <numerusform>in %Ln articles, as one step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) will be left as they are.</source>
        <translation>
            <numerusform>%Ln place will be left as it is.</numerusform>
            <numerusform>%Ln places will be left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln file(s) will be read</source>
        <translation>
            <numerusform>%Ln file will be read</numerusform>
            <numerusform>%Ln files will be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s) left aside</source>
        <translation>
            <numerusform>%Ln other file left aside</numerusform>
            <numerusform>%Ln other files left aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) to decide about.</source>
        <translation>
            <numerusform>%Ln label to decide about.</numerusform>
            <numerusform>%Ln labels to decide about.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message numerus="yes">
        <source>%Ln step(s) not yet stored</source>
        <translation>
            <numerusform>%Ln step not yet stored</numerusform>
            <numerusform>%Ln steps not yet stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln did not fit</source>
        <translation>
            <numerusform>%Ln did not fit</numerusform>
            <numerusform>%Ln did not fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) open</source>
        <translation>
            <numerusform>%Ln suggestion open</numerusform>
            <numerusform>%Ln suggestions open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) to do</source>
        <translation>
            <numerusform>%Ln article to do</numerusform>
            <numerusform>%Ln articles to do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln replaced</numerusform>
            <numerusform>%Ln replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln there already</source>
        <translation>
            <numerusform>%Ln there already</numerusform>
            <numerusform>%Ln there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older than here</source>
        <translation>
            <numerusform>%Ln older than here</numerusform>
            <numerusform>%Ln older than here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed on both sides</source>
        <translation>
            <numerusform>%Ln changed on both sides</numerusform>
            <numerusform>%Ln changed on both sides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown articles</source>
        <translation>
            <numerusform>%Ln of unknown articles</numerusform>
            <numerusform>%Ln of unknown articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message numerus="yes">
        <source>%Ln article(s) imported</source>
        <translation>
            <numerusform>%Ln article imported</numerusform>
            <numerusform>%Ln articles imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) made</source>
        <translation>
            <numerusform>%Ln suggestion made</numerusform>
            <numerusform>%Ln suggestions made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) kept without, as blind controls</source>
        <translation>
            <numerusform>%Ln article kept without, as blind controls</numerusform>
            <numerusform>%Ln articles kept without, as blind controls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) failed</source>
        <translation>
            <numerusform>%Ln article failed</numerusform>
            <numerusform>%Ln articles failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) without a place in the schema</source>
        <translation>
            <numerusform>%Ln label without a place in the schema</numerusform>
            <numerusform>%Ln labels without a place in the schema</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) rejected</source>
        <translation>
            <numerusform>%Ln suggestion rejected</numerusform>
            <numerusform>%Ln suggestions rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) accepted</source>
        <translation>
            <numerusform>%Ln suggestion accepted</numerusform>
            <numerusform>%Ln suggestions accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s)</source>
        <translation>
            <numerusform>in %Ln article</numerusform>
            <numerusform>in %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that fill(s) their roles decided along</source>
        <translation>
            <numerusform>%Ln that fills their roles decided along</numerusform>
            <numerusform>%Ln that fill their roles decided along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decided before</source>
        <translation>
            <numerusform>%Ln decided before</numerusform>
            <numerusform>%Ln decided before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) open</source>
        <translation>
            <numerusform>%Ln stays open</numerusform>
            <numerusform>%Ln stay open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %Ln article(s)</source>
        <translation>
            <numerusform>Taken back in %Ln article</numerusform>
            <numerusform>Taken back in %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln left as it is</numerusform>
            <numerusform>%Ln left as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) packed into %1</source>
        <translation>
            <numerusform>%Ln article packed into %1</numerusform>
            <numerusform>%Ln articles packed into %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>proposed %Ln time(s)</source>
        <translation>
            <numerusform>proposed %Ln time</numerusform>
            <numerusform>proposed %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) could not be written as they are</source>
        <translation>
            <numerusform>%Ln thing could not be written as it is</numerusform>
            <numerusform>%Ln things could not be written as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackagesPage</name>
    <message numerus="yes">
        <source>%1: %Ln article(s)</source>
        <translation>
            <numerusform>%1: %Ln article</numerusform>
            <numerusform>%1: %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%1 %, %Ln article(s)</source>
        <translation>
            <numerusform>%1 %, %Ln article</numerusform>
            <numerusform>%1 %, %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PipelineDetailsView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreflightRows</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) not as in the corpus</source>
        <translation>
            <numerusform>%Ln thing not as in the corpus</numerusform>
            <numerusform>%Ln things not as in the corpus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message numerus="yes">
        <source>%1: %Ln article(s) of %2 from %3 to %4, moved by %5</source>
        <translation>
            <numerusform>%1: %Ln article of %2 from %3 to %4, moved by %5</numerusform>
            <numerusform>%1: %Ln articles of %2 from %3 to %4, moved by %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) from %1 to %2</source>
        <translation>
            <numerusform>%Ln article from %1 to %2</numerusform>
            <numerusform>%Ln articles from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>The corpus as it is now: %Ln article(s), </source>
        <translation>
            <numerusform>The corpus as it is now: %Ln article, </numerusform>
            <numerusform>The corpus as it is now: %Ln articles, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished.</source>
        <translation>
            <numerusform>%Ln finished.</numerusform>
            <numerusform>%Ln finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were saved into %1.</source>
        <translation>
            <numerusform>%Ln article was saved into %1.</numerusform>
            <numerusform>%Ln articles were saved into %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message numerus="yes">
        <source>Of %Ln drawn, none may be wrong, and even that is too few.</source>
        <translation>
            <numerusform>Of %Ln drawn, none may be wrong, and even that is too few.</numerusform>
            <numerusform>Of %Ln drawn, none may be wrong, and even that is too few.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln may be wrong</source>
        <translation>
            <numerusform>%Ln may be wrong</numerusform>
            <numerusform>%Ln may be wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln drawn.</source>
        <translation>
            <numerusform>of %Ln drawn.</numerusform>
            <numerusform>of %Ln drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>Put %Ln right</source>
        <translation>
            <numerusform>Put %Ln right</numerusform>
            <numerusform>Put %Ln right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln back</source>
        <translation>
            <numerusform>Send %Ln back</numerusform>
            <numerusform>Send %Ln back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recall is estimated from %Ln article(s) judged completely.</source>
        <translation>
            <numerusform>Recall is estimated from %Ln article judged completely.</numerusform>
            <numerusform>Recall is estimated from %Ln articles judged completely.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more to judge for ±%1.</source>
        <translation>
            <numerusform>%Ln more to judge for ±%1.</numerusform>
            <numerusform>%Ln more to judge for ±%1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) were changed since the sample was drawn.</source>
        <translation>
            <numerusform>%Ln set was changed since the sample was drawn.</numerusform>
            <numerusform>%Ln sets were changed since the sample was drawn.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewList</name>
    <message numerus="yes">
        <source>Accept %Ln</source>
        <translation>
            <numerusform>Accept %Ln</numerusform>
            <numerusform>Accept %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln</source>
        <translation>
            <numerusform>Reject %Ln</numerusform>
            <numerusform>Reject %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) come(s) with them.</source>
        <translation>
            <numerusform>%Ln role comes with them.</numerusform>
            <numerusform>%Ln roles come with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that fill(s) their roles accepted.</source>
        <translation>
            <numerusform>%Ln more that fills their roles accepted.</numerusform>
            <numerusform>%Ln more that fill their roles accepted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that served only them rejected.</source>
        <translation>
            <numerusform>%Ln that served only them rejected.</numerusform>
            <numerusform>%Ln that served only them rejected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) open: %1</source>
        <translation>
            <numerusform>%Ln stays open: %1</numerusform>
            <numerusform>%Ln stay open: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message numerus="yes">
        <source>%Ln verdict(s) sent back.</source>
        <translation>
            <numerusform>%Ln verdict sent back.</numerusform>
            <numerusform>%Ln verdicts sent back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything the sample was drawn from is locked then: %Ln set(s). A remark, if you like:</source>
        <translation>
            <numerusform>Everything the sample was drawn from is locked then: %Ln set. A remark, if you like:</numerusform>
            <numerusform>Everything the sample was drawn from is locked then: %Ln sets. A remark, if you like:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln correction(s) made.</source>
        <translation>
            <numerusform>%Ln correction made.</numerusform>
            <numerusform>%Ln corrections made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SchemaChanging</name>
    <message numerus="yes">
        <source>%Ln change(s) of the schema are not applied; they are kept.</source>
        <translation>
            <numerusform>%Ln change of the schema is not applied; it is kept.</numerusform>
            <numerusform>%Ln changes of the schema are not applied; they are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message numerus="yes">
        <source>%Ln hit(s) written.</source>
        <translation>
            <numerusform>%Ln hit written.</numerusform>
            <numerusform>%Ln hits written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By %Ln word(s) to the left</source>
        <translation>
            <numerusform>By %Ln word to the left</numerusform>
            <numerusform>By %Ln words to the left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By %Ln word(s) to the right</source>
        <translation>
            <numerusform>By %Ln word to the right</numerusform>
            <numerusform>By %Ln words to the right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s)</source>
        <translation>
            <numerusform>in %Ln article</numerusform>
            <numerusform>in %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) made</source>
        <translation>
            <numerusform>%Ln change made</numerusform>
            <numerusform>%Ln changes made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) stay(s) as it is. First: %1</source>
        <translation>
            <numerusform>%Ln hit stays as it is. First: %1</numerusform>
            <numerusform>%Ln hits stay as they are. First: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %Ln set(s).</source>
        <translation>
            <numerusform>Taken back in %Ln set.</numerusform>
            <numerusform>Taken back in %Ln sets.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message numerus="yes">
        <source>%Ln article(s) that nobody has yet</source>
        <translation>
            <numerusform>%Ln article that nobody has yet</numerusform>
            <numerusform>%Ln articles that nobody has yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) in %1</source>
        <translation>
            <numerusform>%Ln article in %1</numerusform>
            <numerusform>%Ln articles in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to everybody</source>
        <translation>
            <numerusform>%Ln to everybody</numerusform>
            <numerusform>%Ln to everybody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) with nobody</source>
        <translation>
            <numerusform>%Ln stays with nobody</numerusform>
            <numerusform>%Ln stay with nobody</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message numerus="yes">
        <source>%Ln added since</source>
        <translation>
            <numerusform>%Ln added since</numerusform>
            <numerusform>%Ln added since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone since</source>
        <translation>
            <numerusform>%Ln gone since</numerusform>
            <numerusform>%Ln gone since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since</source>
        <translation>
            <numerusform>%Ln changed since</numerusform>
            <numerusform>%Ln changed since</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TouchedWords</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) get other attributes</source>
        <translation>
            <numerusform>%Ln span gets other attributes</numerusform>
            <numerusform>%Ln spans get other attributes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) about suggestions move along or go</source>
        <translation>
            <numerusform>%Ln decision about a suggestion moves along or goes</numerusform>
            <numerusform>%Ln decisions about suggestions move along or go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) to suggestions</source>
        <translation>
            <numerusform>%Ln change to suggestions</numerusform>
            <numerusform>%Ln changes to suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) or argument(s) break the new rules; they stay</source>
        <translation>
            <numerusform>%Ln span or argument breaks the new rules; it stays</numerusform>
            <numerusform>%Ln spans or arguments break the new rules; they stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln span</numerusform>
            <numerusform>%Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln argument(s)</source>
        <translation>
            <numerusform>%Ln argument</numerusform>
            <numerusform>%Ln arguments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln span(s) go</source>
        <translation>
            <numerusform>%1: %Ln span goes</numerusform>
            <numerusform>%1: %Ln spans go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln argument(s) go</source>
        <translation>
            <numerusform>%1: %Ln argument goes</numerusform>
            <numerusform>%1: %Ln arguments go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %Ln span(s)</source>
        <translation>
            <numerusform>%1 → %2: %Ln span</numerusform>
            <numerusform>%1 → %2: %Ln spans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %Ln argument(s)</source>
        <translation>
            <numerusform>%1 → %2: %Ln argument</numerusform>
            <numerusform>%1 → %2: %Ln arguments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message numerus="yes">
        <source>%Ln finished article(s) with gold</source>
        <translation>
            <numerusform>%Ln finished article with gold</numerusform>
            <numerusform>%Ln finished articles with gold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
</TS>
