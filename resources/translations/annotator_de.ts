<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Annotator</source>
        <translation>Über Annotator</translation>
    </message>
    <message>
        <source>Turns news articles into a labelled corpus: entities, quotes and events.</source>
        <translation>Macht aus Nachrichtenartikeln ein annotiertes Korpus: Entitäten, Zitate und Ereignisse.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. The fonts Inter and Literata are under the SIL Open Font License, the icons by Lucide under the ISC licence. Built on Python, Qt (LGPL) and spaCy.</source>
        <translation>Freie Software unter der MIT-Lizenz. Die Schriften Inter und Literata stehen unter der SIL Open Font License, die Symbole von Lucide unter der ISC-Lizenz. Gebaut mit Python, Qt (LGPL) und spaCy.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New corpus…</source>
        <translation>&amp;Neues Korpus …</translation>
    </message>
    <message>
        <source>Makes an empty corpus in a file of its own.</source>
        <translation>Legt ein leeres Korpus in einer eigenen Datei an.</translation>
    </message>
    <message>
        <source>&amp;Open corpus…</source>
        <translation>Korpus ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Opens another corpus in this window.</source>
        <translation>Öffnet ein anderes Korpus in diesem Fenster.</translation>
    </message>
    <message>
        <source>Open the &amp;samples</source>
        <translation>&amp;Beispiele öffnen</translation>
    </message>
    <message>
        <source>Opens a small corpus of sample articles to try things out.</source>
        <translation>Öffnet ein kleines Korpus mit Beispielartikeln zum Ausprobieren.</translation>
    </message>
    <message>
        <source>&amp;Import articles…</source>
        <translation>Artikel &amp;importieren …</translation>
    </message>
    <message>
        <source>Adds articles from files or a folder to this corpus.</source>
        <translation>Fügt diesem Korpus Artikel aus Dateien oder einem Ordner hinzu.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Writes the annotations for spaCy or as JSONL.</source>
        <translation>Schreibt die Annotationen für spaCy oder als JSONL.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>Closes the window; everything is saved already.</source>
        <translation>Schließt das Fenster; gespeichert ist schon alles.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Takes back the last step, also after a restart.</source>
        <translation>Nimmt den letzten Schritt zurück, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Brings back what was undone last.</source>
        <translation>Stellt den zuletzt zurückgenommenen Schritt wieder her.</translation>
    </message>
    <message>
        <source>&amp;Find articles</source>
        <translation>Artikel &amp;suchen</translation>
    </message>
    <message>
        <source>Goes to the search field above the list of articles.</source>
        <translation>Springt in das Suchfeld über der Artikelliste.</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <source>Finds any action by a few letters of its name.</source>
        <translation>Findet jeden Befehl über ein paar Buchstaben seines Namens.</translation>
    </message>
    <message>
        <source>&amp;Accept suggestion</source>
        <translation>Vorschlag &amp;übernehmen</translation>
    </message>
    <message>
        <source>Takes the suggestion over with its roles and goes to the next.</source>
        <translation>Übernimmt den Vorschlag mit seinen Rollen und geht zum nächsten.</translation>
    </message>
    <message>
        <source>&amp;Reject or remove</source>
        <translation>Ab&amp;lehnen oder entfernen</translation>
    </message>
    <message>
        <source>Rejects the suggestion for good, or removes your own span with its roles.</source>
        <translation>Lehnt den Vorschlag endgültig ab oder entfernt die eigene Markierung mit ihren Rollen.</translation>
    </message>
    <message>
        <source>Accept all that are &amp;shown</source>
        <translation>Alle &amp;angezeigten übernehmen</translation>
    </message>
    <message>
        <source>Takes over all open suggestions of the layers shown, in one step.</source>
        <translation>Übernimmt alle offenen Vorschläge der angezeigten Ebenen in einem Schritt.</translation>
    </message>
    <message>
        <source>Re&amp;ject all that are shown</source>
        <translation>Alle angezeigten a&amp;blehnen</translation>
    </message>
    <message>
        <source>Rejects all open suggestions of the layers shown, in one step.</source>
        <translation>Lehnt alle offenen Vorschläge der angezeigten Ebenen in einem Schritt ab.</translation>
    </message>
    <message>
        <source>Re&amp;peat the last label</source>
        <translation>Letztes Label &amp;wiederholen</translation>
    </message>
    <message>
        <source>Gives the label that was given last once more.</source>
        <translation>Vergibt das zuletzt vergebene Label noch einmal.</translation>
    </message>
    <message>
        <source>&amp;Begin further left</source>
        <translation>A&amp;nfang nach links</translation>
    </message>
    <message>
        <source>Moves the first edge outwards by one word or character.</source>
        <translation>Verschiebt den Anfang um ein Wort oder Zeichen nach außen.</translation>
    </message>
    <message>
        <source>Begin further ri&amp;ght</source>
        <translation>Anfan&amp;g nach rechts</translation>
    </message>
    <message>
        <source>Moves the first edge inwards by one word or character.</source>
        <translation>Verschiebt den Anfang um ein Wort oder Zeichen nach innen.</translation>
    </message>
    <message>
        <source>&amp;End further right</source>
        <translation>&amp;Ende nach rechts</translation>
    </message>
    <message>
        <source>Moves the last edge outwards by one word or character.</source>
        <translation>Verschiebt das Ende um ein Wort oder Zeichen nach außen.</translation>
    </message>
    <message>
        <source>End further &amp;left</source>
        <translation>En&amp;de nach links</translation>
    </message>
    <message>
        <source>Moves the last edge inwards by one word or character.</source>
        <translation>Verschiebt das Ende um ein Wort oder Zeichen nach innen.</translation>
    </message>
    <message>
        <source>Add &amp;fragment</source>
        <translation>&amp;Fragment hinzufügen</translation>
    </message>
    <message>
        <source>Adds the selected text to the span in focus as a further fragment.</source>
        <translation>Fügt der Markierung im Fokus den ausgewählten Text als weiteres Fragment hinzu.</translation>
    </message>
    <message>
        <source>Cut &amp;out</source>
        <translation>He&amp;rausschneiden</translation>
    </message>
    <message>
        <source>Cuts the selected text out of the span in focus.</source>
        <translation>Schneidet den ausgewählten Text aus der Markierung im Fokus heraus.</translation>
    </message>
    <message>
        <source>&amp;Character mode</source>
        <translation>&amp;Zeichenmodus</translation>
    </message>
    <message>
        <source>Selects and moves edges by characters instead of words.</source>
        <translation>Wählt aus und verschiebt Ränder zeichenweise statt wortweise.</translation>
    </message>
    <message>
        <source>S&amp;uggest for this article</source>
        <translation>Vors&amp;chläge für diesen Artikel</translation>
    </message>
    <message>
        <source>Lets the pipeline look at this article again.</source>
        <translation>Lässt die Pipeline diesen Artikel noch einmal durchsehen.</translation>
    </message>
    <message>
        <source>Suggest for all ne&amp;w articles</source>
        <translation>&amp;Vorschläge für alle neuen Artikel</translation>
    </message>
    <message>
        <source>Lets the pipeline look at every article it has not seen yet.</source>
        <translation>Lässt die Pipeline alle Artikel durchsehen, die sie noch nicht kennt.</translation>
    </message>
    <message>
        <source>&amp;Done, next article</source>
        <translation>Fer&amp;tig, nächster Artikel</translation>
    </message>
    <message>
        <source>Finishes this article and opens the next unfinished one.</source>
        <translation>Schließt diesen Artikel ab und öffnet den nächsten unfertigen.</translation>
    </message>
    <message>
        <source>Reopen ar&amp;ticle</source>
        <translation>Artikel wieder &amp;öffnen</translation>
    </message>
    <message>
        <source>Makes a finished article an unfinished one again.</source>
        <translation>Macht einen fertigen Artikel wieder zu einem unfertigen.</translation>
    </message>
    <message>
        <source>Accept &amp;piece by piece</source>
        <translation>&amp;Stück für Stück übernehmen</translation>
    </message>
    <message>
        <source>Takes a suggested quote or event over without its roles, then one suggested role each time.</source>
        <translation>Übernimmt ein vorgeschlagenes Zitat oder Ereignis ohne seine Rollen, danach jedes Mal eine vorgeschlagene Rolle.</translation>
    </message>
    <message>
        <source>&amp;Implicit, absent, open</source>
        <translation>&amp;Implizit, fehlt, offen</translation>
    </message>
    <message>
        <source>Makes the role chosen last implicit, then absent, then open again.</source>
        <translation>Macht die zuletzt gewählte Rolle implizit, dann fehlend, dann wieder offen.</translation>
    </message>
    <message>
        <source>&amp;Other filler…</source>
        <translation>&amp;Andere Füllung…</translation>
    </message>
    <message>
        <source>Gives a role somebody or something else.</source>
        <translation>Gibt einer Rolle jemand oder etwas anderes.</translation>
    </message>
    <message>
        <source>S&amp;wap speaker and addressee</source>
        <translation>Sprecher und Adressat &amp;tauschen</translation>
    </message>
    <message>
        <source>Lets two roles that take the same fillers exchange what they have.</source>
        <translation>Lässt zwei Rollen mit gleichartigen Füllungen tauschen, was sie haben.</translation>
    </message>
    <message>
        <source>Speaker to the &amp;next quote</source>
        <translation>Sprecher an das &amp;nächste Zitat</translation>
    </message>
    <message>
        <source>Gives the next quote the same speaker and goes there; events: the first role.</source>
        <translation>Gibt dem nächsten Zitat denselben Sprecher und geht dorthin; bei Ereignissen die erste Rolle.</translation>
    </message>
    <message>
        <source>Speaker as in the quote &amp;before</source>
        <translation>Sprecher wie im Zitat &amp;davor</translation>
    </message>
    <message>
        <source>Takes the speaker of the quote before; events: the first role.</source>
        <translation>Übernimmt den Sprecher des Zitats davor; bei Ereignissen die erste Rolle.</translation>
    </message>
    <message>
        <source>&amp;Split at the cursor</source>
        <translation>Am Cursor t&amp;eilen</translation>
    </message>
    <message>
        <source>Makes two of it at the cursor; both keep all roles.</source>
        <translation>Macht an der Schreibmarke zwei daraus; beide behalten alle Rollen.</translation>
    </message>
    <message>
        <source>&amp;Join with the next</source>
        <translation>Mit dem Nächsten &amp;verbinden</translation>
    </message>
    <message>
        <source>Makes one of it and the next one, with the roles of both.</source>
        <translation>Macht aus ihm und dem Nächsten eines, mit den Rollen beider.</translation>
    </message>
    <message>
        <source>&amp;Next suggestion</source>
        <translation>&amp;Nächster Vorschlag</translation>
    </message>
    <message>
        <source>Goes to the next open suggestion, around the end.</source>
        <translation>Geht zum nächsten offenen Vorschlag, am Ende wieder von vorn.</translation>
    </message>
    <message>
        <source>&amp;Previous suggestion</source>
        <translation>&amp;Voriger Vorschlag</translation>
    </message>
    <message>
        <source>Goes to the open suggestion before.</source>
        <translation>Geht zum offenen Vorschlag davor.</translation>
    </message>
    <message>
        <source>Next &amp;span</source>
        <translation>Nächste &amp;Markierung</translation>
    </message>
    <message>
        <source>Goes to the next span, suggested or your own.</source>
        <translation>Geht zur nächsten Markierung, ob vorgeschlagen oder eigen.</translation>
    </message>
    <message>
        <source>Pre&amp;vious span</source>
        <translation>Vori&amp;ge Markierung</translation>
    </message>
    <message>
        <source>T&amp;o the article text</source>
        <translation>&amp;Zum Artikeltext</translation>
    </message>
    <message>
        <source>Goes to the span before, suggested or your own.</source>
        <translation>Geht zur Markierung davor, ob vorgeschlagen oder eigen.</translation>
    </message>
    <message>
        <source>Leave span and selec&amp;tion</source>
        <translation>Markierung und Auswahl ver&amp;lassen</translation>
    </message>
    <message>
        <source>Takes the focus off the span and clears the selection.</source>
        <translation>Nimmt den Fokus von der Markierung und hebt die Auswahl auf.</translation>
    </message>
    <message>
        <source>Ne&amp;xt article</source>
        <translation>Nä&amp;chster Artikel</translation>
    </message>
    <message>
        <source>Opens the next article of the list.</source>
        <translation>Öffnet den nächsten Artikel der Liste.</translation>
    </message>
    <message>
        <source>P&amp;revious article</source>
        <translation>V&amp;origer Artikel</translation>
    </message>
    <message>
        <source>Opens the article before in the list.</source>
        <translation>Öffnet den Artikel davor in der Liste.</translation>
    </message>
    <message>
        <source>Next &amp;unfinished article</source>
        <translation>Nächster &amp;unfertiger Artikel</translation>
    </message>
    <message>
        <source>Opens the next article of the list that is not done.</source>
        <translation>Öffnet den nächsten Artikel der Liste, der noch nicht fertig ist.</translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Moves the keyboard to list, article, inspector and outline in turn.</source>
        <translation>Setzt die Tastatur reihum in Liste, Artikel, Inspektor und Gliederung.</translation>
    </message>
    <message>
        <source>Moves the keyboard to the article.</source>
        <translation>Setzt die Tastatur in den Artikel.</translation>
    </message>
    <message>
        <source>Show &amp;all layers</source>
        <translation>&amp;Alle Ebenen zeigen</translation>
    </message>
    <message>
        <source>Shows every layer, or hides all of them.</source>
        <translation>Zeigt alle Ebenen oder blendet alle aus.</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Makes the article&apos;s type larger.</source>
        <translation>Macht die Schrift des Artikels größer.</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Makes the article&apos;s type smaller.</source>
        <translation>Macht die Schrift des Artikels kleiner.</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>&amp;Normale Größe</translation>
    </message>
    <message>
        <source>Gives the article&apos;s type its usual size.</source>
        <translation>Gibt der Schrift des Artikels ihre übliche Größe.</translation>
    </message>
    <message>
        <source>Like the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>Is light or dark as the desktop is.</source>
        <translation>Ist hell oder dunkel wie der Desktop.</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dark type on light ground.</source>
        <translation>Dunkle Schrift auf hellem Grund.</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>Light type on dark ground.</source>
        <translation>Helle Schrift auf dunklem Grund.</translation>
    </message>
    <message>
        <source>As on the d&amp;esktop</source>
        <translation>Wie auf dem D&amp;esktop</translation>
    </message>
    <message>
        <source>Speaks the language of the desktop.</source>
        <translation>Spricht die Sprache des Desktops.</translation>
    </message>
    <message>
        <source>&amp;German</source>
        <translation>&amp;Deutsch</translation>
    </message>
    <message>
        <source>Speaks German.</source>
        <translation>Spricht Deutsch.</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>&amp;Englisch</translation>
    </message>
    <message>
        <source>Speaks English.</source>
        <translation>Spricht Englisch.</translation>
    </message>
    <message>
        <source>List of a&amp;rticles</source>
        <translation>A&amp;rtikelliste</translation>
    </message>
    <message>
        <source>Shows or hides the list of articles.</source>
        <translation>Zeigt die Artikelliste oder blendet sie aus.</translation>
    </message>
    <message>
        <source>Inspector and ou&amp;tline</source>
        <translation>&amp;Inspektor und Gliederung</translation>
    </message>
    <message>
        <source>Shows or hides the inspector and the outline.</source>
        <translation>Zeigt Inspektor und Gliederung oder blendet sie aus.</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Fills the screen with the window.</source>
        <translation>Füllt den Bildschirm mit dem Fenster.</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Lists every action with its keys.</source>
        <translation>Listet alle Befehle mit ihren Tasten auf.</translation>
    </message>
    <message>
        <source>&amp;About Annotator</source>
        <translation>Ü&amp;ber Annotator</translation>
    </message>
    <message>
        <source>Shows version and licences.</source>
        <translation>Zeigt Version und Lizenzen.</translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
</context>
<context>
    <name>ArticleListPanel</name>
    <message>
        <source>Search articles</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Words in title or text; a “phrase” in quotation marks is searched as it stands.</source>
        <translation>Wörter in Titel oder Text; eine „Wortgruppe“ in Anführungszeichen wird genau so gesucht.</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>Wie importiert</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>Most open suggestions first</source>
        <translation>Meiste offene Vorschläge zuerst</translation>
    </message>
    <message>
        <source>Show all articles</source>
        <translation>Alle Artikel zeigen</translation>
    </message>
    <message>
        <source>Only articles that are: %1</source>
        <translation>Nur Artikel mit dem Stand: %1</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>Drop text files or a folder onto the window, or choose File › Import articles.</source>
        <translation>Textdateien oder einen Ordner auf das Fenster ziehen oder „Datei › Artikel importieren“ wählen.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No article matches the search and the filter.</source>
        <translation>Kein Artikel passt zu Suche und Filter.</translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>started</source>
        <translation>angefangen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation>
            <numerusform>%n Vorschlag offen</numerusform>
            <numerusform>%n Vorschläge offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Open suggestions</source>
        <translation>Offene Vorschläge</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Markiert</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>A remark on this article</source>
        <translation>Bemerkung zu diesem Artikel</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>Notiz zum Artikel</translation>
    </message>
    <message>
        <source>Stored when you leave the field or press Ctrl+Enter.</source>
        <translation>Wird gespeichert, sobald man das Feld verlässt oder Strg+Eingabe drückt.</translation>
    </message>
    <message>
        <source>+ %1 suggested</source>
        <translation>+ %1 vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>AttributeRows</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>new: %1</source>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>Understood, not in the text</source>
        <translation>Mitverstanden, nicht im Text</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Gibt es nicht</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Make open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Without “%1”</source>
        <translation>Ohne „%1“</translation>
    </message>
    <message>
        <source>sentence before</source>
        <translation>Satz davor</translation>
    </message>
    <message>
        <source>sentence after</source>
        <translation>Satz danach</translation>
    </message>
    <message>
        <source>%1 sentences before</source>
        <translation>%1 Sätze davor</translation>
    </message>
    <message>
        <source>%1 sentences after</source>
        <translation>%1 Sätze danach</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>Vorschlag</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Type to find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>Change which role?</source>
        <translation>Welche Rolle ändern?</translation>
    </message>
    <message>
        <source>%1: another one</source>
        <translation>%1: andere Füllung</translation>
    </message>
    <message>
        <source>Type to find who or what</source>
        <translation>Wen oder was suchen</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select some text first, then press %1.</source>
        <translation>Zuerst Text auswählen, dann %1 drücken.</translation>
    </message>
    <message>
        <source>%1: implicit, understood but not in the text.</source>
        <translation>%1: implizit, mitverstanden, aber nicht im Text.</translation>
    </message>
    <message>
        <source>%1: absent, there is none.</source>
        <translation>%1: fehlt, es gibt keinen.</translation>
    </message>
    <message>
        <source>%1: open again.</source>
        <translation>%1: wieder offen.</translation>
    </message>
    <message>
        <source>No role is filled here yet.</source>
        <translation>Hier ist noch keine Rolle gefüllt.</translation>
    </message>
    <message>
        <source>No suggestion is open here any more; %1 finishes the article.</source>
        <translation>Hier ist kein Vorschlag mehr offen; %1 schließt den Artikel ab.</translation>
    </message>
    <message>
        <source>No unfinished article follows in this list.</source>
        <translation>In dieser Liste folgt kein unfertiger Artikel mehr.</translation>
    </message>
    <message>
        <source>This is the first article of the list.</source>
        <translation>Das ist der erste Artikel der Liste.</translation>
    </message>
    <message>
        <source>This is the last article of the list.</source>
        <translation>Das ist der letzte Artikel der Liste.</translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message numerus="yes">
        <source>%n role(s)</source>
        <translation>
            <numerusform>%n Rolle</numerusform>
            <numerusform>%n Rollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s) that served nothing else</source>
        <translation>
            <numerusform>%n Markierung, die nur dazu diente</numerusform>
            <numerusform>%n Markierungen, die nur dazu dienten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Removed with it: %1.</source>
        <translation>Mit entfernt: %1.</translation>
    </message>
    <message>
        <source>%1 of “%2”</source>
        <translation>%1 von „%2“</translation>
    </message>
    <message numerus="yes">
        <source>%n role(s) open again: %1.</source>
        <translation>
            <numerusform>%n Rolle wieder offen: %1.</numerusform>
            <numerusform>%n Rollen wieder offen: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Unexpected error</source>
        <translation>Unerwarteter Fehler</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>Etwas ist schiefgegangen, das nicht hätte schiefgehen dürfen.</translation>
    </message>
    <message>
        <source>The details are in %1.</source>
        <translation>Einzelheiten stehen in %1.</translation>
    </message>
    <message>
        <source>Everything that was shown as done is on disk. You can go on; if the window behaves oddly, close it and open it again.</source>
        <translation>Alles, was als erledigt angezeigt wurde, ist gespeichert. Sie können weiterarbeiten; verhält sich das Fenster seltsam, schließen und öffnen Sie es neu.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Choose an article from the list.</source>
        <translation>Wählen Sie einen Artikel aus der Liste.</translation>
    </message>
    <message>
        <source>Drop text files or a folder here to begin.</source>
        <translation>Ziehen Sie Textdateien oder einen Ordner hierher, um zu beginnen.</translation>
    </message>
    <message>
        <source>That was the last one: no article is left to do.</source>
        <translation>Das war der letzte: Kein Artikel ist mehr offen.</translation>
    </message>
</context>
<context>
    <name>DeskHeader</name>
    <message>
        <source>Place in the list of articles</source>
        <translation>Platz in der Artikelliste</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Split for training</source>
        <translation>Für das Training aufteilen</translation>
    </message>
    <message>
        <source>Train, dev and test in per cent</source>
        <translation>Train, Dev und Test in Prozent</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>spaCy (.spacy), to train with</source>
        <translation>spaCy (.spacy), zum Trainieren</translation>
    </message>
    <message>
        <source>JSON lines (.jsonl), everything there is</source>
        <translation>JSON Lines (.jsonl), alles, was da ist</translation>
    </message>
    <message>
        <source>Gold: adjudicated, or of the only annotator</source>
        <translation>Gold: abgeglichen oder vom einzigen Annotator</translation>
    </message>
    <message>
        <source>Suggestions, unseen by a person</source>
        <translation>Vorschläge, von niemandem geprüft</translation>
    </message>
    <message>
        <source>Every set of every annotator</source>
        <translation>Alle Annotationen aller Annotatoren</translation>
    </message>
    <message>
        <source>Only those that are done</source>
        <translation>Nur fertige</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Say where the export goes.</source>
        <translation>Geben Sie an, wohin exportiert wird.</translation>
    </message>
    <message>
        <source>Choose at least one layer.</source>
        <translation>Wählen Sie mindestens eine Ebene.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>News</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Open corpus</source>
        <translation>Korpus öffnen</translation>
    </message>
    <message>
        <source>Corpora</source>
        <translation>Korpora</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import articles</source>
        <translation>Artikel importieren</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Dateien hinzufügen …</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Files that will be read</source>
        <translation>Dateien, die gelesen werden</translation>
    </message>
    <message>
        <source>By the ending of the file name</source>
        <translation>Nach der Endung des Dateinamens</translation>
    </message>
    <message>
        <source>Plain text, one article in a file</source>
        <translation>Reiner Text, ein Artikel je Datei</translation>
    </message>
    <message>
        <source>JSON lines, as Annotator exports them</source>
        <translation>JSON Lines, wie Annotator sie exportiert</translation>
    </message>
    <message>
        <source>Found out for each file</source>
        <translation>Für jede Datei ermittelt</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Add text files or a folder, or drop them here.</source>
        <translation>Textdateien oder einen Ordner hinzufügen oder hierherziehen.</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>Suche nach Dateien …</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be read</source>
        <translation>
            <numerusform>%n Datei wird gelesen</numerusform>
            <numerusform>%n Dateien werden gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) left aside</source>
        <translation>
            <numerusform>%n andere Datei bleibt außen vor</numerusform>
            <numerusform>%n andere Dateien bleiben außen vor</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Dateien hinzufügen</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>accept</source>
        <translation>übernehmen</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>ablehnen</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>next suggestion</source>
        <translation>nächster Vorschlag</translation>
    </message>
    <message>
        <source>wider</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>narrower</source>
        <translation>enger</translation>
    </message>
    <message>
        <source>without roles</source>
        <translation>ohne Rollen</translation>
    </message>
    <message>
        <source>suggested role</source>
        <translation>vorgeschlagene Rolle</translation>
    </message>
    <message>
        <source>another filler</source>
        <translation>andere Füllung</translation>
    </message>
    <message>
        <source>implicit, absent</source>
        <translation>implizit, fehlt</translation>
    </message>
    <message>
        <source>speaker to next</source>
        <translation>Sprecher weitergeben</translation>
    </message>
    <message>
        <source>speaker as before</source>
        <translation>Sprecher wie zuvor</translation>
    </message>
    <message>
        <source>add fragment</source>
        <translation>Fragment dazu</translation>
    </message>
    <message>
        <source>cut out</source>
        <translation>herausschneiden</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>wiederholen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>done, next</source>
        <translation>fertig, nächster</translation>
    </message>
    <message>
        <source>next article</source>
        <translation>nächster Artikel</translation>
    </message>
    <message>
        <source>reopen</source>
        <translation>wieder öffnen</translation>
    </message>
    <message>
        <source>suggest</source>
        <translation>vorschlagen</translation>
    </message>
    <message>
        <source>select</source>
        <translation>auswählen</translation>
    </message>
    <message>
        <source>import articles</source>
        <translation>Artikel importieren</translation>
    </message>
    <message>
        <source>open a corpus</source>
        <translation>Korpus öffnen</translation>
    </message>
    <message>
        <source>new corpus</source>
        <translation>neues Korpus</translation>
    </message>
    <message>
        <source>all commands</source>
        <translation>alle Befehle</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Last step not saved</source>
        <translation>Letzter Schritt nicht gespeichert</translation>
    </message>
    <message>
        <source>Every step is on disk as soon as it is shown.</source>
        <translation>Jeder Schritt ist gespeichert, sobald er zu sehen ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation>
            <numerusform>%n Vorschlag offen</numerusform>
            <numerusform>%n Vorschläge offen</numerusform>
        </translation>
    </message>
    <message>
        <source>no suggestion open</source>
        <translation>kein Vorschlag offen</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) to do</source>
        <translation>
            <numerusform>%n Artikel offen</numerusform>
            <numerusform>%n Artikel offen</numerusform>
        </translation>
    </message>
    <message>
        <source>all articles done</source>
        <translation>alle Artikel fertig</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>&amp;Annotieren</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>E&amp;benen</translation>
    </message>
    <message>
        <source>&amp;Mark as</source>
        <translation>&amp;Markieren als</translation>
    </message>
    <message>
        <source>&amp;Quote or event</source>
        <translation>Z&amp;itat oder Ereignis</translation>
    </message>
</context>
<context>
    <name>NewCorpusDialog</name>
    <message>
        <source>New corpus</source>
        <translation>Neues Korpus</translation>
    </message>
    <message>
        <source>Everything you mark is stored under this name.</source>
        <translation>Alles, was Sie markieren, wird unter diesem Namen gespeichert.</translation>
    </message>
    <message>
        <source>Make corpus</source>
        <translation>Korpus anlegen</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Say where the corpus goes.</source>
        <translation>Geben Sie an, wo das Korpus liegen soll.</translation>
    </message>
    <message>
        <source>Say under which name you work; it may not be “gold” or “suggestions”.</source>
        <translation>Geben Sie an, unter welchem Namen Sie arbeiten; „gold“ und „suggestions“ sind vergeben.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Suggesting</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Backed up to %1.</source>
        <translation>Gesichert nach %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) imported</source>
        <translation>
            <numerusform>%n Artikel importiert</numerusform>
            <numerusform>%n Artikel importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 there already</source>
        <translation>%1 schon da</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 left aside</source>
        <translation>%1 außen vor gelassen</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>left aside</source>
        <translation>außen vor gelassen</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) made</source>
        <translation>
            <numerusform>%n Vorschlag gemacht</numerusform>
            <numerusform>%n Vorschläge gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) failed</source>
        <translation>
            <numerusform>%n Artikel fehlgeschlagen</numerusform>
            <numerusform>%n Artikel fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>%1, nothing lost.</source>
        <translation>%1, nichts verloren.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be written as they are</source>
        <translation>
            <numerusform>%n Stelle ließ sich nicht unverändert schreiben</numerusform>
            <numerusform>%n Stellen ließen sich nicht unverändert schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
</context>
<context>
    <name>OutlineDelegate</name>
    <message>
        <source>needed</source>
        <translation>fehlt noch</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>keiner</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>Gliederung</translation>
    </message>
    <message>
        <source>Layers in the outline</source>
        <translation>Ebenen in der Gliederung</translation>
    </message>
    <message>
        <source>Nothing is marked or suggested here yet.</source>
        <translation>Hier ist noch nichts markiert oder vorgeschlagen.</translation>
    </message>
</context>
<context>
    <name>PointedCanvas</name>
    <message>
        <source>suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>by {}</source>
        <translation>von {}</translation>
    </message>
    <message>
        <source>confidence {} %</source>
        <translation>Zuversicht {} %</translation>
    </message>
    <message>
        <source>Note: {}</source>
        <translation>Notiz: {}</translation>
    </message>
</context>
<context>
    <name>ProvenanceView</name>
    <message>
        <source>%1 % sure</source>
        <translation>zu %1 % sicher</translation>
    </message>
    <message>
        <source>Rule: %1</source>
        <translation>Regel: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Propagated by %1</source>
        <translation>Übertragen von %1</translation>
    </message>
    <message>
        <source>Imported, by %1</source>
        <translation>Importiert, von %1</translation>
    </message>
    <message>
        <source>%1, from a suggestion by “%2”</source>
        <translation>%1, nach einem Vorschlag von „%2“</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>RoleRow</name>
    <message>
        <source>Go to it</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Fill this role</source>
        <translation>Diese Rolle füllen</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>implicit: not in the text</source>
        <translation>implizit: nicht im Text</translation>
    </message>
    <message>
        <source>absent: there is none</source>
        <translation>nicht vorhanden: gibt es nicht</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>fehlt noch</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Fill…</source>
        <translation>Füllen …</translation>
    </message>
    <message>
        <source>Implicit: understood, not in the text</source>
        <translation>Implizit: mitgemeint, nicht im Text</translation>
    </message>
    <message>
        <source>Absent: there is none</source>
        <translation>Nicht vorhanden: gibt es nicht</translation>
    </message>
    <message>
        <source>Make open again</source>
        <translation>Wieder offen lassen</translation>
    </message>
</context>
<context>
    <name>SpanPage</name>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Give another label</source>
        <translation>Anderes Label geben</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>A remark on this span</source>
        <translation>Bemerkung zu dieser Markierung</translation>
    </message>
    <message>
        <source>Stored when you leave the field or press Ctrl+Enter.</source>
        <translation>Wird gespeichert, sobald man das Feld verlässt oder Strg+Eingabe drückt.</translation>
    </message>
    <message>
        <source>Accept the suggestion first.</source>
        <translation>Zuerst den Vorschlag übernehmen.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>in work</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>Anderes Label</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Rand verschieben</translation>
    </message>
    <message>
        <source>Add fragment</source>
        <translation>Fragment hinzufügen</translation>
    </message>
    <message>
        <source>Cut out</source>
        <translation>Herausschneiden</translation>
    </message>
    <message>
        <source>Set attribute</source>
        <translation>Attribut setzen</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Set role</source>
        <translation>Rolle füllen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Change schema</source>
        <translation>Schema ändern</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten …</translation>
    </message>
    <message>
        <source>Cancelled; nothing half done is left.</source>
        <translation>Abgebrochen; nichts Halbes ist zurückgeblieben.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Turn news articles into a labelled corpus: entities, quotes and events.</source>
        <translation>Aus Nachrichtenartikeln wird ein annotiertes Korpus: Entitäten, Zitate und Ereignisse.</translation>
    </message>
    <message>
        <source>Open the samples</source>
        <translation>Beispiele öffnen</translation>
    </message>
    <message>
        <source>A few German news articles with suggestions, to try things out</source>
        <translation>Ein paar deutsche Nachrichtenartikel mit Vorschlägen zum Ausprobieren</translation>
    </message>
    <message>
        <source>Start from a folder of articles…</source>
        <translation>Mit einem Ordner voller Artikel beginnen …</translation>
    </message>
    <message>
        <source>Makes a corpus of the text files in it</source>
        <translation>Macht ein Korpus aus den Textdateien darin</translation>
    </message>
    <message>
        <source>New corpus…</source>
        <translation>Neues Korpus …</translation>
    </message>
    <message>
        <source>An empty one, to be filled with articles later</source>
        <translation>Ein leeres, in das später Artikel kommen</translation>
    </message>
    <message>
        <source>Open a corpus…</source>
        <translation>Korpus öffnen …</translation>
    </message>
    <message>
        <source>One you or somebody else made before</source>
        <translation>Eines, das Sie oder andere schon angelegt haben</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Or drop text files, a folder or a corpus onto this window.</source>
        <translation>Oder ziehen Sie Textdateien, einen Ordner oder ein Korpus auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Folder of articles</source>
        <translation>Ordner mit Artikeln</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Shows or hides this layer.</source>
        <translation>Zeigt diese Ebene oder blendet sie aus.</translation>
    </message>
    <message>
        <source>Mark as %1: %2</source>
        <translation>Markieren als %1: %2</translation>
    </message>
    <message>
        <source>Show or hide layer: %1</source>
        <translation>Ebene ein- oder ausblenden: %1</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{message}</source>
        <translation>{message}</translation>
    </message>
    <message>
        <source>Select some text first: there is nothing but white space here.</source>
        <translation>Zuerst Text auswählen: Hier sind nur Leerzeichen.</translation>
    </message>
    <message>
        <source>The range {begin}–{end} lies outside the article, which has {length} characters.</source>
        <translation>Der Bereich {begin}–{end} liegt außerhalb des Artikels, der {length} Zeichen hat.</translation>
    </message>
    <message>
        <source>The schema has no label {label!r} on layer {layer!r}.</source>
        <translation>Das Schema kennt auf der Ebene „{layer}“ kein Label „{label}“.</translation>
    </message>
    <message>
        <source>{layer} spans may not overlap: “{covered}” ({label}) is already there.</source>
        <translation>Markierungen der Ebene „{layer}“ dürfen sich hier nicht überschneiden: „{covered}“ ({label}) ist schon da.</translation>
    </message>
    <message>
        <source>“{covered}” is already marked as {label}.</source>
        <translation>„{covered}“ ist schon als {label} markiert.</translation>
    </message>
    <message>
        <source>A {layer} span must be one contiguous stretch of text.</source>
        <translation>Eine Markierung der Ebene „{layer}“ muss ein zusammenhängendes Stück Text sein.</translation>
    </message>
    <message>
        <source>“{covered}” has only this one part; remove the span instead.</source>
        <translation>„{covered}“ hat nur dieses eine Fragment; entfernen Sie stattdessen die Markierung.</translation>
    </message>
    <message>
        <source>“{covered}” cannot get any smaller.</source>
        <translation>„{covered}“ kann nicht kleiner werden.</translation>
    </message>
    <message>
        <source>Put the cursor inside “{covered}” to split it there.</source>
        <translation>Setzen Sie die Schreibmarke in „{covered}“, um es dort zu teilen.</translation>
    </message>
    <message>
        <source>{layer} spans have no attribute {attribute!r} with the value {value!r}.</source>
        <translation>Markierungen der Ebene „{layer}“ haben kein Attribut „{attribute}“ mit dem Wert „{value}“.</translation>
    </message>
    <message>
        <source>A {label} has no role {role!r} for a {filler} span.</source>
        <translation>{label} hat keine Rolle „{role}“ für eine Markierung der Ebene „{filler}“.</translation>
    </message>
    <message>
        <source>{role!r} of “{covered}” takes only {limit}; change the one it has.</source>
        <translation>„{role}“ von „{covered}“ nimmt nur {limit} auf; ändern Sie, was schon da ist.</translation>
    </message>
    <message>
        <source>There is no {what} {id!r} here (any more).</source>
        <translation>{what} „{id}“ gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>The role {role!r} of “{covered}” is open.</source>
        <translation>Die Rolle {role!r} von „{covered}“ ist offen.</translation>
    </message>
    <message>
        <source>No further role is suggested for “{covered}”.</source>
        <translation>Für „{covered}“ ist keine weitere Rolle vorgeschlagen.</translation>
    </message>
    <message>
        <source>Nothing of this kind follows “{covered}”.</source>
        <translation>Auf „{covered}“ folgt nichts von dieser Art.</translation>
    </message>
    <message>
        <source>Nothing of this kind stands before “{covered}”.</source>
        <translation>Vor „{covered}“ steht nichts von dieser Art.</translation>
    </message>
    <message>
        <source>“{covered}” is not an open suggestion.</source>
        <translation>„{covered}“ ist kein offener Vorschlag.</translation>
    </message>
    <message>
        <source>Nothing to undo in this article.</source>
        <translation>In diesem Artikel gibt es nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Nothing to redo in this article.</source>
        <translation>In diesem Artikel gibt es nichts wiederherzustellen.</translation>
    </message>
    <message>
        <source>This was changed in the meantime ({what}); look again and repeat it.</source>
        <translation>Das wurde inzwischen geändert ({what}); sehen Sie noch einmal nach und wiederholen Sie den Schritt.</translation>
    </message>
    <message>
        <source>The schema cannot be changed like that: {reason}.</source>
        <translation>So lässt sich das Schema nicht ändern: {reason}.</translation>
    </message>
    <message>
        <source>The last step in this article changed the schema of the whole corpus; it cannot be taken back for one article, only by undoing the change of the schema.</source>
        <translation>Der letzte Schritt in diesem Artikel hat das Schema des ganzen Korpus geändert; er lässt sich nicht für einen Artikel zurücknehmen, nur mit der Schemaänderung selbst.</translation>
    </message>
    <message>
        <source>“{subject}” is from before the schema was changed: it would bring back {what}, which the schema no longer has.</source>
        <translation>„{subject}“ stammt aus der Zeit vor der Schemaänderung: Es brächte {what} zurück, was das Schema nicht mehr hat.</translation>
    </message>
    <message>
        <source>The schema was changed in the meantime (version {version}); look again and repeat it.</source>
        <translation>Das Schema wurde inzwischen geändert (Version {version}); sehen Sie nach und wiederholen Sie es.</translation>
    </message>
    <message>
        <source>they are made with the schema {theirs}; the one of this corpus, {ours}, lacks {unknown}.</source>
        <translation>sie sind mit dem Schema {theirs} gemacht; dem dieses Korpus, {ours}, fehlt {unknown}.</translation>
    </message>
    <message>
        <source>There is no change of the schema to undo.</source>
        <translation>Es gibt keine Schemaänderung, die sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>The schema cannot be changed now: articles that are being imported use {used}; wait until that is done.</source>
        <translation>Das Schema lässt sich jetzt nicht ändern: Artikel, die gerade importiert werden, verwenden {used}; warten Sie, bis das fertig ist.</translation>
    </message>
    <message>
        <source>{file}, line {line}: {field}: {reason}</source>
        <translation>{file}, Zeile {line}: {field}: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>{file} kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation>{file}, Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>There is no format {name!r}; known: {known}.</source>
        <translation>Das Format „{name}“ gibt es nicht; bekannt sind: {known}.</translation>
    </message>
    <message>
        <source>{option}: {reason}</source>
        <translation>{option}: {reason}</translation>
    </message>
    <message>
        <source>{corpus} cannot be used: {reason}</source>
        <translation>{corpus} kann nicht verwendet werden: {reason}</translation>
    </message>
    <message>
        <source>There is no corpus at {corpus}; make one with “annotator new {corpus}”.</source>
        <translation>Unter {corpus} gibt es kein Korpus; „annotator new {corpus}“ legt eines an.</translation>
    </message>
    <message>
        <source>{corpus} is there already; choose another name.</source>
        <translation>{corpus} gibt es schon; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{corpus} is not a corpus of this program.</source>
        <translation>{corpus} ist kein Korpus dieses Programms.</translation>
    </message>
    <message>
        <source>{corpus} was written by a newer version of Annotator (format {found}, this one knows {known}); install that version to open it.</source>
        <translation>{corpus} wurde von einer neueren Version von Annotator geschrieben (Format {found}, diese kennt {known}); installieren Sie jene Version, um es zu öffnen.</translation>
    </message>
    <message>
        <source>{corpus} is damaged ({reason}); restore one of the backups in {backups}.</source>
        <translation>{corpus} ist beschädigt ({reason}); stellen Sie eine der Sicherungen in {backups} wieder her.</translation>
    </message>
    <message>
        <source>{corpus} is open for writing elsewhere ({holder}); close it there first.</source>
        <translation>{corpus} ist anderswo zum Schreiben geöffnet ({holder}); schließen Sie es zuerst dort.</translation>
    </message>
    <message>
        <source>{corpus} cannot be written: the file or its folder is read-only.</source>
        <translation>{corpus} kann nicht geschrieben werden: Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>{corpus}: the disk is full, the last change was not stored; free some space and repeat it.</source>
        <translation>{corpus}: Der Datenträger ist voll, der letzte Schritt wurde nicht gespeichert; schaffen Sie Platz und wiederholen Sie ihn.</translation>
    </message>
    <message>
        <source>Pipeline {pipeline!r}: {reason}</source>
        <translation>Pipeline „{pipeline}“: {reason}</translation>
    </message>
    <message>
        <source>The program&apos;s own file {path} is missing or broken ({reason}); reinstall Annotator.</source>
        <translation>Die programmeigene Datei {path} fehlt oder ist defekt ({reason}); installieren Sie Annotator neu.</translation>
    </message>
    <message>
        <source>The background process ended unexpectedly ({reason}); nothing was lost, try again.</source>
        <translation>Der Hintergrundprozess wurde unerwartet beendet ({reason}); es ging nichts verloren, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>{corpus} cannot hold {what}: it contains {characters}.</source>
        <translation>{corpus} kann {what} nicht aufnehmen: Es enthält {characters}.</translation>
    </message>
    <message>
        <source>The change of the schema cannot be undone any more.</source>
        <translation>Die Schemaänderung lässt sich nicht mehr zurücknehmen.</translation>
    </message>
    <message>
        <source>The change of the schema cannot be undone any more: {annotator} has changed what it touched in “{title}”.</source>
        <translation>Die Schemaänderung lässt sich nicht mehr zurücknehmen: {annotator} hat in „{title}“ geändert, was sie betraf.</translation>
    </message>
    <message>
        <source>The change of the schema cannot be undone any more: “{title}” has got new suggestions since.</source>
        <translation>Die Schemaänderung lässt sich nicht mehr zurücknehmen: „{title}“ hat seither neue Vorschläge bekommen.</translation>
    </message>
    <message>
        <source>The change of the schema cannot be undone any more: annotations made since then use {used}.</source>
        <translation>Die Schemaänderung lässt sich nicht mehr zurücknehmen: Seither gemachte Annotationen verwenden {used}.</translation>
    </message>
    <message>
        <source>The key {key} is meant for “{first}” and for “{second}”; give one of them another key in {file}. The default keys are used.</source>
        <translation>Die Taste {key} ist für „{first}“ und für „{second}“ vorgesehen; geben Sie einem von beiden in {file} eine andere. Es gelten die Standardtasten.</translation>
    </message>
    <message>
        <source>The key {key} of “{action}” belongs to labels, as every letter and digit does; choose another one in {file}. The default keys are used.</source>
        <translation>Die Taste {key} von „{action}“ gehört wie alle Buchstaben und Ziffern den Labels; wählen Sie in {file} eine andere. Es gelten die Standardtasten.</translation>
    </message>
    <message>
        <source>“{key}” for “{action}” is no key; write it as in Ctrl+Shift+K in {file}. The default keys are used.</source>
        <translation>„{key}“ für „{action}“ ist keine Taste; schreiben Sie sie in {file} wie Ctrl+Shift+K. Es gelten die Standardtasten.</translation>
    </message>
    <message>
        <source>There is no action “{action}” to give a key to; the list is in the palette. Correct {file}. The default keys are used.</source>
        <translation>Einen Befehl „{action}“, der eine Taste bekommen könnte, gibt es nicht; alle stehen in der Befehlspalette. Berichtigen Sie {file}. Es gelten die Standardtasten.</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read ({reason}); defaults are used, the old file was kept as {kept}.</source>
        <translation>Die Einstellungen in {file} sind nicht lesbar ({reason}); es gelten die Vorgaben, die alte Datei liegt als {kept} bereit.</translation>
    </message>
    <message>
        <source>The settings cannot be written to {file}: {reason}</source>
        <translation>Die Einstellungen können nicht nach {file} geschrieben werden: {reason}</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>there is no article in it</source>
        <translation>enthält keinen Artikel</translation>
    </message>
    <message>
        <source>read as {encoding} (confidence {confidence:.0%}); check the umlauts, or name it with --encoding</source>
        <translation>als {encoding} gelesen (Zuversicht {confidence:.0%}); prüfen Sie die Umlaute oder nennen Sie die Kodierung mit --encoding</translation>
    </message>
    <message>
        <source>read as {encoding} (confidence {confidence:.0%})</source>
        <translation>als {encoding} gelesen (Zuversicht {confidence:.0%})</translation>
    </message>
    <message>
        <source>broken {encoding} sequences replaced by �: {count}</source>
        <translation>kaputte {encoding}-Folgen durch � ersetzt: {count}</translation>
    </message>
    <message>
        <source>control characters replaced by blanks: {count}</source>
        <translation>Steuerzeichen durch Leerzeichen ersetzt: {count}</translation>
    </message>
    <message>
        <source>there is no text in it</source>
        <translation>enthält keinen Text</translation>
    </message>
    <message>
        <source>cannot be read: {reason}</source>
        <translation>kann nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>is hidden</source>
        <translation>ist versteckt</translation>
    </message>
    <message>
        <source>is no {endings} file</source>
        <translation>ist keine {endings}-Datei</translation>
    </message>
    <message>
        <source>the id {id} belongs to another article; it got a new one</source>
        <translation>die Kennung {id} gehört einem anderen Artikel; er hat eine neue bekommen</translation>
    </message>
    <message>
        <source>is in the corpus already</source>
        <translation>ist schon im Korpus</translation>
    </message>
    <message>
        <source>is in the corpus already, annotations too</source>
        <translation>ist schon im Korpus, auch die Annotationen</translation>
    </message>
    <message>
        <source>{annotator} has annotations on this article already; they were left alone</source>
        <translation>{annotator} hat zu diesem Artikel schon Annotationen; sie blieben unangetastet</translation>
    </message>
    <message>
        <source>says the same as a file before it</source>
        <translation>hat denselben Text wie eine Datei davor</translation>
    </message>
</context>
</TS>
