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
        <source>%n thing(s) could not be written as they are</source>
        <translation>
            <numerusform>%n thing could not be written as it is</numerusform>
            <numerusform>%n things could not be written as they are</numerusform>
        </translation>
    </message>
</context>
</TS>
