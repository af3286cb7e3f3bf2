<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>ReviewDesk</name>
    <message numerus="yes">
        <source>%n suggestion(s) stay(s) open: %1</source>
        <translation>
            <numerusform>%n suggestion stays open: %1</numerusform>
            <numerusform>%n suggestions stay open: %1</numerusform>
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
