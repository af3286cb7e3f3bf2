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
        <source>Free software under the MIT licence. The fonts Inter, Literata and Atkinson Hyperlegible are under the SIL Open Font License, OpenDyslexic by Abelardo Gonzalez under CC BY 3.0, the icons by Lucide under the ISC licence. Built on Python, Qt (LGPL) and spaCy.</source>
        <translation>Freie Software unter der MIT-Lizenz. Die Schriften Inter, Literata und Atkinson Hyperlegible stehen unter der SIL Open Font License, OpenDyslexic von Abelardo Gonzalez unter CC BY 3.0, die Symbole von Lucide unter der ISC-Lizenz. Gebaut auf Python, Qt (LGPL) und spaCy.</translation>
    </message>
    <message>
        <source>&amp;Licences of all parts…</source>
        <translation>&amp;Lizenzen aller Teile …</translation>
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
        <source>Opens a corpus that several people work on at once, or makes one there.</source>
        <translation>Öffnet ein Korpus, an dem mehrere zugleich arbeiten, oder legt dort eines an.</translation>
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
        <source>Shows what an export keeps, and writes the annotations in any format.</source>
        <translation>Zeigt, was ein Export behält, und schreibt die Annotationen in jedem Format.</translation>
    </message>
    <message>
        <source>Re&amp;port…</source>
        <translation>Beri&amp;cht …</translation>
    </message>
    <message>
        <source>Writes a page about this corpus: counts, agreement, checks, origins and licences.</source>
        <translation>Schreibt eine Seite über dieses Korpus: Zahlen, Übereinstimmung, Prüfungen, Herkunft und Lizenzen.</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Einste&amp;llungen …</translation>
    </message>
    <message>
        <source>Open corpus on a server…</source>
        <translation>Korpus auf einem Server öffnen …</translation>
    </message>
    <message>
        <source>Copy to a server or a file…</source>
        <translation>Auf einen Server oder in eine Datei kopieren …</translation>
    </message>
    <message>
        <source>Copies this corpus with everything in it to a server, or from there into a file.</source>
        <translation>Kopiert dieses Korpus mit allem darin auf einen Server oder von dort in eine Datei.</translation>
    </message>
    <message>
        <source>Not stored…</source>
        <translation>Nicht Gespeichertes …</translation>
    </message>
    <message>
        <source>Shows what waits to be stored on the server, and what did not fit any more.</source>
        <translation>Zeigt, was noch auf dem Server gespeichert werden muss und was nicht mehr passte.</translation>
    </message>
    <message>
        <source>Res&amp;tore…</source>
        <translation>&amp;Wiederherstellen …</translation>
    </message>
    <message>
        <source>Shows the backups of this corpus, to look into one or to go back to it.</source>
        <translation>Zeigt die Sicherungen dieses Korpus, um in eine hineinzusehen oder zu ihr zurückzugehen.</translation>
    </message>
    <message>
        <source>Return packa&amp;ge…</source>
        <translation>Pake&amp;t zurückgeben …</translation>
    </message>
    <message>
        <source>Packs your own work into one file for whoever shared it out.</source>
        <translation>Packt die eigene Arbeit in eine Datei für die Person, die sie verteilt hat.</translation>
    </message>
    <message>
        <source>Change s&amp;chema…</source>
        <translation>Schema &amp;ändern …</translation>
    </message>
    <message>
        <source>Changes layers, labels, roles, colours and keys, and carries annotations over.</source>
        <translation>Ändert Ebenen, Labels, Rollen, Farben und Tasten und führt die Annotationen mit.</translation>
    </message>
    <message>
        <source>&amp;Undo schema change</source>
        <translation>Schemaänderung z&amp;urücknehmen</translation>
    </message>
    <message>
        <source>Takes back the last change of the schema in the whole corpus.</source>
        <translation>Nimmt die letzte Änderung des Schemas im ganzen Korpus zurück.</translation>
    </message>
    <message>
        <source>Sets type, colours, language, keys, behaviour, backups and your name.</source>
        <translation>Stellt Schrift, Farben, Sprache, Tasten, Verhalten, Sicherungen und den eigenen Namen ein.</translation>
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
        <translation>Wählt aus und verschiebt Grenzen zeichenweise statt wortweise.</translation>
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
        <source>Pipeli&amp;nes…</source>
        <translation>&amp;Pipelines …</translation>
    </message>
    <message>
        <source>Shows what makes suggestions: choose, install or load another pipeline.</source>
        <translation>Zeigt, was Vorschläge macht: eine andere Pipeline wählen, installieren oder laden.</translation>
    </message>
    <message>
        <source>Tra&amp;in from gold…</source>
        <translation>Aus G&amp;old trainieren …</translation>
    </message>
    <message>
        <source>Trains a pipeline on what people marked and compares it with the present one.</source>
        <translation>Trainiert eine Pipeline mit dem, was Menschen markiert haben, und vergleicht sie mit der jetzigen.</translation>
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
        <translation>&amp;Implizit, nicht vorhanden, offen</translation>
    </message>
    <message>
        <source>Makes the role chosen last implicit, then absent, then open again.</source>
        <translation>Macht die zuletzt gewählte Rolle implizit, dann nicht vorhanden, dann wieder offen.</translation>
    </message>
    <message>
        <source>&amp;Other filler…</source>
        <translation>&amp;Andere Füllung …</translation>
    </message>
    <message>
        <source>Gives a role somebody or something else; a suggestion is taken over with it.</source>
        <translation>Gibt einer Rolle jemand oder etwas anderes; ein Vorschlag wird damit übernommen.</translation>
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
        <translation>Macht am Cursor zwei daraus; beide behalten alle Rollen.</translation>
    </message>
    <message>
        <source>&amp;Join with the next</source>
        <translation>Mit dem nächsten &amp;verbinden</translation>
    </message>
    <message>
        <source>Makes one of it and the next one, with the roles of both.</source>
        <translation>Macht aus diesem und dem nächsten eines, mit den Rollen beider.</translation>
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
        <source>Next &amp;finding</source>
        <translation>Nächster Be&amp;fund</translation>
    </message>
    <message>
        <source>Goes to the next span something may be wrong with.</source>
        <translation>Geht zur nächsten Markierung, an der etwas nicht stimmen könnte.</translation>
    </message>
    <message>
        <source>Previous fin&amp;ding</source>
        <translation>Voriger Befun&amp;d</translation>
    </message>
    <message>
        <source>Goes to the span before that something may be wrong with.</source>
        <translation>Geht zur vorigen Markierung, an der etwas nicht stimmen könnte.</translation>
    </message>
    <message>
        <source>&amp;Findings of the corpus…</source>
        <translation>&amp;Befunde des Korpus …</translation>
    </message>
    <message>
        <source>Lists what may be wrong in all articles: go there, put it right, or ignore it.</source>
        <translation>Listet auf, was in allen Artikeln nicht stimmen könnte: hingehen, berichtigen oder übergehen.</translation>
    </message>
    <message>
        <source>&amp;Search texts and annotations…</source>
        <translation>&amp;Suchen in Texten und Annotationen …</translation>
    </message>
    <message>
        <source>Finds words, spans, roles and much more in all articles; annotates or corrects what was found.</source>
        <translation>Findet Wörter, Markierungen, Rollen und vieles mehr in allen Artikeln; annotiert oder berichtigt das Gefundene.</translation>
    </message>
    <message>
        <source>&amp;Review desk…</source>
        <translation>&amp;Prüftisch …</translation>
    </message>
    <message>
        <source>Samples what is marked: judge it by keys, see how much of it is right, and sign it off.</source>
        <translation>Zieht Stichproben aus dem Markierten: mit Tasten beurteilen, sehen, wie viel stimmt, und abnehmen.</translation>
    </message>
    <message>
        <source>&amp;Dashboard…</source>
        <translation>&amp;Übersicht …</translation>
    </message>
    <message>
        <source>Shows how the work goes: progress, speed, label balance, suggestions, blind controls, open findings.</source>
        <translation>Zeigt, wie die Arbeit läuft: Fortschritt, Tempo, Verteilung der Labels, Vorschläge, blinde Kontrollen, offene Befunde.</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>&amp;Verlauf …</translation>
    </message>
    <message>
        <source>Lists who did what, when: in this article, to this span, or in all articles.</source>
        <translation>Listet auf, wer wann was getan hat: in diesem Artikel, an dieser Markierung oder in allen Artikeln.</translation>
    </message>
    <message>
        <source>&amp;Time machine</source>
        <translation>&amp;Zeitmaschine</translation>
    </message>
    <message>
        <source>Shows the article as it was after any step; brings back a state or a single span.</source>
        <translation>Zeigt den Artikel, wie er nach einem beliebigen Schritt war; holt einen Stand oder eine einzelne Markierung zurück.</translation>
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
        <source>Arcs of all &amp;quotes and events</source>
        <translation>Bögen aller &amp;Zitate und Ereignisse</translation>
    </message>
    <message>
        <source>Shows what belongs together everywhere, or only for what has the focus.</source>
        <translation>Zeigt überall, was zusammengehört, oder nur bei dem, was den Fokus hat.</translation>
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
        <source>Light, &amp;high contrast</source>
        <translation>Hell, hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Black type on white ground, strong lines.</source>
        <translation>Schwarze Schrift auf weißem Grund, kräftige Linien.</translation>
    </message>
    <message>
        <source>Dark, high &amp;contrast</source>
        <translation>Dunkel, &amp;hoher Kontrast</translation>
    </message>
    <message>
        <source>White type on black ground, strong lines.</source>
        <translation>Weiße Schrift auf schwarzem Grund, kräftige Linien.</translation>
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
        <translation>Füllt mit dem Fenster den ganzen Bildschirm.</translation>
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
        <source>&amp;Change keys…</source>
        <translation>Tasten &amp;ändern …</translation>
    </message>
    <message>
        <source>Gives actions other keys, or takes a set of keys over.</source>
        <translation>Gibt Befehlen andere Tasten oder übernimmt eine ganze Belegung.</translation>
    </message>
    <message>
        <source>&amp;About Annotator</source>
        <translation>Ü&amp;ber Annotator</translation>
    </message>
    <message>
        <source>Shows version and licences.</source>
        <translation>Zeigt Version und Lizenzen.</translation>
    </message>
    <message>
        <source>By &amp;score…</source>
        <translation>Nach Zu&amp;versicht …</translation>
    </message>
    <message>
        <source>Lists all from a score up, or below one, to accept or reject in one step.</source>
        <translation>Listet alle ab einer bestimmten Zuversicht oder darunter auf, um sie in einem Schritt zu übernehmen oder abzulehnen.</translation>
    </message>
    <message>
        <source>&amp;Equal ones…</source>
        <translation>&amp;Gleiche …</translation>
    </message>
    <message>
        <source>Lists all with the same words and label, to accept or reject in one step.</source>
        <translation>Listet alle mit denselben Wörtern und demselben Label auf, um sie in einem Schritt zu übernehmen oder abzulehnen.</translation>
    </message>
    <message>
        <source>All of this &amp;rule…</source>
        <translation>Alle dieser &amp;Regel …</translation>
    </message>
    <message>
        <source>Lists all that the same rule proposed, to accept or reject in one step.</source>
        <translation>Listet alle auf, die dieselbe Regel vorschlug, um sie in einem Schritt zu übernehmen oder abzulehnen.</translation>
    </message>
    <message>
        <source>Equal ones in the &amp;whole corpus…</source>
        <translation>Gleiche im ganzen &amp;Korpus …</translation>
    </message>
    <message>
        <source>Looks for the same words and label in all articles, to decide on them at once.</source>
        <translation>Sucht dieselben Wörter mit demselben Label in allen Artikeln, um auf einmal zu entscheiden.</translation>
    </message>
    <message>
        <source>&amp;Take back in the whole corpus</source>
        <translation>Im ganzen Korpus &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Takes the last decision in the whole corpus back where nothing else was done since.</source>
        <translation>Nimmt die letzte Entscheidung im ganzen Korpus zurück, wo seither nichts anderes geschah.</translation>
    </message>
    <message>
        <source>Filter s&amp;uggestions…</source>
        <translation>Vorschläge &amp;filtern …</translation>
    </message>
    <message>
        <source>Shows suggestions of some labels, scores or rules only; the others wait.</source>
        <translation>Zeigt nur Vorschläge mit bestimmten Labels, bestimmter Zuversicht oder von bestimmten Regeln; die anderen warten.</translation>
    </message>
    <message>
        <source>Show all &amp;suggestions again</source>
        <translation>Wieder alle V&amp;orschläge zeigen</translation>
    </message>
    <message>
        <source>Takes the filter of suggestions away.</source>
        <translation>Hebt den Filter der Vorschläge auf.</translation>
    </message>
    <message>
        <source>&amp;People and work…</source>
        <translation>&amp;Personen und Arbeit …</translation>
    </message>
    <message>
        <source>Shows who is how far, shares work out, makes packages and merges what comes back.</source>
        <translation>Zeigt, wer wie weit ist, verteilt Arbeit, erstellt Pakete und führt zusammen, was zurückkommt.</translation>
    </message>
    <message>
        <source>&amp;Adjudication…</source>
        <translation>&amp;Adjudikation …</translation>
    </message>
    <message>
        <source>Decides between annotators, one disagreement after the other, and makes the gold sets.</source>
        <translation>Entscheidet zwischen Annotierenden, eine Abweichung nach der anderen, und macht daraus das Gold.</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>Ü&amp;bereinstimmung …</translation>
    </message>
    <message>
        <source>Shows how far annotators agree, by label, pair and week, and the articles behind each number.</source>
        <translation>Zeigt, wie weit Annotierende übereinstimmen, nach Label, Paar und Woche, und die Artikel hinter jeder Zahl.</translation>
    </message>
    <message>
        <source>&amp;Bookmark here</source>
        <translation>Lesezeichen &amp;hier</translation>
    </message>
    <message>
        <source>Sets a bookmark at the span, the selection or the article, or takes it away; nobody else sees it.</source>
        <translation>Setzt ein Lesezeichen an Markierung, Auswahl oder Artikel oder nimmt es weg; niemand sonst sieht es.</translation>
    </message>
    <message>
        <source>Book&amp;marks…</source>
        <translation>Le&amp;sezeichen …</translation>
    </message>
    <message>
        <source>Lists your bookmarks in this corpus; Enter goes there.</source>
        <translation>Listet die eigenen Lesezeichen in diesem Korpus auf; Eingabetaste führt hin.</translation>
    </message>
    <message>
        <source>As&amp;k the curator…</source>
        <translation>Kuratierende &amp;fragen …</translation>
    </message>
    <message>
        <source>Asks about the span, the selection or the article; the question goes along with your work.</source>
        <translation>Fragt zu Markierung, Auswahl oder Artikel; die Frage geht mit der Arbeit mit.</translation>
    </message>
    <message>
        <source>&amp;Questions to the curator…</source>
        <translation>Fra&amp;gen an die Kuratierenden …</translation>
    </message>
    <message>
        <source>Lists what was asked, and lets you answer.</source>
        <translation>Listet auf, was gefragt wurde, und lässt Sie antworten.</translation>
    </message>
    <message>
        <source>Pace and &amp;breaks…</source>
        <translation>&amp;Tempo und Pausen …</translation>
    </message>
    <message>
        <source>Shows your own time and pace, reminds of breaks; for yourself alone.</source>
        <translation>Zeigt die eigene Zeit und das eigene Tempo, erinnert an Pausen; nur für Sie selbst.</translation>
    </message>
    <message>
        <source>&amp;Guideline</source>
        <translation>&amp;Richtlinie</translation>
    </message>
    <message>
        <source>Shows the guideline in place of the outline, at the label in focus, with examples from the corpus.</source>
        <translation>Zeigt statt der Gliederung die Richtlinie, beim Label im Fokus, mit Beispielen aus dem Korpus.</translation>
    </message>
    <message>
        <source>Guided &amp;tour</source>
        <translation>Geführte T&amp;our</translation>
    </message>
    <message>
        <source>Leads through a first article in five minutes, in a corpus of its own.</source>
        <translation>Führt in fünf Minuten durch einen ersten Artikel, in einem eigenen Korpus.</translation>
    </message>
    <message>
        <source>Skip this step of the tour</source>
        <translation>Diesen Schritt der Tour überspringen</translation>
    </message>
    <message>
        <source>Goes on to the next step of the tour.</source>
        <translation>Geht zum nächsten Schritt der Tour.</translation>
    </message>
    <message>
        <source>&amp;What is new</source>
        <translation>&amp;Was ist neu</translation>
    </message>
    <message>
        <source>Shows what changed in this version.</source>
        <translation>Zeigt, was sich in dieser Version geändert hat.</translation>
    </message>
</context>
<context>
    <name>Adjudication</name>
    <message>
        <source>All of it</source>
        <translation>Das Ganze</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>asked again: there is a new answer</source>
        <translation>erneut gefragt: Es gibt eine neue Antwort</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>settled by the policy</source>
        <translation>durch das Verfahren entschieden</translation>
    </message>
    <message>
        <source>Guideline gap</source>
        <translation>Lücke in der Richtlinie</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>Mehrdeutig</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Versehen</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>Mehrheit</translation>
    </message>
    <message>
        <source>All agree</source>
        <translation>Alle einig</translation>
    </message>
    <message>
        <source>Trusted annotator</source>
        <translation>Maßgebliche Person</translation>
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
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>AdjudicationDialog</name>
    <message>
        <source>Nothing else is open.</source>
        <translation>Sonst ist nichts offen.</translation>
    </message>
    <message>
        <source>This reading says nothing about it.</source>
        <translation>Diese Lesart sagt nichts dazu.</translation>
    </message>
    <message>
        <source>Nobody is right about it: O does it by hand, or N on all of it.</source>
        <translation>Niemand hat damit recht: Entscheiden Sie mit O von Hand oder mit N für das Ganze.</translation>
    </message>
    <message>
        <source>That was the last one: nothing is open any more.</source>
        <translation>Das war die letzte: Es ist nichts mehr offen.</translation>
    </message>
    <message>
        <source>%1 open of %2 disagreements</source>
        <translation>%1 von %2 Abweichungen offen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>take this reading</source>
        <translation>diese Lesart nehmen</translation>
    </message>
    <message>
        <source>all wrong</source>
        <translation>alles falsch</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>only one part</source>
        <translation>nur ein Teil</translation>
    </message>
    <message>
        <source>next</source>
        <translation>nächste</translation>
    </message>
    <message>
        <source>why they differ</source>
        <translation>warum sie abweichen</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>nebeneinander</translation>
    </message>
    <message>
        <source>Nothing is to be decided: no article has two finished sets that differ.</source>
        <translation>Es gibt nichts zu entscheiden: Kein Artikel hat zwei fertige Fassungen, die voneinander abweichen.</translation>
    </message>
    <message>
        <source>Adjudication</source>
        <translation>Adjudikation</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Rückmeldung</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Merge by policy…</source>
        <translation>Zusammenführen …</translation>
    </message>
    <message>
        <source>Takes over what annotators agree on; shows it first.</source>
        <translation>Übernimmt, worin sich die Annotierenden einig sind; zeigt es vorher.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>One column for each annotator (Ctrl+T).</source>
        <translation>Eine Spalte für jede Person (Strg+T).</translation>
    </message>
</context>
<context>
    <name>AdjudicationFrame</name>
    <message>
        <source>%1 open, %2 decided; %3 of %4 articles without an open one</source>
        <translation>%1 offen, %2 entschieden; %3 von %4 Artikeln ohne offene</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Label or role</source>
        <translation>Label oder Rolle</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Fillers of roles</source>
        <translation>Füllungen von Rollen</translation>
    </message>
    <message>
        <source>States of roles</source>
        <translation>Zustände von Rollen</translation>
    </message>
    <message>
        <source>Whole structures</source>
        <translation>Ganze Strukturen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Labels of the same place</source>
        <translation>Labels derselben Stelle</translation>
    </message>
    <message>
        <source>Stretches of text</source>
        <translation>Textstrecken</translation>
    </message>
    <message>
        <source>F1 exact</source>
        <translation>F1 genau</translation>
    </message>
    <message>
        <source>F1 overlap</source>
        <translation>F1 Überlappung</translation>
    </message>
    <message>
        <source>F1 partial</source>
        <translation>F1 teilweise</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Cohen’s κ</source>
        <translation>Cohens κ</translation>
    </message>
    <message>
        <source>Fleiss’ κ</source>
        <translation>Fleiss’ κ</translation>
    </message>
    <message>
        <source>Krippendorff’s α</source>
        <translation>Krippendorffs α</translation>
    </message>
    <message>
        <source>Krippendorff’s α_U</source>
        <translation>Krippendorffs α_U</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Running number</source>
        <translation>Laufende Nummer</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>marked or not</source>
        <translation>markiert oder nicht</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>only one of them has annotated it</source>
        <translation>nur eine der Personen hat ihn annotiert</translation>
    </message>
    <message>
        <source>not finished by two of them</source>
        <translation>von weniger als zwei der Personen abgeschlossen</translation>
    </message>
    <message>
        <source>not begun by any of them</source>
        <translation>von keiner der Personen begonnen</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
</context>
<context>
    <name>AgreementChoices</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Attributes that count</source>
        <translation>Attribute, die zählen</translation>
    </message>
    <message>
        <source>Labels count</source>
        <translation>Labels zählen</translation>
    </message>
    <message>
        <source>Whether labels count, or only places.</source>
        <translation>Ob Labels zählen oder nur Stellen.</translation>
    </message>
    <message>
        <source>Finished only</source>
        <translation>Nur Fertiges</translation>
    </message>
    <message>
        <source>Only articles that two or more have finished.</source>
        <translation>Nur Artikel, die zwei oder mehr fertig haben.</translation>
    </message>
    <message>
        <source>Names hidden</source>
        <translation>Namen verborgen</translation>
    </message>
    <message>
        <source>People are called A, B, C …, in tables and pictures too.</source>
        <translation>Personen heißen A, B, C …, auch in Tabellen und Bildern.</translation>
    </message>
</context>
<context>
    <name>AgreementDialog</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Copied as Markdown.</source>
        <translation>Als Markdown kopiert.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Copied as a picture.</source>
        <translation>Als Bild kopiert.</translation>
    </message>
    <message>
        <source>%1 articles compared.</source>
        <translation>%1 Artikel verglichen.</translation>
    </message>
    <message>
        <source>Agreement takes two: so far not more than one person has annotated here.</source>
        <translation>Zur Übereinstimmung gehören zwei: Bisher hat hier höchstens eine Person annotiert.</translation>
    </message>
    <message>
        <source>No article has two sets that can be compared.</source>
        <translation>Kein Artikel hat zwei Fassungen, die sich vergleichen ließen.</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Weggelassen:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%1, %Ln suggestions to decide on</source>
        <translation>
            <numerusform>%1, über %Ln Vorschlag zu entscheiden</numerusform>
            <numerusform>%1, über %Ln Vorschläge zu entscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>selected: “%1”</source>
        <translation>ausgewählt: „%1“</translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message>
        <source>like “%1”</source>
        <translation>wie „%1“</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
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
        <source>Least certain suggestions first</source>
        <translation>Unsicherste Vorschläge zuerst</translation>
    </message>
    <message>
        <source>Where two pipelines differ first</source>
        <translation>Abweichungen zweier Pipelines zuerst</translation>
    </message>
    <message>
        <source>As imported, repetitions last</source>
        <translation>Wie importiert, Wiederholungen zuletzt</translation>
    </message>
    <message>
        <source>Articles that say the same as one you have finished come last.</source>
        <translation>Artikel, die dasselbe sagen wie ein fertiger, kommen zuletzt.</translation>
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
        <translation>Ziehen Sie Textdateien oder einen Ordner auf das Fenster, oder wählen Sie „Datei › Artikel importieren“.</translation>
    </message>
    <message>
        <source>Words in title or text; a “phrase” in quotation marks is searched as it stands. Queries too: status:done label:PER quote[not speaker]</source>
        <translation>Wörter in Titel oder Text; eine „Wendung“ in Anführungszeichen wird gesucht, wie sie dasteht. Auch Abfragen: status:done label:PER quote[not speaker]</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>Gespeicherte Abfragen</translation>
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
    <name>ArticleMenu</name>
    <message>
        <source>&amp;Open</source>
        <translation>Öff&amp;nen</translation>
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
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) open</source>
        <translation>
            <numerusform>%Ln Vorschlag offen</numerusform>
            <numerusform>%Ln Vorschläge offen</numerusform>
        </translation>
    </message>
    <message>
        <source>says the same as “%1”, which you have finished</source>
        <translation>sagt dasselbe wie „%1“, den Sie fertig haben</translation>
    </message>
    <message>
        <source>suggested, nothing found</source>
        <translation>vorgeschlagen, nichts gefunden</translation>
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
        <source>Findings</source>
        <translation>Befunde</translation>
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
        <source>Go to the next finding</source>
        <translation>Zum nächsten Befund</translation>
    </message>
    <message>
        <source>Click on a mark or go to one with Tab to see all about it here.</source>
        <translation>Klicken Sie eine Markierung an oder gehen Sie mit Tab zu einer; hier steht dann alles über sie.</translation>
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
        <translation>Eine Notiz zu diesem Artikel</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>Notiz zum Artikel</translation>
    </message>
    <message>
        <source>Stored when you leave the field or press Ctrl+Enter.</source>
        <translation>Wird gespeichert, sobald Sie das Feld verlassen oder Strg+Eingabe drücken.</translation>
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
    <name>ArticlesModel</name>
    <message>
        <source>%1
%2 open, %3 decided, %4 settled by the policy</source>
        <translation>%1
%2 offen, %3 entschieden, %4 durch das Verfahren</translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Articles behind the number</source>
        <translation>Artikel hinter der Zahl</translation>
    </message>
    <message>
        <source>Put the list away</source>
        <translation>Liste schließen</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>In 1,000</source>
        <translation>Je 1.000</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>&amp;Id</source>
        <translation>K&amp;ennung</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Neue Rolle</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>Neues Attribut</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <translation>„%1“ umbenennen</translation>
    </message>
    <message>
        <source>New &amp;id</source>
        <translation>Neue K&amp;ennung</translation>
    </message>
    <message>
        <source>Tick what is to be merged.</source>
        <translation>Haken Sie an, was zusammengelegt wird.</translation>
    </message>
    <message>
        <source>&amp;These</source>
        <translation>&amp;Diese</translation>
    </message>
    <message>
        <source>&amp;become</source>
        <translation>&amp;werden zu</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Split “%1”</source>
        <translation>„%1“ teilen</translation>
    </message>
    <message>
        <source>get the label “%1”</source>
        <translation>bekommen das Label „%1“</translation>
    </message>
    <message>
        <source>go with it</source>
        <translation>gehen mit</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Its &amp;spans</source>
        <translation>Seine &amp;Markierungen</translation>
    </message>
    <message>
        <source>First &amp;label</source>
        <translation>Erstes &amp;Label</translation>
    </message>
    <message>
        <source>A role needs at least one layer that fills it.</source>
        <translation>Eine Rolle braucht mindestens eine Ebene, die sie füllt.</translation>
    </message>
    <message>
        <source>leads to another span for the same person or thing</source>
        <translation>führt zu einer anderen Markierung derselben Person oder Sache</translation>
    </message>
    <message>
        <source>&amp;Filled by</source>
        <translation>&amp;Gefüllt von</translation>
    </message>
    <message>
        <source>Mention &amp;chain</source>
        <translation>Erwähnungs&amp;kette</translation>
    </message>
    <message>
        <source>one of several values</source>
        <translation>einer von mehreren Werten</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>any text</source>
        <translation>beliebiger Text</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>N&amp;ame</source>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>&amp;Values</source>
        <translation>&amp;Werte</translation>
    </message>
    <message>
        <source>De&amp;fault</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>Attribute %1</source>
        <translation>Attribut %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
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
    <name>BackupModel</name>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Steps since then</source>
        <translation>Schritte seitdem</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>BehaviourPage</name>
    <message>
        <source>Go on to the &amp;next suggestion after a decision</source>
        <translation>Nach einer Entscheidung zum &amp;nächsten Vorschlag</translation>
    </message>
    <message>
        <source>Open the next &amp;unfinished article after one is done</source>
        <translation>Nach einem fertigen den nächsten &amp;unfertigen Artikel öffnen</translation>
    </message>
    <message>
        <source>&amp;Selecting goes by</source>
        <translation>&amp;Auswählen geht nach</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörtern</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Tab in the article</source>
        <translation>Tabulator im Artikel</translation>
    </message>
    <message>
        <source>goes to the next suggestion</source>
        <translation>geht zum nächsten Vorschlag</translation>
    </message>
    <message>
        <source>goes to the next span, suggested or own</source>
        <translation>geht zur nächsten Markierung, ob vorgeschlagen oder eigen</translation>
    </message>
    <message>
        <source>leaves the article, as everywhere else</source>
        <translation>verlässt den Artikel, wie überall sonst</translation>
    </message>
    <message>
        <source>&amp;Tab in the article</source>
        <translation>&amp;Tabulator im Artikel</translation>
    </message>
    <message>
        <source>Whatever Tab does, F6 moves the keyboard to the next area. Tab is one of the keys that can be changed; this is a short way to it.</source>
        <translation>Was Tab auch tut: F6 bringt die Tastatur in den nächsten Bereich. Tab gehört zu den Tasten, die sich ändern lassen; das hier ist ein kurzer Weg dorthin.</translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message>
        <source>Articles behind the number</source>
        <translation>Artikel hinter der Zahl</translation>
    </message>
    <message>
        <source>Where they do not agree</source>
        <translation>Wo sie nicht übereinstimmen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Abweichend</translation>
    </message>
    <message>
        <source>%1 articles, they disagree in %2</source>
        <translation>%1 Artikel, in %2 davon weichen sie ab</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Entscheiden …</translation>
    </message>
</context>
<context>
    <name>BookmarksDialog</name>
    <message>
        <source>the whole article</source>
        <translation>der ganze Artikel</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>No bookmarks yet. Set one at a span, a selection or an article with %1.</source>
        <translation>Noch keine Lesezeichen. Setzen Sie eines an Markierung, Auswahl oder Artikel mit %1.</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Guided tour, step %1 of %2</source>
        <translation>Geführte Tour, Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>BulkReview</name>
    <message>
        <source>Nothing was decided in the whole corpus that could be taken back.</source>
        <translation>Im ganzen Korpus wurde nichts entschieden, das sich zurücknehmen ließe.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) stay(s) open: %1</source>
        <translation>
            <numerusform>%Ln Vorschlag bleibt offen: %1</numerusform>
            <numerusform>%Ln Vorschläge bleiben offen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Each article gets an undo step of its own; Take back in the whole corpus takes back all of them.</source>
        <translation>Jeder Artikel bekommt einen eigenen Rückgängig-Schritt; „Im ganzen Korpus zurücknehmen“ nimmt alle zurück.</translation>
    </message>
    <message>
        <source>These are the first %1; there are more.</source>
        <translation>Das sind die ersten %1; es gibt mehr.</translation>
    </message>
</context>
<context>
    <name>CardinalityField</name>
    <message>
        <source>none or one (?)</source>
        <translation>keine oder eine (?)</translation>
    </message>
    <message>
        <source>any number (*)</source>
        <translation>beliebig viele (*)</translation>
    </message>
    <message>
        <source>one or more (+)</source>
        <translation>eine oder mehr (+)</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
</context>
<context>
    <name>CheckTitles</name>
    <message>
        <source>Unknown layer</source>
        <translation>Unbekannte Ebene</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>Kein Typ</translation>
    </message>
    <message>
        <source>Unknown label</source>
        <translation>Unbekanntes Label</translation>
    </message>
    <message>
        <source>Impossible value</source>
        <translation>Unmöglicher Wert</translation>
    </message>
    <message>
        <source>Gap not allowed</source>
        <translation>Lücke nicht erlaubt</translation>
    </message>
    <message>
        <source>Overlap not allowed</source>
        <translation>Überlappung nicht erlaubt</translation>
    </message>
    <message>
        <source>Marked twice</source>
        <translation>Doppelt markiert</translation>
    </message>
    <message>
        <source>Fills no role</source>
        <translation>Füllt keine Rolle</translation>
    </message>
    <message>
        <source>White space at an edge</source>
        <translation>Leerraum am Anfang oder Ende</translation>
    </message>
    <message>
        <source>Cut character</source>
        <translation>Zerschnittenes Zeichen</translation>
    </message>
    <message>
        <source>Punctuation at an edge</source>
        <translation>Satzzeichen am Anfang oder Ende</translation>
    </message>
    <message>
        <source>Cut word</source>
        <translation>Zerschnittenes Wort</translation>
    </message>
    <message>
        <source>Over the end of a sentence</source>
        <translation>Über ein Satzende</translation>
    </message>
    <message>
        <source>Over the dateline</source>
        <translation>Über die Ortsmarke</translation>
    </message>
    <message>
        <source>Long trigger</source>
        <translation>Langer Auslöser</translation>
    </message>
    <message>
        <source>No speaker</source>
        <translation>Kein Sprecher</translation>
    </message>
    <message>
        <source>Open role</source>
        <translation>Offene Rolle</translation>
    </message>
    <message>
        <source>Wrong number of fillers</source>
        <translation>Falsche Zahl von Füllungen</translation>
    </message>
    <message>
        <source>Role contradicts itself</source>
        <translation>Rolle widerspricht sich</translation>
    </message>
    <message>
        <source>Unknown role</source>
        <translation>Unbekannte Rolle</translation>
    </message>
    <message>
        <source>Filler of a wrong layer</source>
        <translation>Füllung von falscher Ebene</translation>
    </message>
    <message>
        <source>Same filler twice</source>
        <translation>Dieselbe Füllung zweimal</translation>
    </message>
    <message>
        <source>Filler far away</source>
        <translation>Füllung weit weg</translation>
    </message>
    <message>
        <source>Trigger far from its arguments</source>
        <translation>Auslöser weit von seinen Füllungen</translation>
    </message>
    <message>
        <source>Place that acts</source>
        <translation>Ort, der handelt</translation>
    </message>
    <message>
        <source>Direct speech without marks</source>
        <translation>Direkte Rede ohne Anführungszeichen</translation>
    </message>
    <message>
        <source>Marks left outside</source>
        <translation>Anführungszeichen außerhalb</translation>
    </message>
    <message>
        <source>Unbalanced marks</source>
        <translation>Anführungszeichen unpaarig</translation>
    </message>
    <message>
        <source>Speaker inside the speech</source>
        <translation>Sprecher in der Rede</translation>
    </message>
    <message>
        <source>Cue inside the speech</source>
        <translation>Redesignal in der Rede</translation>
    </message>
    <message>
        <source>Speaker who does not speak</source>
        <translation>Sprecher, der nicht spricht</translation>
    </message>
    <message>
        <source>Cue outside the frame</source>
        <translation>Redesignal außerhalb des Rahmensatzes</translation>
    </message>
    <message>
        <source>Speech without a quote</source>
        <translation>Rede ohne Zitat</translation>
    </message>
    <message>
        <source>Speaker without a name</source>
        <translation>Sprecher ohne Namen</translation>
    </message>
    <message>
        <source>Two labels in an article</source>
        <translation>Zwei Labels in einem Artikel</translation>
    </message>
    <message>
        <source>Name not marked again</source>
        <translation>Name nicht wieder markiert</translation>
    </message>
    <message>
        <source>Other label elsewhere</source>
        <translation>Anderswo anderes Label</translation>
    </message>
    <message>
        <source>Marked in other articles</source>
        <translation>In anderen Artikeln markiert</translation>
    </message>
    <message>
        <source>Place or government</source>
        <translation>Ort oder Regierung</translation>
    </message>
    <message>
        <source>Same words, other label</source>
        <translation>Gleiche Wörter, anderes Label</translation>
    </message>
    <message>
        <source>Same words, not marked</source>
        <translation>Gleiche Wörter, nicht markiert</translation>
    </message>
    <message>
        <source>Wire copy: other label</source>
        <translation>Agenturmeldung: anderes Label</translation>
    </message>
    <message>
        <source>Wire copy: not marked</source>
        <translation>Agenturmeldung: nicht markiert</translation>
    </message>
    <message>
        <source>Wire copy: marked here only</source>
        <translation>Agenturmeldung: nur hier markiert</translation>
    </message>
    <message>
        <source>Model: would mark it</source>
        <translation>Modell: würde markieren</translation>
    </message>
    <message>
        <source>Model: would not mark it</source>
        <translation>Modell: würde nicht markieren</translation>
    </message>
    <message>
        <source>Model: other label</source>
        <translation>Modell: anderes Label</translation>
    </message>
    <message>
        <source>Model: other edges</source>
        <translation>Modell: andere Grenzen</translation>
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
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Make open again</source>
        <translation>Wieder offen lassen</translation>
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
        <translation>vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Type to find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>“%1” %2 …</source>
        <translation>„%1“ %2 …</translation>
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
        <translation>Person oder Sache suchen</translation>
    </message>
</context>
<context>
    <name>CodeKinds</name>
    <message>
        <source>Python code</source>
        <translation>Python-Code</translation>
    </message>
    <message>
        <source>compiled code</source>
        <translation>übersetzter Code</translation>
    </message>
    <message>
        <source>pickled data, which can run anything</source>
        <translation>Pickle-Daten, die beliebigen Code ausführen können</translation>
    </message>
    <message>
        <source>somebody else&apos;s function</source>
        <translation>eine fremde Funktion</translation>
    </message>
    <message>
        <source>somebody else&apos;s component</source>
        <translation>eine fremde Komponente</translation>
    </message>
    <message>
        <source>parts of another pipeline</source>
        <translation>Teile einer anderen Pipeline</translation>
    </message>
    <message>
        <source>a language spaCy does not have</source>
        <translation>eine Sprache, die spaCy nicht hat</translation>
    </message>
    <message>
        <source>code that spaCy runs by itself</source>
        <translation>Code, den spaCy von selbst ausführt</translation>
    </message>
</context>
<context>
    <name>ColourField</name>
    <message>
        <source>Other…</source>
        <translation>Andere …</translation>
    </message>
    <message>
        <source>As the layer</source>
        <translation>Wie die Ebene</translation>
    </message>
    <message>
        <source>A colour is # and six digits 0–9, a–f, as #0072b2.</source>
        <translation>Eine Farbe ist # und sechs Ziffern 0–9, a–f, etwa #0072b2.</translation>
    </message>
    <message>
        <source>Words would be hard to read in this colour; choose another one.</source>
        <translation>Wörter wären in dieser Farbe schwer zu lesen; wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Least contrast of words: light %1, dark %2 (needed: 4.5 : 1)</source>
        <translation>Kleinster Kontrast von Wörtern: hell %1, dunkel %2 (nötig: 4,5 : 1)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Farbe %1</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
</context>
<context>
    <name>CommandBox</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The same as a command</source>
        <translation>Dasselbe als Befehl</translation>
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
        <translation>Wählen Sie zuerst Text aus, und drücken Sie dann %1.</translation>
    </message>
    <message>
        <source>Go to a quote or an event first: %1 fills a role.</source>
        <translation>Gehen Sie zuerst zu einem Zitat oder Ereignis: %1 füllt eine Rolle.</translation>
    </message>
    <message>
        <source>%1: implicit, understood but not in the text.</source>
        <translation>%1: implizit, mitverstanden, aber nicht im Text.</translation>
    </message>
    <message>
        <source>%1: absent, there is none.</source>
        <translation>%1: nicht vorhanden, gibt es hier nicht.</translation>
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
        <source>Nothing of what is shown looks wrong in this article.</source>
        <translation>An dem, was gezeigt wird, ist in diesem Artikel nichts auffällig.</translation>
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
    <message>
        <source>Nothing has been done in this article yet.</source>
        <translation>In diesem Artikel ist noch nichts getan worden.</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Open corpus on a server</source>
        <translation>Korpus auf einem Server öffnen</translation>
    </message>
    <message>
        <source>Copy to a server</source>
        <translation>Auf einen Server kopieren</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut …</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Ein anderes</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Schema: the usual one…</source>
        <translation>Schema: das übliche …</translation>
    </message>
    <message>
        <source>Make a corpus there</source>
        <translation>Dort ein Korpus anlegen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>PostgreSQL %1 lets you in.</source>
        <translation>PostgreSQL %1 lässt Sie ein.</translation>
    </message>
    <message>
        <source>The connection is encrypted.</source>
        <translation>Die Verbindung ist verschlüsselt.</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>Die Verbindung ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>There is a corpus in this database.</source>
        <translation>In dieser Datenbank ist ein Korpus.</translation>
    </message>
    <message>
        <source>There is a corpus in this database already; name another database.</source>
        <translation>In dieser Datenbank ist schon ein Korpus; nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>There is no corpus in this database yet.</source>
        <translation>In dieser Datenbank ist noch kein Korpus.</translation>
    </message>
    <message>
        <source>There is no such database yet; it is made if you have the right to.</source>
        <translation>Diese Datenbank gibt es noch nicht; sie wird angelegt, wenn Sie das Recht dazu haben.</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Schema: %1</source>
        <translation>Schema: %1</translation>
    </message>
</context>
<context>
    <name>ConnectForm</name>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>As it should be: encrypted and checked, except on this machine</source>
        <translation>Wie es sein soll: verschlüsselt und geprüft, außer auf diesem Rechner</translation>
    </message>
    <message>
        <source>Encrypted, the server proves its name</source>
        <translation>Verschlüsselt, der Server weist seinen Namen nach</translation>
    </message>
    <message>
        <source>Encrypted, the server&apos;s authority is checked</source>
        <translation>Verschlüsselt, die Zertifizierungsstelle wird geprüft</translation>
    </message>
    <message>
        <source>Encrypted, but anybody could pretend to be the server</source>
        <translation>Verschlüsselt, aber jeder könnte sich als der Server ausgeben</translation>
    </message>
    <message>
        <source>Not encrypted: everybody between can read it</source>
        <translation>Nicht verschlüsselt: Alle dazwischen können mitlesen</translation>
    </message>
    <message>
        <source>those this machine trusts</source>
        <translation>die, denen dieser Rechner traut</translation>
    </message>
    <message>
        <source>File with the certificate of the authority that vouches for the server.</source>
        <translation>Datei mit dem Zertifikat der Stelle, die für den Server bürgt.</translation>
    </message>
    <message>
        <source>from the keyring, if it is there</source>
        <translation>aus dem Schlüsselbund, falls es dort liegt</translation>
    </message>
    <message>
        <source>Keep it in the keyring of this system</source>
        <translation>Im Schlüsselbund dieses Systems aufbewahren</translation>
    </message>
    <message>
        <source>Only there; the program writes no password to a file of its own or to a log.</source>
        <translation>Nur dort; das Programm schreibt kein Passwort in eine eigene Datei oder ein Protokoll.</translation>
    </message>
    <message>
        <source>Server and port</source>
        <translation>Server und Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
</context>
<context>
    <name>Consequences</name>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln Rolle</numerusform>
            <numerusform>%Ln Rollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) that served nothing else</source>
        <translation>
            <numerusform>%Ln Markierung, die nur dazu diente</numerusform>
            <numerusform>%Ln Markierungen, die nur dazu dienten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>Removed with it: %1.</source>
        <translation>Damit entfernt: %1.</translation>
    </message>
    <message>
        <source>%1 now refers to “%2”.</source>
        <translation>%1 verweist jetzt auf „%2“.</translation>
    </message>
    <message>
        <source>%1 of “%2”</source>
        <translation>%1 von „%2“</translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) open again: %1.</source>
        <translation>
            <numerusform>%Ln Rolle wieder offen: %1.</numerusform>
            <numerusform>%Ln Rollen wieder offen: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ControlShare</name>
    <message>
        <source>Articles without suggestions</source>
        <translation>Artikel ohne Vorschläge</translation>
    </message>
    <message>
        <source>Of articles still without suggestions, keep without:</source>
        <translation>Von den Artikeln, die noch keine Vorschläge haben, bleiben ohne:</translation>
    </message>
    <message>
        <source>Keep so many</source>
        <translation>So viele ohne lassen</translation>
    </message>
    <message>
        <source>Chosen by the hash of the text, for good; what is suggested already stays suggested.</source>
        <translation>Gewählt nach der Prüfsumme des Textes, auf Dauer; was schon Vorschläge hat, behält sie.</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Annotate or correct hits</source>
        <translation>Treffer annotieren oder berichtigen</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was geschehen soll</translation>
    </message>
    <message>
        <source>Mark as</source>
        <translation>Markieren als</translation>
    </message>
    <message>
        <source>Change the label to</source>
        <translation>Label ändern in</translation>
    </message>
    <message>
        <source>Set the attribute</source>
        <translation>Attribut setzen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Label or attribute</source>
        <translation>Label oder Attribut</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 of %2 ticked. Space ticks, Ctrl+A all of them.</source>
        <translation>%1 von %2 angehakt. Leertaste hakt an, Strg+A alle.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message numerus="yes">
        <source>Mark %Ln</source>
        <translation>
            <numerusform>%Ln markieren</numerusform>
            <numerusform>%Ln markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln</source>
        <translation>
            <numerusform>%Ln ändern</numerusform>
            <numerusform>%Ln ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln</source>
        <translation>
            <numerusform>%Ln setzen</numerusform>
            <numerusform>%Ln setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln</source>
        <translation>
            <numerusform>%Ln entfernen</numerusform>
            <numerusform>%Ln entfernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One step in %Ln article(s), which can be taken back.</source>
        <translation>
            <numerusform>Ein Schritt in %Ln Artikel, der sich zurücknehmen lässt.</numerusform>
            <numerusform>Ein Schritt in %Ln Artikeln, der sich zurücknehmen lässt.</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the first %1; there are more.</source>
        <translation>Das sind die ersten %1; es gibt mehr.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) in the sets of others stay(s) as it is.</source>
        <translation>
            <numerusform>%Ln Treffer in Fassungen anderer bleibt, wie er ist.</numerusform>
            <numerusform>%Ln Treffer in Fassungen anderer bleiben, wie sie sind.</numerusform>
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
    <name>Dashboard</name>
    <message>
        <source>missing: %1</source>
        <translation>es fehlen: %1</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>Nicht fertig</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlen</translation>
    </message>
    <message>
        <source>Spans in finished gold</source>
        <translation>Markierungen in fertigem Gold</translation>
    </message>
    <message>
        <source>Suggested by</source>
        <translation>Vorgeschlagen von</translation>
    </message>
    <message>
        <source>Share that was accepted as it was</source>
        <translation>Anteil, der unverändert übernommen wurde</translation>
    </message>
    <message>
        <source>What is marked</source>
        <translation>Was markiert ist</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Spans with</source>
        <translation>Markierungen mit</translation>
    </message>
    <message>
        <source>Spans without</source>
        <translation>Markierungen ohne</translation>
    </message>
    <message>
        <source>More (or fewer) spans in 1,000 characters with suggestions</source>
        <translation>Mehr (oder weniger) Markierungen je 1.000 Zeichen mit Vorschlägen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Open findings</source>
        <translation>Offene Befunde</translation>
    </message>
    <message>
        <source>Annotation sets not checked as they are now: %1. Ctrl+F8 checks them.</source>
        <translation>Fassungen, die in ihrem jetzigen Stand nicht geprüft sind: %1. Strg+F8 prüft sie.</translation>
    </message>
    <message>
        <source>Articles with finished gold: %1.</source>
        <translation>Artikel mit fertigem Gold: %1.</translation>
    </message>
    <message>
        <source>Left out, because somebody saw suggestions there: %1.</source>
        <translation>Weggelassen, weil dort jemand Vorschläge gesehen hat: %1.</translation>
    </message>
    <message>
        <source>(proposed by nothing any more)</source>
        <translation>(von nichts mehr vorgeschlagen)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>With suggestions</source>
        <translation>Mit Vorschlägen</translation>
    </message>
    <message>
        <source>Without suggestions</source>
        <translation>Ohne Vorschläge</translation>
    </message>
    <message>
        <source>spaCy takes fewer than %1 for training for an error, and warns below %2.</source>
        <translation>Weniger als %1 zum Trainieren hält spaCy für einen Fehler, unter %2 warnt es.</translation>
    </message>
    <message>
        <source>spaCy warns below %2 for training.</source>
        <translation>spaCy warnt unter %2 zum Trainieren.</translation>
    </message>
    <message>
        <source>%1 articles are kept without; finished: %2 with suggestions, %3 without.</source>
        <translation>%1 Artikel bleiben ohne; fertig: %2 mit Vorschlägen, %3 ohne.</translation>
    </message>
    <message>
        <source>(not shared out)</source>
        <translation>(nicht verteilt)</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Share done</source>
        <translation>Anteil fertig</translation>
    </message>
    <message>
        <source>Share of the articles that is done</source>
        <translation>Anteil der Artikel, der fertig ist</translation>
    </message>
    <message>
        <source>Under a second</source>
        <translation>Unter einer Sekunde</translation>
    </message>
    <message>
        <source>Accepted, time known</source>
        <translation>Übernommen, Zeit bekannt</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of the acceptances</source>
        <translation>Anteil der Übernahmen</translation>
    </message>
    <message>
        <source>(all)</source>
        <translation>(alle)</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Active hours</source>
        <translation>Aktive Stunden</translation>
    </message>
    <message>
        <source>Spans an hour</source>
        <translation>Markierungen je Stunde</translation>
    </message>
    <message>
        <source>Articles an hour</source>
        <translation>Artikel je Stunde</translation>
    </message>
    <message>
        <source>articles: %1</source>
        <translation>Artikel: %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Label balance</source>
        <translation>Verteilung der Labels</translation>
    </message>
    <message>
        <source>Agreement over time</source>
        <translation>Übereinstimmung im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Blind controls</source>
        <translation>Blinde Kontrollen</translation>
    </message>
    <message>
        <source>Finished articles of those that each person has been given.</source>
        <translation>Fertige Artikel von denen, die jede Person bekommen hat.</translation>
    </message>
    <message>
        <source>Of finished articles, in an hour of active work: what lies between two actions, pauses of more than five minutes cut out.</source>
        <translation>Aus fertigen Artikeln, je Stunde aktiver Arbeit: was zwischen zwei Handgriffen liegt, Pausen über fünf Minuten herausgerechnet.</translation>
    </message>
    <message>
        <source>Examples in finished gold; spaCy warns of labels with fewer than 50.</source>
        <translation>Beispiele in fertigem Gold; spaCy warnt vor Labels mit weniger als 50.</translation>
    </message>
    <message>
        <source>F1 exact on finished articles that several people have, by the time the last of them was through.</source>
        <translation>F1 genau an fertigen Artikeln, die mehrere haben, nach dem Zeitpunkt, an dem die letzte Person durch war.</translation>
    </message>
    <message>
        <source>What became of suggestions that people have decided about.</source>
        <translation>Was aus Vorschlägen wurde, über die entschieden ist.</translation>
    </message>
    <message>
        <source>Suggestions accepted less than a second after the action before. A familiar name takes no longer; many of them are a reason to look, no verdict.</source>
        <translation>Vorschläge, die weniger als eine Sekunde nach dem Handgriff davor übernommen wurden. Ein vertrauter Name braucht nicht länger; viele davon sind ein Grund hinzusehen, kein Urteil.</translation>
    </message>
    <message>
        <source>Some articles get no suggestions. What people mark there shows whether suggestions make them mark more, or less: spans in 1,000 characters of finished articles, with 95 % intervals.</source>
        <translation>Manche Artikel bekommen keine Vorschläge. Was dort markiert wird, zeigt, ob Vorschläge zu mehr oder weniger verleiten: Markierungen je 1.000 Zeichen fertiger Artikel, mit 95-%-Intervallen.</translation>
    </message>
    <message>
        <source>What the checks have found and nobody has put right or ignored.</source>
        <translation>Was die Prüfungen gefunden haben und niemand berichtigt oder übergangen hat.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>In work</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>By pipeline</source>
        <translation>Nach Pipeline</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>Nach Regel</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Nach Label</translation>
    </message>
</context>
<context>
    <name>DashboardDialog</name>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Copied as Markdown.</source>
        <translation>Als Markdown kopiert.</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Copied as a picture.</source>
        <translation>Als Bild kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) in the corpus.</source>
        <translation>
            <numerusform>%Ln Artikel im Korpus.</numerusform>
            <numerusform>%Ln Artikel im Korpus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Spans an hour</source>
        <translation>Markierungen je Stunde</translation>
    </message>
    <message>
        <source>Articles an hour</source>
        <translation>Artikel je Stunde</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht …</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Nothing is open in this article.</source>
        <translation>In diesem Artikel ist nichts offen.</translation>
    </message>
    <message>
        <source>Nothing is to be decided.</source>
        <translation>Es gibt nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>Why they differ</source>
        <translation>Warum sie abweichen</translation>
    </message>
    <message>
        <source>Note, for the sheets and the guideline</source>
        <translation>Notiz, für Rückmeldungen und Richtlinie</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nobody [N]</source>
        <translation>Niemand [N]</translation>
    </message>
    <message>
        <source>All are wrong: nothing is marked here (N).</source>
        <translation>Alle liegen falsch: Hier wird nichts markiert (N).</translation>
    </message>
    <message>
        <source>By hand… [O]</source>
        <translation>Von Hand … [O]</translation>
    </message>
    <message>
        <source>Work on the gold span with all keys of the desk (O).</source>
        <translation>Die Gold-Markierung mit allen Tasten bearbeiten (O).</translation>
    </message>
    <message>
        <source>It stays [K]</source>
        <translation>Es bleibt dabei [K]</translation>
    </message>
    <message>
        <source>The decision stands, whatever came late (K).</source>
        <translation>Die Entscheidung gilt, was auch immer später kam (K).</translation>
    </message>
    <message>
        <source>all wrong</source>
        <translation>alles falsch</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>a reading was taken</source>
        <translation>eine Lesart wurde genommen</translation>
    </message>
    <message>
        <source>The keys decide on all of it; arrows choose one part.</source>
        <translation>Die Tasten entscheiden über das Ganze; Pfeile wählen einen Teil.</translation>
    </message>
    <message>
        <source>The keys decide on this part only: %1.</source>
        <translation>Die Tasten entscheiden nur über diesen Teil: %1.</translation>
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
        <source>This article is done.</source>
        <translation>Dieser Artikel ist fertig.</translation>
    </message>
    <message>
        <source>That was the last one: no article is left to do.</source>
        <translation>Das war der letzte: Kein Artikel ist mehr offen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) in “%1” stay open; undo goes back there.</source>
        <translation>
            <numerusform>%Ln Vorschlag in „%1“ bleibt offen; Rückgängig führt dorthin zurück.</numerusform>
            <numerusform>%Ln Vorschläge in „%1“ bleiben offen; Rückgängig führt dorthin zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeskHeader</name>
    <message>
        <source>Place in the list of articles</source>
        <translation>Platz in der Artikelliste</translation>
    </message>
    <message>
        <source>signed off by %1</source>
        <translation>abgenommen von %1</translation>
    </message>
    <message>
        <source>like “%1”</source>
        <translation>wie „%1“</translation>
    </message>
    <message>
        <source>suggested, nothing found</source>
        <translation>vorgeschlagen, nichts gefunden</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Opens the corpus “%1”</source>
        <translation>Öffnet das Korpus „%1“</translation>
    </message>
    <message>
        <source>Opens the package “%1”</source>
        <translation>Öffnet das Paket „%1“</translation>
    </message>
    <message>
        <source>Asks what to do with the schema “%1”</source>
        <translation>Fragt, was mit dem Schema „%1“ geschehen soll</translation>
    </message>
    <message>
        <source>Imports the articles of the folder “%1”</source>
        <translation>Importiert die Artikel des Ordners „%1“</translation>
    </message>
    <message>
        <source>Imports the articles</source>
        <translation>Importiert die Artikel</translation>
    </message>
    <message>
        <source>Makes a corpus of the folder “%1”</source>
        <translation>Macht aus dem Ordner „%1“ ein Korpus</translation>
    </message>
    <message>
        <source>Makes a corpus of the articles</source>
        <translation>Macht aus den Artikeln ein Korpus</translation>
    </message>
</context>
<context>
    <name>ExportDesk</name>
    <message>
        <source>%1 goes back to the export.</source>
        <translation>%1 führt zurück zum Export.</translation>
    </message>
    <message>
        <source>“Details…” below goes back to the report.</source>
        <translation>„Einzelheiten …“ unten führt zum Bericht zurück.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>First lines</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Waiting for other work…</source>
        <translation>Wartet auf andere Arbeit …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) would be lost, and that is to be refused.</source>
        <translation>
            <numerusform>%Ln Stelle ginge verloren, und das soll abgelehnt werden.</numerusform>
            <numerusform>%Ln Stellen gingen verloren, und das soll abgelehnt werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportForm</name>
    <message>
        <source>Say where the export goes.</source>
        <translation>Geben Sie an, wohin exportiert wird.</translation>
    </message>
    <message>
        <source>Choose at least one layer.</source>
        <translation>Wählen Sie mindestens eine Ebene.</translation>
    </message>
    <message>
        <source>Those of %1</source>
        <translation>Die von %1</translation>
    </message>
    <message>
        <source>Split for training</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Train, dev and test in per cent</source>
        <translation>Training, Entwicklung und Test in Prozent</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Refuse if anything is lost</source>
        <translation>Ablehnen, wenn etwas verloren geht</translation>
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
        <source>Cut words</source>
        <translation>Zerschnittene Wörter</translation>
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
        <source>Gold: adjudicated, or of the only annotator</source>
        <translation>Gold: entschieden oder einzige Fassung</translation>
    </message>
    <message>
        <source>Suggestions, unseen by a person</source>
        <translation>Vorschläge, von niemandem geprüft</translation>
    </message>
    <message>
        <source>Every set of every annotator</source>
        <translation>Alle Fassungen aller Annotierenden</translation>
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
        <source>Spans that cut a word are left out</source>
        <translation>Solche Markierungen entfallen</translation>
    </message>
    <message>
        <source>They shrink to whole words</source>
        <translation>Sie schrumpfen auf ganze Wörter</translation>
    </message>
    <message>
        <source>They grow to whole words</source>
        <translation>Sie wachsen auf ganze Wörter</translation>
    </message>
    <message>
        <source>The words are split there</source>
        <translation>Die Wörter werden dort geteilt</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>ExtentView</name>
    <message>
        <source>Part %1: %2</source>
        <translation>Teil %1: %2</translation>
    </message>
    <message>
        <source>Delete takes this part away.</source>
        <translation>Entf nimmt diesen Teil weg.</translation>
    </message>
</context>
<context>
    <name>FeedbackBar</name>
    <message>
        <source>Nothing differs. On to the next one.</source>
        <translation>Keine Abweichung. Weiter zum nächsten.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächste Abweichung</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) to look at beside the gold set</source>
        <translation>
            <numerusform>%Ln Stelle zum Vergleichen mit dem Gold</numerusform>
            <numerusform>%Ln Stellen zum Vergleichen mit dem Gold</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 as in the gold set</source>
        <translation>%1 von %2 wie im Gold</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more than at first</source>
        <translation>
            <numerusform>%Ln mehr als zuerst</numerusform>
            <numerusform>%Ln mehr als zuerst</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedbackPage</name>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>Save the sheet as a page…</source>
        <translation>Rückmeldung als Seite speichern …</translation>
    </message>
    <message>
        <source>Save the cases for the guideline…</source>
        <translation>Fälle für die Richtlinie speichern …</translation>
    </message>
    <message>
        <source>Whose sheet</source>
        <translation>Für wen</translation>
    </message>
    <message>
        <source>Which matrix</source>
        <translation>Welche Matrix</translation>
    </message>
    <message>
        <source>Cases for the guideline</source>
        <translation>Fälle für die Richtlinie</translation>
    </message>
    <message>
        <source>%1 of %2 spans are gold as marked; %3 corrections in %4 articles.</source>
        <translation>%1 von %2 Markierungen sind Gold, wie markiert; %3 Berichtigungen in %4 Artikeln.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Marked as</source>
        <translation>Markiert als</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Labels: %1</source>
        <translation>Labels: %1</translation>
    </message>
    <message>
        <source>Roles: %1</source>
        <translation>Rollen: %1</translation>
    </message>
    <message>
        <source>%1 cases that the guideline does not decide.</source>
        <translation>%1 Fälle, die die Richtlinie nicht entscheidet.</translation>
    </message>
    <message>
        <source>Deciding is blind here: sheets by name are kept back.</source>
        <translation>Hier wird blind entschieden: Rückmeldungen mit Namen bleiben zurückgehalten.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Lesarten</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>by vote</source>
        <translation>durch Abstimmung</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Rows: gold. Columns: as the annotator marked it.</source>
        <translation>Zeilen: Gold. Spalten: wie die Person es markiert hat.</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>Seite (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>FeedbackWords</name>
    <message>
        <source>Not marked yet: %label “%words”</source>
        <translation>Noch nicht markiert: %label „%words“</translation>
    </message>
    <message>
        <source>Not in the gold set: %label “%words”</source>
        <translation>Nicht im Gold: %label „%words“</translation>
    </message>
    <message>
        <source>“%words” is %gold in the gold set, you chose %own</source>
        <translation>„%words“ ist im Gold %gold, Sie haben %own gewählt</translation>
    </message>
    <message>
        <source>Other edges in the gold set: “%words” for your “%mine”</source>
        <translation>Andere Grenzen im Gold: „%words“ statt „%mine“ bei Ihnen</translation>
    </message>
    <message>
        <source>%role of “%words”: %gold in the gold set, you chose %own</source>
        <translation>%role von „%words“: im Gold %gold, Sie haben %own gewählt</translation>
    </message>
    <message>
        <source>%role of “%head”: %gold in the gold set, you left it %own</source>
        <translation>%role von „%head“: im Gold %gold, bei Ihnen %own</translation>
    </message>
    <message>
        <source>%role of “%head” is “%words” in the gold set</source>
        <translation>%role von „%head“ ist im Gold „%words“</translation>
    </message>
    <message>
        <source>%role of “%head”: “%words” is not in the gold set</source>
        <translation>%role von „%head“: „%words“ steht nicht im Gold</translation>
    </message>
    <message>
        <source>%role of “%head” has other edges in the gold set: “%words” for your “%mine”</source>
        <translation>%role von „%head“ hat im Gold andere Grenzen: „%words“ statt „%mine“ bei Ihnen</translation>
    </message>
    <message>
        <source>marked</source>
        <translation>markiert</translation>
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
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>“%1” is a schema. A corpus keeps the schema it was made with.</source>
        <translation>„%1“ ist ein Schema. Ein Korpus behält das Schema, mit dem es angelegt wurde.</translation>
    </message>
    <message>
        <source>You can make a new corpus with it, or change the schema of this one by hand.</source>
        <translation>Sie können damit ein neues Korpus anlegen oder das Schema dieses Korpus von Hand ändern.</translation>
    </message>
    <message>
        <source>New corpus with it…</source>
        <translation>Neues Korpus damit …</translation>
    </message>
    <message>
        <source>Edit the schema of this corpus…</source>
        <translation>Schema dieses Korpus bearbeiten …</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Open corpus</source>
        <translation>Korpus öffnen</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>Return package</source>
        <translation>Paket zurückgeben</translation>
    </message>
    <message>
        <source>Every table as CSV, in a folder (*)</source>
        <translation>Jede Tabelle als CSV, in einem Ordner (*)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Corpora</source>
        <translation>Korpora</translation>
    </message>
    <message>
        <source>Corpora and packages</source>
        <translation>Korpora und Pakete</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Only suggestions: %1</source>
        <translation>Nur Vorschläge: %1</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Filter suggestions</source>
        <translation>Vorschläge filtern</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Only what is ticked is shown; where nothing is ticked, everything is. What fills a role of a suggestion that is shown is shown with it.</source>
        <translation>Gezeigt wird nur, was angehakt ist; wo nichts angehakt ist, alles. Was eine Rolle eines gezeigten Vorschlags füllt, wird mit ihm gezeigt.</translation>
    </message>
    <message>
        <source>&amp;Score at least</source>
        <translation>&amp;Zuversicht mindestens</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Open here</source>
        <translation>Hier offen</translation>
    </message>
    <message>
        <source>%1 of %2 open suggestions of this article would be shown.</source>
        <translation>%1 von %2 offenen Vorschlägen dieses Artikels würden gezeigt.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bleibt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>genau %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
</context>
<context>
    <name>FindingsDialog</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Übergehen</translation>
    </message>
    <message>
        <source>Why is it to be ignored?</source>
        <translation>Warum soll er übergangen werden?</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Who takes care of it? Nobody: leave it empty.</source>
        <translation>Wer kümmert sich darum? Niemand: leer lassen.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>All alike…</source>
        <translation>Alle gleichen …</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Ignore…</source>
        <translation>Übergehen …</translation>
    </message>
    <message>
        <source>Ignore no longer</source>
        <translation>Nicht mehr übergehen</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Zuweisen …</translation>
    </message>
    <message>
        <source>Only alike</source>
        <translation>Nur gleiche</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Neu prüfen</translation>
    </message>
    <message>
        <source>Ask a model</source>
        <translation>Modell fragen</translation>
    </message>
    <message>
        <source>Trains on the finished articles, five times over, and lists where such a model disagrees; takes minutes.</source>
        <translation>Trainiert fünfmal mit den fertigen Artikeln und listet auf, wo ein solches Modell widerspricht; dauert Minuten.</translation>
    </message>
    <message>
        <source>Only whose annotations these are can put it right: [A] assigns it.</source>
        <translation>Berichtigen kann es nur, von wem die Annotationen stammen: [A] weist es zu.</translation>
    </message>
    <message>
        <source>Nothing of what is shown looks wrong.</source>
        <translation>An dem, was gezeigt wird, ist nichts auffällig.</translation>
    </message>
    <message>
        <source>Nothing was found so far.</source>
        <translation>Bisher wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Training… [M] stops it.</source>
        <translation>Training läuft … [M] hält es an.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Models that had not seen them disagree with %1 articles at %2 places.</source>
        <translation>Modelle, die sie nicht kannten, widersprechen %1 Artikeln an %2 Stellen.</translation>
    </message>
</context>
<context>
    <name>FindingsFilter</name>
    <message>
        <source>Words, article or check</source>
        <translation>Wörter, Artikel oder Prüfung</translation>
    </message>
    <message>
        <source>Filter the findings by words</source>
        <translation>Befunde nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Any severity</source>
        <translation>Jede Schwere</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Any layer</source>
        <translation>Jede Ebene</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>All sets</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Mir zugewiesen</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Ignored: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
</context>
<context>
    <name>FindingsTable</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>FixPreview</name>
    <message>
        <source>Put right all that are alike</source>
        <translation>Alle gleichen berichtigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) will be changed</source>
        <translation>
            <numerusform>%Ln Stelle wird geändert</numerusform>
            <numerusform>%Ln Stellen werden geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s), as one step.</source>
        <translation>
            <numerusform>in %Ln Artikel, in einem Schritt.</numerusform>
            <numerusform>in %Ln Artikeln, in einem Schritt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) will be left as they are.</source>
        <translation>
            <numerusform>%Ln Stelle bleibt, wie sie ist.</numerusform>
            <numerusform>%Ln Stellen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Berichtigen</translation>
    </message>
</context>
<context>
    <name>FixPreviewModel</name>
    <message>
        <source>stays: %1</source>
        <translation>bleibt: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Zusammenhang</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>%1 is the key of “%2” (%3); choose another one or take it away there.</source>
        <translation>%1 ist die Taste von „%2“ (%3); wählen Sie eine andere, oder nehmen Sie sie dort weg.</translation>
    </message>
</context>
<context>
    <name>FormatWords</name>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>JSON lines of Annotator, everything there is</source>
        <translation>JSON-Zeilen von Annotator, alles, was da ist</translation>
    </message>
    <message>
        <source>Articles as JSON lines, without annotations</source>
        <translation>Artikel als JSON-Zeilen, ohne Annotationen</translation>
    </message>
    <message>
        <source>Articles as a table (CSV), without annotations</source>
        <translation>Artikel als Tabelle (CSV), ohne Annotationen</translation>
    </message>
    <message>
        <source>spaCy (.spacy), to train with</source>
        <translation>spaCy (.spacy), zum Trainieren</translation>
    </message>
    <message>
        <source>Prodigy (JSON lines)</source>
        <translation>Prodigy (JSON-Zeilen)</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat-Standoff</translation>
    </message>
    <message>
        <source>CoNLL-2003, tags as IOB2</source>
        <translation>CoNLL-2003, Tags als IOB2</translation>
    </message>
    <message>
        <source>CoNLL-2003, tags as IOB1</source>
        <translation>CoNLL-2003, Tags als IOB1</translation>
    </message>
    <message>
        <source>GermEval 2014 (TSV)</source>
        <translation>GermEval 2014 (TSV)</translation>
    </message>
    <message>
        <source>doccano (JSON lines)</source>
        <translation>doccano (JSON-Zeilen)</translation>
    </message>
    <message>
        <source>Label Studio (JSON)</source>
        <translation>Label Studio (JSON)</translation>
    </message>
    <message>
        <source>WebAnno TSV 3.3 (INCEpTION)</source>
        <translation>WebAnno TSV 3.3 (INCEpTION)</translation>
    </message>
    <message>
        <source>UIMA CAS (XMI)</source>
        <translation>UIMA CAS (XMI)</translation>
    </message>
    <message>
        <source>UIMA CAS (JSON)</source>
        <translation>UIMA CAS (JSON)</translation>
    </message>
    <message>
        <source>Quotes as JSON</source>
        <translation>Zitate als JSON</translation>
    </message>
    <message>
        <source>Table of spans (CSV)</source>
        <translation>Tabelle der Markierungen (CSV)</translation>
    </message>
    <message>
        <source>Table of spans (Excel)</source>
        <translation>Tabelle der Markierungen (Excel)</translation>
    </message>
    <message>
        <source>Parquet, for the datasets library</source>
        <translation>Parquet, für die Bibliothek datasets</translation>
    </message>
    <message>
        <source>Web pages (HTML)</source>
        <translation>Webseiten (HTML)</translation>
    </message>
    <message>
        <source>Word documents (DOCX)</source>
        <translation>Word-Dokumente (DOCX)</translation>
    </message>
    <message>
        <source>Text of PDF files</source>
        <translation>Text von PDF-Dateien</translation>
    </message>
</context>
<context>
    <name>GuidelinePanel</name>
    <message>
        <source>Guideline</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Find in the guideline</source>
        <translation>In der Richtlinie suchen</translation>
    </message>
    <message>
        <source>More about the guideline</source>
        <translation>Mehr zur Richtlinie</translation>
    </message>
    <message>
        <source>Close the guideline</source>
        <translation>Richtlinie schließen</translation>
    </message>
    <message>
        <source>Examples from this corpus</source>
        <translation>Beispiele aus diesem Korpus</translation>
    </message>
    <message>
        <source>None yet: they come from gold sets and from articles you have finished.</source>
        <translation>Noch keine: Sie kommen aus dem Gold und aus Artikeln, die Sie fertig haben.</translation>
    </message>
    <message>
        <source>Use a Markdown file as guideline…</source>
        <translation>Eine Markdown-Datei als Richtlinie nehmen …</translation>
    </message>
    <message>
        <source>Markdown (*.md *.markdown *.txt)</source>
        <translation>Markdown (*.md *.markdown *.txt)</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Reviewed: %1</source>
        <translation>Geprüft: %1</translation>
    </message>
    <message>
        <source>Adjudicated: %1</source>
        <translation>Entschieden: %1</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong edge</source>
        <translation>falsche Grenze</translation>
    </message>
    <message>
        <source>wrong label</source>
        <translation>falsches Label</translation>
    </message>
    <message>
        <source>wrong role</source>
        <translation>falsche Rolle</translation>
    </message>
    <message>
        <source>nothing to mark</source>
        <translation>nichts zu markieren</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>a reading was taken</source>
        <translation>eine Lesart wurde genommen</translation>
    </message>
    <message>
        <source>the curator&apos;s own answer</source>
        <translation>die eigene Antwort der Kuratierenden</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>edges</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>%1 “%2”: marked since then</source>
        <translation>%1 „%2“: seitdem markiert</translation>
    </message>
    <message>
        <source>%1 “%2”: not marked any more</source>
        <translation>%1 „%2“: nicht mehr markiert</translation>
    </message>
    <message>
        <source>%1 “%2”: changed since then (%3)</source>
        <translation>%1 „%2“: seitdem geändert (%3)</translation>
    </message>
    <message>
        <source>%1 “%2”: %3 by now</source>
        <translation>%1 „%2“: inzwischen %3</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Show as it was then</source>
        <translation>Zeigen, wie es damals war</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Nothing has been done here.</source>
        <translation>Hier ist nichts getan worden.</translation>
    </message>
</context>
<context>
    <name>HistoryFilter</name>
    <message>
        <source>Of what</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Dieser Artikel</translation>
    </message>
    <message>
        <source>This span</source>
        <translation>Diese Markierung</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Kind of step</source>
        <translation>Art des Schritts</translation>
    </message>
    <message>
        <source>Any step</source>
        <translation>Jeder Schritt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Words or article</source>
        <translation>Wörter oder Artikel</translation>
    </message>
    <message>
        <source>Filter the history by words</source>
        <translation>Verlauf nach Wörtern filtern</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>Left context</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Hit</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Right context</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>HitsTable</name>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
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
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Add text files or a folder, or drop them here.</source>
        <translation>Fügen Sie Textdateien oder einen Ordner hinzu, oder ziehen Sie sie hierher.</translation>
    </message>
    <message>
        <source>Looking for files…</source>
        <translation>Dateien werden gesucht …</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) will be read</source>
        <translation>
            <numerusform>%Ln Datei wird gelesen</numerusform>
            <numerusform>%Ln Dateien werden gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s) left aside</source>
        <translation>
            <numerusform>%Ln andere Datei bleibt außen vor</numerusform>
            <numerusform>%Ln andere Dateien bleiben außen vor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) to decide about.</source>
        <translation>
            <numerusform>%Ln Label ist zu entscheiden.</numerusform>
            <numerusform>%Ln Labels sind zu entscheiden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The files do not say whose annotations they hold; say it here.</source>
        <translation>Die Dateien sagen nicht, wessen Annotationen sie enthalten; sagen Sie es hier.</translation>
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
    <name>ImportForm</name>
    <message>
        <source>Found out for each file</source>
        <translation>Für jede Datei ermittelt</translation>
    </message>
    <message>
        <source>whom the files name</source>
        <translation>wen die Dateien nennen</translation>
    </message>
    <message>
        <source>The annotations are finished</source>
        <translation>Die Annotationen sind fertig</translation>
    </message>
    <message>
        <source>Articles with annotations of people count as done: gold for export and training.</source>
        <translation>Artikel mit Annotationen von Menschen gelten als fertig: Gold für Export und Training.</translation>
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
        <source>Annotations by</source>
        <translation>Annotationen von</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>This corpus has no articles yet.</source>
        <translation>Dieses Korpus hat noch keine Artikel.</translation>
    </message>
    <message>
        <source>Import some from the menu File, or drop text files or a folder here.</source>
        <translation>Importieren Sie welche über das Menü Datei, oder ziehen Sie Textdateien oder einen Ordner hierher.</translation>
    </message>
    <message>
        <source>No article is open.</source>
        <translation>Es ist kein Artikel geöffnet.</translation>
    </message>
    <message>
        <source>Choose one from the list; what you mark in it is described here.</source>
        <translation>Wählen Sie einen aus der Liste; was Sie darin markieren, wird hier beschrieben.</translation>
    </message>
</context>
<context>
    <name>JudgingView</name>
    <message>
        <source>implicit</source>
        <translation>implizit</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Another one, never mind which</source>
        <translation>Ein anderes, gleich welches</translation>
    </message>
    <message>
        <source>Which label is right?</source>
        <translation>Welches Label ist richtig?</translation>
    </message>
    <message>
        <source>Select what is missing first, then press M.</source>
        <translation>Wählen Sie zuerst aus, was fehlt, und drücken Sie dann M.</translation>
    </message>
    <message>
        <source>What is missing here?</source>
        <translation>Was fehlt hier?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>A reason for the verdict, if there is one to give</source>
        <translation>Ein Grund für das Urteil, wenn es einen zu nennen gibt</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>Label …</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Nothing there</source>
        <translation>Da ist nichts</translation>
    </message>
    <message>
        <source>Missing…</source>
        <translation>Es fehlt …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Type to find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>Press the keys…</source>
        <translation>Tasten drücken …</translation>
    </message>
    <message>
        <source>The next keys you press are taken; Esc ends it.</source>
        <translation>Die nächsten Tasten, die Sie drücken, gelten; Esc beendet es.</translation>
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
        <translation>breiter</translation>
    </message>
    <message>
        <source>narrower</source>
        <translation>schmaler</translation>
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
        <translation>implizit, nicht vorhanden</translation>
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
        <source>guideline</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>guided tour</source>
        <translation>geführte Tour</translation>
    </message>
    <message>
        <source>all commands</source>
        <translation>alle Befehle</translation>
    </message>
    <message>
        <source>a step back or on</source>
        <translation>ein Schritt vor oder zurück</translation>
    </message>
    <message>
        <source>back to the present</source>
        <translation>zurück zur Gegenwart</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln step(s) not yet stored</source>
        <translation>
            <numerusform>%Ln Schritt noch nicht gespeichert</numerusform>
            <numerusform>%Ln Schritte noch nicht gespeichert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln did not fit</source>
        <translation>
            <numerusform>%Ln passte nicht</numerusform>
            <numerusform>%Ln passten nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
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
    <message>
        <source>Every step is on the server, or on this machine until it can be stored there. A click shows what waits.</source>
        <translation>Jeder Schritt ist auf dem Server – oder auf diesem Rechner, bis er dort gespeichert werden kann. Ein Klick zeigt, was wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) open</source>
        <translation>
            <numerusform>%Ln Vorschlag offen</numerusform>
            <numerusform>%Ln Vorschläge offen</numerusform>
        </translation>
    </message>
    <message>
        <source>no suggestion open</source>
        <translation>kein Vorschlag offen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) to do</source>
        <translation>
            <numerusform>%Ln Artikel offen</numerusform>
            <numerusform>%Ln Artikel offen</numerusform>
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
    <message>
        <source>Save as one page (PDF)…</source>
        <translation>Als eine Seite speichern (PDF) …</translation>
    </message>
    <message>
        <source>Annotator: keyboard shortcuts</source>
        <translation>Annotator: Tastenkürzel</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>All actions have their usual keys.</source>
        <translation>Alle Befehle haben ihre üblichen Tasten.</translation>
    </message>
    <message>
        <source>Keys like those of</source>
        <translation>Tasten wie bei</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Dieses Programm</translation>
    </message>
    <message>
        <source>None, own keys</source>
        <translation>Keinem, eigene Tasten</translation>
    </message>
    <message>
        <source>Keys &amp;like those of</source>
        <translation>Tasten &amp;wie bei</translation>
    </message>
    <message>
        <source>Find an action by its name</source>
        <translation>Befehl nach Namen suchen</translation>
    </message>
    <message>
        <source>Find by &amp;pressing a key</source>
        <translation>Durch &amp;Drücken einer Taste suchen</translation>
    </message>
    <message>
        <source>&amp;Take the key over</source>
        <translation>Taste &amp;übernehmen</translation>
    </message>
    <message>
        <source>Take &amp;back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Add a key</source>
        <translation>Taste &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Ändern</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Usual keys</source>
        <translation>Ü&amp;bliche Tasten</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren …</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>No action is called that.</source>
        <translation>So heißt kein Befehl.</translation>
    </message>
    <message>
        <source>%1 has the key %2.</source>
        <translation>%1 hat die Taste %2.</translation>
    </message>
    <message>
        <source>The key %1 is free.</source>
        <translation>Die Taste %1 ist frei.</translation>
    </message>
    <message>
        <source>The key %1 moves the cursor, copies or shows layers; no action can have it.</source>
        <translation>Die Taste %1 bewegt den Cursor, kopiert oder zeigt Ebenen; kein Befehl kann sie haben.</translation>
    </message>
    <message>
        <source>The key %1 belongs to “%2”.</source>
        <translation>Die Taste %1 gehört zu „%2“.</translation>
    </message>
    <message>
        <source>Where the schema of a corpus gives %1 to a label, the label keeps it.</source>
        <translation>Wo das Schema eines Korpus %1 einem Label gibt, behält das Label sie.</translation>
    </message>
    <message>
        <source>Taken from: %1.</source>
        <translation>Weggenommen von: %1.</translation>
    </message>
    <message>
        <source>Other keys hold now.</source>
        <translation>Jetzt gelten andere Tasten.</translation>
    </message>
    <message>
        <source>Export keys</source>
        <translation>Tasten exportieren</translation>
    </message>
    <message>
        <source>Keys (*.json)</source>
        <translation>Tasten (*.json)</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Import keys</source>
        <translation>Tasten importieren</translation>
    </message>
    <message>
        <source>The keys “%1” hold now.</source>
        <translation>Jetzt gelten die Tasten „%1“.</translation>
    </message>
</context>
<context>
    <name>KeysTable</name>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>article and outline</source>
        <translation>Artikel und Gliederung</translation>
    </message>
    <message>
        <source>article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Where they work</source>
        <translation>Wo sie gelten</translation>
    </message>
    <message>
        <source>Only in the palette</source>
        <translation>Nur in der Palette</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>leave out</source>
        <translation>weglassen</translation>
    </message>
    <message>
        <source>by default: no label of the schema</source>
        <translation>Vorgabe: kein Label des Schemas</translation>
    </message>
    <message>
        <source>by default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>C&amp;olour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>Ro&amp;les</source>
        <translation>&amp;Rollen</translation>
    </message>
    <message>
        <source>&amp;Guideline</source>
        <translation>R&amp;ichtlinie</translation>
    </message>
    <message>
        <source>E&amp;xample</source>
        <translation>&amp;Beispiel</translation>
    </message>
    <message>
        <source>Counter-exam&amp;ple</source>
        <translation>&amp;Gegenbeispiel</translation>
    </message>
    <message>
        <source>…with the [span] in brackets</source>
        <translation>… mit der [Markierung] in Klammern</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
</context>
<context>
    <name>LabelTable</name>
    <message>
        <source>These labels are not in the schema. Say what each becomes.</source>
        <translation>Diese Labels sind nicht im Schema. Sagen Sie, was aus jedem wird.</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>In den Dateien</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Leave out the rest</source>
        <translation>Den Rest weglassen</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>What %1 becomes</source>
        <translation>Was aus %1 wird</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
</context>
<context>
    <name>LayerForm</name>
    <message>
        <source>N&amp;ame</source>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>C&amp;olour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>tint behind the words, with a chip</source>
        <translation>Farbe hinter den Wörtern, mit Schild</translation>
    </message>
    <message>
        <source>bar in the margin, underlined</source>
        <translation>Balken am Rand, unterstrichen</translation>
    </message>
    <message>
        <source>underlined only</source>
        <translation>nur unterstrichen</translation>
    </message>
    <message>
        <source>framed chip</source>
        <translation>gerahmtes Schild</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>A&amp;ussehen</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>only one inside the other</source>
        <translation>nur ineinander</translation>
    </message>
    <message>
        <source>as they like</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>O&amp;verlap of its spans</source>
        <translation>&amp;Überlappung der Markierungen</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Selections snap &amp;to</source>
        <translation>Auswahl &amp;rastet ein auf</translation>
    </message>
    <message>
        <source>may have several fragments</source>
        <translation>dürfen mehrere Fragmente haben</translation>
    </message>
    <message>
        <source>&amp;Gaps</source>
        <translation>&amp;Lücken</translation>
    </message>
    <message>
        <source>its spans live only as fillers of roles</source>
        <translation>ihre Markierungen leben nur als Füllung von Rollen</translation>
    </message>
    <message>
        <source>D&amp;ependent</source>
        <translation>A&amp;bhängig</translation>
    </message>
    <message>
        <source>De&amp;fault label</source>
        <translation>&amp;Vorgabelabel</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>Ebene %1</translation>
    </message>
    <message>
        <source>the first one</source>
        <translation>das erste</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences of all parts</source>
        <translation>Lizenzen aller Teile</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>%1 (font)</source>
        <translation>%1 (Schrift)</translation>
    </message>
    <message>
        <source>%1 (icons)</source>
        <translation>%1 (Symbole)</translation>
    </message>
    <message>
        <source>This part brings no text of its licence.</source>
        <translation>Dieser Teil bringt keinen Lizenztext mit.</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>Everything you did in this corpus is stored.</source>
        <translation>Alles, was Sie in diesem Korpus getan haben, ist gespeichert.</translation>
    </message>
    <message>
        <source>You changed this article on another computer meanwhile; both changes are stored.</source>
        <translation>Sie haben diesen Artikel inzwischen an einem anderen Rechner geändert; beide Änderungen sind gespeichert.</translation>
    </message>
    <message>
        <source>No connection to the server: what you mark here is kept on this machine and stored later.</source>
        <translation>Keine Verbindung zum Server: Was Sie hier markieren, bleibt auf diesem Rechner und wird später gespeichert.</translation>
    </message>
    <message>
        <source>The connection to the server is back.</source>
        <translation>Die Verbindung zum Server ist wieder da.</translation>
    </message>
    <message>
        <source>You changed this article on another computer; this is how it is now.</source>
        <translation>Sie haben diesen Artikel an einem anderen Rechner geändert; so ist er jetzt.</translation>
    </message>
    <message>
        <source>The schema was changed elsewhere; this is version %1.</source>
        <translation>Das Schema wurde anderswo geändert; dies ist Version %1.</translation>
    </message>
    <message>
        <source>Others have changed something in the corpus meanwhile; read this anew to see it.</source>
        <translation>Andere haben inzwischen etwas im Korpus geändert; lesen Sie das hier neu, um es zu sehen.</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Whose annotations</source>
        <translation>Wessen Annotationen</translation>
    </message>
    <message>
        <source>To look at only; nothing here can be changed.</source>
        <translation>Nur zum Ansehen; hier lässt sich nichts ändern.</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As on the desktop</source>
        <translation>Wie auf dem Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>Hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>Dunkel, hoher Kontrast</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Patterns as well as colours tell labels apart</source>
        <translation>&amp;Muster und nicht nur Farben unterscheiden Labels</translation>
    </message>
    <message>
        <source>&amp;Nothing glides, fades or blinks</source>
        <translation>&amp;Nichts gleitet, blendet oder blinkt</translation>
    </message>
    <message>
        <source>&amp;Arcs of all quotes and events</source>
        <translation>&amp;Bögen aller Zitate und Ereignisse</translation>
    </message>
</context>
<context>
    <name>LossWords</name>
    <message>
        <source>Overlapping spans that give way</source>
        <translation>Überlappende Markierungen, die weichen</translation>
    </message>
    <message>
        <source>Spans that cut a word</source>
        <translation>Markierungen, die ein Wort zerschneiden</translation>
    </message>
    <message>
        <source>White space</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>Spans with gaps</source>
        <translation>Markierungen mit Lücken</translation>
    </message>
    <message>
        <source>Articles nobody has decided about</source>
        <translation>Artikel, über die niemand entschieden hat</translation>
    </message>
    <message>
        <source>Spans this format has no place for</source>
        <translation>Markierungen ohne Platz in diesem Format</translation>
    </message>
    <message>
        <source>Roles this format has no place for</source>
        <translation>Rollen ohne Platz in diesem Format</translation>
    </message>
    <message>
        <source>Attributes this format has no place for</source>
        <translation>Attribute ohne Platz in diesem Format</translation>
    </message>
    <message>
        <source>Remarks this format has no place for</source>
        <translation>Notizen ohne Platz in diesem Format</translation>
    </message>
    <message>
        <source>Spans across line ends</source>
        <translation>Markierungen über Zeilenenden</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>without annotations of this set</source>
        <translation>ohne solche Annotationen</translation>
    </message>
    <message>
        <source>without suggestions</source>
        <translation>ohne Vorschläge</translation>
    </message>
    <message>
        <source>annotated by several, not decided between them</source>
        <translation>von mehreren annotiert, nicht entschieden</translation>
    </message>
</context>
<context>
    <name>Losses</name>
    <message>
        <source>{count} pages of the table {table} cannot be read.</source>
        <translation>{count} Seiten der Tabelle {table} sind nicht lesbar.</translation>
    </message>
    <message>
        <source>{count} rows of the table {table} cannot be read.</source>
        <translation>{count} Zeilen der Tabelle {table} sind nicht lesbar.</translation>
    </message>
    <message>
        <source>{count} pages could not be told to one table; what they held is left out.</source>
        <translation>{count} Seiten ließen sich keiner Tabelle zuordnen; ihr Inhalt fehlt.</translation>
    </message>
    <message>
        <source>The list of tables is lost; tables were known by what their rows look like.</source>
        <translation>Das Verzeichnis der Tabellen ist verloren; erkannt wurden sie am Aussehen ihrer Zeilen.</translation>
    </message>
    <message>
        <source>The file is {count} pages shorter than it was.</source>
        <translation>Die Datei ist {count} Seiten kürzer, als sie war.</translation>
    </message>
    <message>
        <source>{count} pages at the end of the write-ahead log cannot be used; the last edits may be missing.</source>
        <translation>{count} Seiten am Ende des Schreibprotokolls sind unbrauchbar; die letzten Änderungen können fehlen.</translation>
    </message>
    <message>
        <source>{count} rows of the table {table} belonged to something that is lost, and are left out.</source>
        <translation>{count} Zeilen der Tabelle {table} gehörten zu Verlorenem und fehlen.</translation>
    </message>
    <message>
        <source>The schema is lost; the default one stands in its place.</source>
        <translation>Das Schema ist verloren; an seiner Stelle steht das mitgelieferte.</translation>
    </message>
    <message>
        <source>Article {article} (“{title}”) is lost: its text cannot be read.</source>
        <translation>Der Artikel {article} („{title}“) ist verloren: Sein Text ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Of article {article} the text is there, but title, source or meta data are lost.</source>
        <translation>Vom Artikel {article} ist der Text da, aber Titel, Quelle oder Metadaten sind verloren.</translation>
    </message>
    <message>
        <source>The text of article {article} (“{title}”) is not the one that was imported.</source>
        <translation>Der Text des Artikels {article} („{title}“) ist nicht der importierte.</translation>
    </message>
    <message>
        <source>Annotations of {annotator} in {named}: {count} are lost.</source>
        <translation>Annotationen von {annotator} in {named}: {count} sind verloren.</translation>
    </message>
    <message>
        <source>Suggestions in {named}: {count} are lost; they can be made again.</source>
        <translation>Vorschläge in {named}: {count} sind verloren; sie lassen sich neu machen.</translation>
    </message>
    <message>
        <source>Annotations of {annotator} in {named}: {count} come from the change log, whose end is lost; some may have been removed later.</source>
        <translation>Annotationen von {annotator} in {named}: {count} stammen aus dem Änderungsprotokoll, dessen Ende verloren ist; manche können später entfernt worden sein.</translation>
    </message>
    <message>
        <source>Annotations of {annotator} in {named}: {count} entries of the change log are lost; undo does not reach behind them.</source>
        <translation>Annotationen von {annotator} in {named}: {count} Einträge des Änderungsprotokolls sind verloren; hinter sie reicht Rückgängig nicht zurück.</translation>
    </message>
    <message>
        <source>Annotations of {annotator} in {named} are not what the change log says; they were kept as they stood.</source>
        <translation>Annotationen von {annotator} in {named} sind nicht das, was das Änderungsprotokoll sagt; sie blieben, wie sie dastanden.</translation>
    </message>
    <message>
        <source>Annotations of {annotator} in {named} were lost, and made anew from the change log.</source>
        <translation>Annotationen von {annotator} in {named} waren verloren und wurden aus dem Änderungsprotokoll neu gemacht.</translation>
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
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Team</source>
        <translation>&amp;Team</translation>
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
        <source>Decide on se&amp;veral</source>
        <translation>Über mehrere ent&amp;scheiden</translation>
    </message>
    <message>
        <source>&amp;Quote or event</source>
        <translation>Z&amp;itat oder Ereignis</translation>
    </message>
</context>
<context>
    <name>MergePreview</name>
    <message>
        <source>Merge by policy</source>
        <translation>Nach Verfahren zusammenführen</translation>
    </message>
    <message>
        <source>Deciding is blind here: whoever leads the work does it (command line).</source>
        <translation>Hier wird blind entschieden: Zusammenführen kann, wer das Projekt leitet (Befehlszeile).</translation>
    </message>
    <message>
        <source>Trusted annotator</source>
        <translation>Maßgebliche Person</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>entfällt</translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>bleibt offen</translation>
    </message>
    <message>
        <source>Take over what is agreed</source>
        <translation>Unstrittiges übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Counting votes…</source>
        <translation>Stimmen werden gezählt …</translation>
    </message>
    <message>
        <source>%1 articles: %2 spans and %3 roles are agreed, %4 disagreements stay open.</source>
        <translation>%1 Artikel: Einigkeit über %2 Markierungen und %3 Rollen, %4 Abweichungen bleiben offen.</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>What comes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>Package and article</source>
        <translation>Paket und Artikel</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Von wem</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replaced</source>
        <translation>
            <numerusform>%Ln ersetzt</numerusform>
            <numerusform>%Ln ersetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln there already</source>
        <translation>
            <numerusform>%Ln schon da</numerusform>
            <numerusform>%Ln schon da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln older than here</source>
        <translation>
            <numerusform>%Ln älter als hier</numerusform>
            <numerusform>%Ln älter als hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed on both sides</source>
        <translation>
            <numerusform>%Ln auf beiden Seiten geändert</numerusform>
            <numerusform>%Ln auf beiden Seiten geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of unknown articles</source>
        <translation>
            <numerusform>%Ln zu unbekannten Artikeln</numerusform>
            <numerusform>%Ln zu unbekannten Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing in it</source>
        <translation>nichts darin</translation>
    </message>
    <message>
        <source>carried over from the schema %1</source>
        <translation>vom Schema %1 mitgeführt</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>the article is not here</source>
        <translation>der Artikel ist nicht hier</translation>
    </message>
    <message>
        <source>What to do about %1</source>
        <translation>Was mit %1 geschieht</translation>
    </message>
    <message>
        <source>keep what is here</source>
        <translation>behalten, was hier ist</translation>
    </message>
    <message>
        <source>take what came</source>
        <translation>nehmen, was kam</translation>
    </message>
    <message>
        <source>have both</source>
        <translation>beides behalten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln Markierung</numerusform>
            <numerusform>%Ln Markierungen</numerusform>
        </translation>
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
        <source>%1 layers, %2 labels, %3 roles; version %4. It can be changed later.</source>
        <translation>%1 Ebenen, %2 Labels, %3 Rollen; Version %4. Das lässt sich später ändern.</translation>
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
    <name>NotStoredDialog</name>
    <message>
        <source>Not stored</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why it is not stored</source>
        <translation>Warum nicht gespeichert</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Makes the change to the present state, if it fits there.</source>
        <translation>Führt die Änderung am jetzigen Stand aus, wenn sie dort passt.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>waits for the connection</source>
        <translation>wartet auf die Verbindung</translation>
    </message>
    <message>
        <source>What did not fit any more is kept until you discard it; it can be tried again on the present state.</source>
        <translation>Was nicht mehr passte, bleibt aufbewahrt, bis Sie es verwerfen; am jetzigen Stand lässt es sich erneut versuchen.</translation>
    </message>
    <message>
        <source>This is shown in the articles already and is stored as soon as there is a connection.</source>
        <translation>Das ist in den Artikeln schon zu sehen und wird gespeichert, sobald es eine Verbindung gibt.</translation>
    </message>
    <message>
        <source>Everything you did in this corpus is stored.</source>
        <translation>Alles, was Sie in diesem Korpus getan haben, ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>OrderedChecksField</name>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
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
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
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
        <source>%Ln article(s) imported</source>
        <translation>
            <numerusform>%Ln Artikel importiert</numerusform>
            <numerusform>%Ln Artikel importiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at what is to be exported</source>
        <translation>Export wird geprüft</translation>
    </message>
    <message>
        <source>Looking who has annotated</source>
        <translation>Annotierende werden gesucht</translation>
    </message>
    <message>
        <source>Looking at what is to be imported</source>
        <translation>Import wird geprüft</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Changing the schema</source>
        <translation>Schema ändern</translation>
    </message>
    <message>
        <source>Changing the schema back</source>
        <translation>Schemaänderung zurücknehmen</translation>
    </message>
    <message>
        <source>Looking for pipelines</source>
        <translation>Pipelines suchen</translation>
    </message>
    <message>
        <source>Examining the pipeline</source>
        <translation>Pipeline untersuchen</translation>
    </message>
    <message>
        <source>Installing the pipeline</source>
        <translation>Pipeline installieren</translation>
    </message>
    <message>
        <source>Removing the pipeline</source>
        <translation>Pipeline entfernen</translation>
    </message>
    <message>
        <source>Looking for equal suggestions</source>
        <translation>Gleiche Vorschläge werden gesucht</translation>
    </message>
    <message>
        <source>Deciding in the whole corpus</source>
        <translation>Im ganzen Korpus wird entschieden</translation>
    </message>
    <message>
        <source>Taking back in the whole corpus</source>
        <translation>Im ganzen Korpus wird zurückgenommen</translation>
    </message>
    <message>
        <source>Counting the gold</source>
        <translation>Gold zählen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Copying the corpus</source>
        <translation>Korpus wird kopiert</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Wird gepackt</translation>
    </message>
    <message>
        <source>Opening the package</source>
        <translation>Paket wird geöffnet</translation>
    </message>
    <message>
        <source>Copied to %1; every row is equal.</source>
        <translation>Nach %1 kopiert; jede Zeile ist gleich.</translation>
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
        <source>%1 against a rule</source>
        <translation>%1 gegen eine Regel</translation>
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
        <source>against a rule</source>
        <translation>gegen eine Regel</translation>
    </message>
    <message>
        <source>left aside</source>
        <translation>außen vor gelassen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) made</source>
        <translation>
            <numerusform>%Ln Vorschlag gemacht</numerusform>
            <numerusform>%Ln Vorschläge gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) kept without, as blind controls</source>
        <translation>
            <numerusform>%Ln Artikel bleibt ohne, als blinde Kontrolle</numerusform>
            <numerusform>%Ln Artikel bleiben ohne, als blinde Kontrolle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) failed</source>
        <translation>
            <numerusform>%Ln Artikel fehlgeschlagen</numerusform>
            <numerusform>%Ln Artikel fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln label(s) without a place in the schema</source>
        <translation>
            <numerusform>%Ln Label ohne Platz im Schema</numerusform>
            <numerusform>%Ln Labels ohne Platz im Schema</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) rejected</source>
        <translation>
            <numerusform>%Ln Vorschlag abgelehnt</numerusform>
            <numerusform>%Ln Vorschläge abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestion(s) accepted</source>
        <translation>
            <numerusform>%Ln Vorschlag übernommen</numerusform>
            <numerusform>%Ln Vorschläge übernommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s)</source>
        <translation>
            <numerusform>in %Ln Artikel</numerusform>
            <numerusform>in %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that fill(s) their roles decided along</source>
        <translation>
            <numerusform>%Ln, der ihre Rollen füllt, mitentschieden</numerusform>
            <numerusform>%Ln, die ihre Rollen füllen, mitentschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decided before</source>
        <translation>
            <numerusform>%Ln war schon entschieden</numerusform>
            <numerusform>%Ln waren schon entschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>bleibt offen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) open</source>
        <translation>
            <numerusform>%Ln bleibt offen</numerusform>
            <numerusform>%Ln bleiben offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %Ln article(s)</source>
        <translation>
            <numerusform>In %Ln Artikel zurückgenommen</numerusform>
            <numerusform>In %Ln Artikeln zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>something else was done here since; take it back there, step by step</source>
        <translation>hier geschah seither anderes; nehmen Sie es dort Schritt für Schritt zurück</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they are</source>
        <translation>
            <numerusform>%Ln bleibt, wie er ist</numerusform>
            <numerusform>%Ln bleiben, wie sie sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) packed into %1</source>
        <translation>
            <numerusform>%Ln Artikel in %1 gepackt</numerusform>
            <numerusform>%Ln Artikel in %1 gepackt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is installed.</source>
        <translation>%1 ist installiert.</translation>
    </message>
    <message>
        <source>%1 is removed.</source>
        <translation>%1 ist entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>proposed %Ln time(s)</source>
        <translation>
            <numerusform>%Ln-mal vorgeschlagen</numerusform>
            <numerusform>%Ln-mal vorgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>left out as decided under Pipelines</source>
        <translation>weggelassen, wie unter Pipelines entschieden</translation>
    </message>
    <message>
        <source>the schema has no such label; say under Pipelines what it is</source>
        <translation>das Schema hat kein solches Label; sagen Sie unter Pipelines, was es ist</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>The schema was changed: %1.</source>
        <translation>Das Schema wurde geändert: %1.</translation>
    </message>
    <message>
        <source>The schema is version %1 again.</source>
        <translation>Das Schema ist wieder Version %1.</translation>
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
        <source>%Ln thing(s) could not be written as they are</source>
        <translation>
            <numerusform>%Ln Stelle ließ sich nicht unverändert schreiben</numerusform>
            <numerusform>%Ln Stellen ließen sich nicht unverändert schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>Der Bericht liegt in %1.</translation>
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
        <translation>nicht vorhanden</translation>
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
    <message>
        <source>Quotes, events and names of the open article are listed here.</source>
        <translation>Hier stehen Zitate, Ereignisse und Namen des geöffneten Artikels.</translation>
    </message>
</context>
<context>
    <name>OwnEditing</name>
    <message>
        <source>By hand: this is the gold set. All keys of the desk work; ⏎ ends, Ctrl+Z undoes.</source>
        <translation>Von Hand: Das ist das Gold. Alle Tasten gelten; ⏎ beendet, Strg+Z macht rückgängig.</translation>
    </message>
    <message>
        <source>Done [⏎]</source>
        <translation>Fertig [⏎]</translation>
    </message>
</context>
<context>
    <name>OwnWork</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>überfällig seit %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>Which articles the list shows</source>
        <translation>Welche Artikel die Liste zeigt</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Mir zugeteilt</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Überfällig</translation>
    </message>
    <message>
        <source>to learn from</source>
        <translation>zum Üben</translation>
    </message>
</context>
<context>
    <name>PaceDialog</name>
    <message>
        <source>Pace and breaks</source>
        <translation>Tempo und Pausen</translation>
    </message>
    <message>
        <source>Measure my own time and pace</source>
        <translation>Meine Zeit und mein Tempo messen</translation>
    </message>
    <message>
        <source>Remind me of a break after</source>
        <translation>An eine Pause erinnern nach</translation>
    </message>
    <message>
        <source>Goal for a day</source>
        <translation>Ziel für einen Tag</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source> articles</source>
        <translation> Artikel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>These numbers stay on this computer, in your own settings. They are in no corpus, package, report or statistics.</source>
        <translation>Diese Zahlen bleiben auf diesem Rechner, in Ihren eigenen Einstellungen. Sie stehen in keinem Korpus, Paket oder Bericht und in keiner Statistik.</translation>
    </message>
    <message>
        <source>The last seven days</source>
        <translation>Die letzten sieben Tage</translation>
    </message>
    <message>
        <source>%1 articles, %2 steps, %3 min</source>
        <translation>%1 Artikel, %2 Schritte, %3 min</translation>
    </message>
    <message>
        <source>%1 min each</source>
        <translation>je %1 min</translation>
    </message>
</context>
<context>
    <name>PaceKeeper</name>
    <message>
        <source>You have worked for %1 minutes: a short break would do you good.</source>
        <translation>Sie arbeiten seit %1 Minuten: Eine kurze Pause täte gut.</translation>
    </message>
    <message>
        <source>You have reached your goal for today.</source>
        <translation>Sie haben Ihr Ziel für heute erreicht.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 of %2 articles</source>
        <translation>%1 von %2 Artikeln</translation>
    </message>
    <message>
        <source>%1 articles</source>
        <translation>%1 Artikel</translation>
    </message>
    <message>
        <source>Your own pace today; nobody else sees it.</source>
        <translation>Ihr eigenes Tempo heute; niemand sonst sieht es.</translation>
    </message>
</context>
<context>
    <name>PackagesPage</name>
    <message>
        <source>all batches</source>
        <translation>alle Lieferungen</translation>
    </message>
    <message>
        <source>Looking at the packages…</source>
        <translation>Pakete werden durchgesehen …</translation>
    </message>
    <message>
        <source>One package for everybody who has work</source>
        <translation>Ein Paket für alle, die Arbeit haben</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Make packages</source>
        <translation>Pakete erstellen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>What comes back</source>
        <translation>Was zurückkommt</translation>
    </message>
    <message>
        <source>Drop packages (.zip) or corpora here: first you see what would come of it.</source>
        <translation>Ziehen Sie Pakete (.zip) oder Korpora hierher: Zuerst sehen Sie, was daraus würde.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Add packages…</source>
        <translation>Pakete hinzufügen …</translation>
    </message>
    <message>
        <source>Merged: %1.</source>
        <translation>Zusammengeführt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln article(s)</source>
        <translation>
            <numerusform>%1: %Ln Artikel</numerusform>
            <numerusform>%1: %Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>In %1 now: %2</source>
        <translation>Jetzt in %1: %2</translation>
    </message>
    <message>
        <source>Folder for the packages</source>
        <translation>Ordner für die Pakete</translation>
    </message>
    <message>
        <source>Packages and corpora</source>
        <translation>Pakete und Korpora</translation>
    </message>
    <message>
        <source>Add packages</source>
        <translation>Pakete hinzufügen</translation>
    </message>
</context>
<context>
    <name>PartsTable</name>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
</context>
<context>
    <name>PartsTree</name>
    <message>
        <source>Layers, labels, roles and attributes</source>
        <translation>Ebenen, Labels, Rollen und Attribute</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Keep it in the keyring of this system</source>
        <translation>Im Schlüsselbund dieses Systems aufbewahren</translation>
    </message>
    <message>
        <source>Only there; the program writes no password to a file of its own or to a log.</source>
        <translation>Nur dort; das Programm schreibt kein Passwort in eine eigene Datei oder ein Protokoll.</translation>
    </message>
    <message>
        <source>The server did not take that password.</source>
        <translation>Der Server hat dieses Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Without people, everybody may do everything. As soon as somebody is registered, only annotators annotate, only curators make gold, and only reviewers sign off.</source>
        <translation>Ohne Personen dürfen alle alles. Sobald jemand eingetragen ist, annotieren nur Annotierende, machen nur Kuratierende Gold und nehmen nur Prüfende ab.</translation>
    </message>
    <message>
        <source>Nobody is registered yet. Write a name below.</source>
        <translation>Noch ist niemand eingetragen. Schreiben Sie unten einen Namen.</translation>
    </message>
    <message>
        <source>Name of a person</source>
        <translation>Name einer Person</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Curators decide blind: they see letters in place of names</source>
        <translation>Kuratierende entscheiden blind: Sie sehen Buchstaben statt Namen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotiert</translation>
    </message>
    <message>
        <source>Curator</source>
        <translation>Kuratiert</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Übung</translation>
    </message>
    <message numerus="yes">
        <source>%1 %, %Ln article(s)</source>
        <translation>
            <numerusform>%1 %, %Ln Artikel</numerusform>
            <numerusform>%1 %, %Ln Artikel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PipelineDetailsView</name>
    <message>
        <source>It would run code that is not part of spaCy</source>
        <translation>Sie würde Code ausführen, der nicht zu spaCy gehört</translation>
    </message>
    <message>
        <source>I &amp;trust it, let it run</source>
        <translation>Ich &amp;vertraue ihr: ausführen</translation>
    </message>
    <message>
        <source>You trust it as it is; if it changes, you are asked again.</source>
        <translation>Sie vertrauen ihr, wie sie ist; ändert sie sich, wird neu gefragt.</translation>
    </message>
    <message>
        <source>This command installs it</source>
        <translation>Dieser Befehl installiert sie</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Its labels in this corpus</source>
        <translation>Ihre Labels in diesem Korpus</translation>
    </message>
    <message>
        <source>&amp;Entities</source>
        <translation>&amp;Entitäten</translation>
    </message>
    <message>
        <source>its own, completed by the built-in ones</source>
        <translation>ihre eigenen, ergänzt um die eingebauten</translation>
    </message>
    <message>
        <source>only its own</source>
        <translation>nur ihre eigenen</translation>
    </message>
    <message>
        <source>only the built-in ones</source>
        <translation>nur die eingebauten</translation>
    </message>
    <message>
        <source>%1, used for this corpus</source>
        <translation>%1, in diesem Korpus benutzt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>F1 on held-out articles</source>
        <translation>F1 auf zurückgehaltenen Artikeln</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PipelineKinds</name>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>trained on this corpus</source>
        <translation>mit diesem Korpus trainiert</translation>
    </message>
    <message>
        <source>can be installed</source>
        <translation>kann installiert werden</translation>
    </message>
</context>
<context>
    <name>PipelineList</name>
    <message>
        <source>Pipelines</source>
        <translation>Pipelines</translation>
    </message>
    <message>
        <source>German news</source>
        <translation>Deutsche Nachrichten</translation>
    </message>
    <message>
        <source>%1, in use</source>
        <translation>%1, in Gebrauch</translation>
    </message>
    <message>
        <source>%1, broken</source>
        <translation>%1, beschädigt</translation>
    </message>
</context>
<context>
    <name>PipelinesDialog</name>
    <message>
        <source>Pipelines</source>
        <translation>Pipelines</translation>
    </message>
    <message>
        <source>Wheel of a spaCy pipeline</source>
        <translation>Wheel einer spaCy-Pipeline</translation>
    </message>
    <message>
        <source>Wheels</source>
        <translation>Wheels</translation>
    </message>
    <message>
        <source>Folder of a spaCy pipeline</source>
        <translation>Ordner einer spaCy-Pipeline</translation>
    </message>
    <message>
        <source>&amp;Use for this corpus</source>
        <translation>Für dieses Korpus ben&amp;utzen</translation>
    </message>
    <message>
        <source>&amp;Install</source>
        <translation>&amp;Installieren</translation>
    </message>
    <message>
        <source>&amp;Load folder…</source>
        <translation>&amp;Ordner laden …</translation>
    </message>
    <message>
        <source>Install &amp;file…</source>
        <translation>&amp;Datei installieren …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>&amp;Cancel installing</source>
        <translation>Installieren &amp;abbrechen</translation>
    </message>
    <message>
        <source>Forgets the folder; its files stay.</source>
        <translation>Vergisst den Ordner; seine Dateien bleiben.</translation>
    </message>
    <message>
        <source>Uninstalls the package.</source>
        <translation>Deinstalliert das Paket.</translation>
    </message>
    <message>
        <source>Deletes the trained pipeline for good.</source>
        <translation>Löscht die trainierte Pipeline endgültig.</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG-Bild (*.svg)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
</context>
<context>
    <name>PlotPage</name>
    <message>
        <source>There is nothing of this kind that can be compared.</source>
        <translation>Hier gibt es nichts dieser Art zu vergleichen.</translation>
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
    <message>
        <source>implicit, not in the text</source>
        <translation>implizit, nicht im Text</translation>
    </message>
    <message>
        <source>absent, there is none</source>
        <translation>nicht vorhanden, gibt es nicht</translation>
    </message>
</context>
<context>
    <name>PreferencesWindow</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Colours and language</source>
        <translation>Farben und Sprache</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Name and backups</source>
        <translation>Name und Sicherungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Reset this page</source>
        <translation>Diese Seite &amp;zurücksetzen</translation>
    </message>
</context>
<context>
    <name>PreflightRows</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln Markierung</numerusform>
            <numerusform>%Ln Markierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) not as in the corpus</source>
        <translation>
            <numerusform>%Ln Stelle anders als im Korpus</numerusform>
            <numerusform>%Ln Stellen anders als im Korpus</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is lost</source>
        <translation>nichts geht verloren</translation>
    </message>
    <message>
        <source>Before training</source>
        <translation>Vor dem Training</translation>
    </message>
    <message>
        <source>Articles not asked for</source>
        <translation>Artikel, die nicht verlangt sind</translation>
    </message>
    <message>
        <source>Kept as they are</source>
        <translation>Bleibt, wie es ist</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>„%1“ %2</translation>
    </message>
    <message>
        <source>the article</source>
        <translation>der Artikel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>PreflightView</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>What the export keeps, changes and drops</source>
        <translation>Was der Export behält, ändert und weglässt</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Enter or a double click goes there.</source>
        <translation>Eingabetaste oder Doppelklick führt hin.</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>First lines</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>This file is not text; programs read it.</source>
        <translation>Diese Datei ist kein Text; Programme lesen sie.</translation>
    </message>
    <message>
        <source>The first lines, made of the first articles.</source>
        <translation>Die ersten Zeilen, aus den ersten Artikeln.</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Batch and person</source>
        <translation>Lieferung und Person</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>Je Tag</translation>
    </message>
    <message>
        <source>Ready about</source>
        <translation>Fertig etwa</translation>
    </message>
    <message>
        <source>Nothing is shared out yet. Begin under “Share out”.</source>
        <translation>Noch ist nichts verteilt. Beginnen Sie unter „Verteilen“.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>until it is even</source>
        <translation>bis es ausgeglichen ist</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move what nobody has begun of</source>
        <translation>Unbegonnenes verschieben aus</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>an</translation>
    </message>
    <message>
        <source>%1 – to learn from</source>
        <translation>%1 – zum Üben</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>überfällig seit %1</translation>
    </message>
    <message>
        <source>who has most left</source>
        <translation>wer am meisten übrig hat</translation>
    </message>
    <message>
        <source>who has least left</source>
        <translation>wer am wenigsten übrig hat</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln article(s) of %2 from %3 to %4, moved by %5</source>
        <translation>
            <numerusform>%1: %Ln Artikel aus %2 von %3 an %4, verschoben von %5</numerusform>
            <numerusform>%1: %Ln Artikel aus %2 von %3 an %4, verschoben von %5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) from %1 to %2</source>
        <translation>
            <numerusform>%Ln Artikel von %1 an %2</numerusform>
            <numerusform>%Ln Artikel von %1 an %2</numerusform>
        </translation>
    </message>
    <message>
        <source>left after that: %1</source>
        <translation>danach übrig: %1</translation>
    </message>
    <message>
        <source>Nothing to move: it is even, or all of it was begun.</source>
        <translation>Nichts zu verschieben: Es ist ausgeglichen, oder alles ist begonnen.</translation>
    </message>
</context>
<context>
    <name>ProvenanceView</name>
    <message>
        <source>%1 % sure</source>
        <translation>zu %1 % sicher</translation>
    </message>
    <message>
        <source>Suggested was %1.</source>
        <translation>Vorgeschlagen war %1.</translation>
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
    <name>Question</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QuestionsDialog</name>
    <message>
        <source>Questions to the curator</source>
        <translation>Fragen an die Kuratierenden</translation>
    </message>
    <message>
        <source>Only open ones</source>
        <translation>Nur offene</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Question or answer</source>
        <translation>Frage oder Antwort</translation>
    </message>
    <message>
        <source>Show the place</source>
        <translation>Stelle zeigen</translation>
    </message>
    <message>
        <source>Nothing more to answer</source>
        <translation>Nichts mehr zu antworten</translation>
    </message>
    <message>
        <source>Closes the question; the next word opens it again.</source>
        <translation>Schließt die Frage; ein weiterer Beitrag öffnet sie wieder.</translation>
    </message>
    <message>
        <source>Questions go along with your work; they never count as disagreement.</source>
        <translation>Fragen gehen mit der Arbeit mit; als Abweichung zählen sie nie.</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Dieser Artikel</translation>
    </message>
    <message>
        <source>What is unclear here?</source>
        <translation>Was ist hier unklar?</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>Add something to your question</source>
        <translation>Etwas zur Frage ergänzen</translation>
    </message>
    <message>
        <source>No question is open. Ask about a span in the article with %1.</source>
        <translation>Keine Frage ist offen. Fragen Sie zu einer Markierung im Artikel mit %1.</translation>
    </message>
    <message>
        <source>(closed)</source>
        <translation>(geschlossen)</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>What is open</source>
        <translation>Was offen ist</translation>
    </message>
    <message>
        <source>Everything, also decided</source>
        <translation>Alles, auch Entschiedenes</translation>
    </message>
    <message>
        <source>Which disagreements</source>
        <translation>Welche Abweichungen</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Abweichungen</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>not marked</source>
        <translation>nicht markiert</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>The file is no longer there; click to remove it from this list</source>
        <translation>Die Datei ist nicht mehr da; ein Klick nimmt sie aus dieser Liste</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 of %2 articles finished</source>
        <translation>%1 von %2 Artikeln fertig</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Enter or a double click goes there.</source>
        <translation>Eingabetaste oder Doppelklick führt hin.</translation>
    </message>
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
    <name>RestoreDialog</name>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>Hineinsehen</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Lesbares retten</translation>
    </message>
    <message>
        <source>Open what was saved</source>
        <translation>Gerettetes öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking at the backups…</source>
        <translation>Sicherungen werden durchgesehen …</translation>
    </message>
    <message numerus="yes">
        <source>The corpus as it is now: %Ln article(s), </source>
        <translation>
            <numerusform>Das Korpus, wie es jetzt ist: %Ln Artikel, </numerusform>
            <numerusform>Das Korpus, wie es jetzt ist: %Ln Artikel, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished.</source>
        <translation>
            <numerusform>%Ln fertig.</numerusform>
            <numerusform>%Ln fertig.</numerusform>
        </translation>
    </message>
    <message>
        <source>What stands in the place of the corpus is set aside under another name.</source>
        <translation>Was an der Stelle des Korpus steht, wird unter anderem Namen beiseitegelegt.</translation>
    </message>
    <message>
        <source>There are no backups beside this corpus yet.</source>
        <translation>Neben diesem Korpus liegen noch keine Sicherungen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were saved into %1.</source>
        <translation>
            <numerusform>%Ln Artikel wurde nach %1 gerettet.</numerusform>
            <numerusform>%Ln Artikel wurden nach %1 gerettet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>Nichts ist verloren.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Restoring…</source>
        <translation>Wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>Restored. What stood here before is now %1.</source>
        <translation>Wiederhergestellt. Was vorher hier stand, ist jetzt %1.</translation>
    </message>
    <message>
        <source>%1 – to look at</source>
        <translation>%1 – zum Ansehen</translation>
    </message>
    <message>
        <source>Reading what can be read…</source>
        <translation>Lesbares wird gelesen …</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>Beurteilt</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>All roles right</source>
        <translation>Alle Rollen richtig</translation>
    </message>
    <message>
        <source>Still to judge</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message numerus="yes">
        <source>Of %Ln drawn, none may be wrong, and even that is too few.</source>
        <translation>
            <numerusform>Nur %Ln gezogen: Selbst wenn nichts falsch ist, ist das zu wenig.</numerusform>
            <numerusform>Nur %Ln gezogen: Selbst wenn nichts falsch ist, ist das zu wenig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln may be wrong</source>
        <translation>
            <numerusform>%Ln darf falsch sein</numerusform>
            <numerusform>%Ln dürfen falsch sein</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %Ln drawn.</source>
        <translation>
            <numerusform>von %Ln gezogenen.</numerusform>
            <numerusform>von %Ln gezogenen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message numerus="yes">
        <source>Put %Ln right</source>
        <translation>
            <numerusform>%Ln berichtigen</numerusform>
            <numerusform>%Ln berichtigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln back</source>
        <translation>
            <numerusform>%Ln zurückgeben</numerusform>
            <numerusform>%Ln zurückgeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision with its 95 % interval</source>
        <translation>Genauigkeit mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Sign off…</source>
        <translation>Abnehmen …</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren …</translation>
    </message>
    <message>
        <source>Make the corrections of the reviewer; each article keeps its undo.</source>
        <translation>Führt die Berichtigungen aus der Prüfung aus; in jedem Artikel lassen sie sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Ask the annotators to see to what is wrong; they find it in this window.</source>
        <translation>Bittet die Annotierenden, sich um Falsches zu kümmern; sie finden es in diesem Fenster.</translation>
    </message>
    <message>
        <source>Lock everything the sample was drawn from, once all of it is judged.</source>
        <translation>Sperrt alles, woraus die Stichprobe gezogen wurde, sobald alles beurteilt ist.</translation>
    </message>
    <message>
        <source>Result by label</source>
        <translation>Ergebnis nach Label</translation>
    </message>
    <message>
        <source>%1 of %2 judged</source>
        <translation>%1 von %2 beurteilt</translation>
    </message>
    <message>
        <source>A sample of spans says nothing about what is missing: for recall, draw whole articles.</source>
        <translation>Eine Stichprobe von Markierungen sagt nichts darüber, was fehlt: Ziehen Sie für die Vollständigkeit ganze Artikel.</translation>
    </message>
    <message numerus="yes">
        <source>Recall is estimated from %Ln article(s) judged completely.</source>
        <translation>
            <numerusform>Die Vollständigkeit ist aus %Ln ganz beurteilten Artikel geschätzt.</numerusform>
            <numerusform>Die Vollständigkeit ist aus %Ln ganz beurteilten Artikeln geschätzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A level is reached when the whole 95 % interval lies above it, missed when all of it lies below.</source>
        <translation>Eine Schwelle ist erreicht, wenn das ganze 95-%-Intervall darüber liegt, und verfehlt, wenn es ganz darunter liegt.</translation>
    </message>
    <message>
        <source>A level is reached when the estimate is as high, once everything is judged.</source>
        <translation>Eine Schwelle ist erreicht, wenn die Schätzung so hoch ist, sobald alles beurteilt ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more to judge for ±%1.</source>
        <translation>
            <numerusform>Noch %Ln zu beurteilen für ±%1.</numerusform>
            <numerusform>Noch %Ln zu beurteilen für ±%1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln set(s) were changed since the sample was drawn.</source>
        <translation>
            <numerusform>%Ln Fassung wurde geändert, seit die Stichprobe gezogen ist.</numerusform>
            <numerusform>%Ln Fassungen wurden geändert, seit die Stichprobe gezogen ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
</context>
<context>
    <name>ReturnedList</name>
    <message>
        <source>Sent back to me</source>
        <translation>An mich zurückgegeben</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Erledigt</translation>
    </message>
</context>
<context>
    <name>ReviewList</name>
    <message>
        <source>Decide on several suggestions</source>
        <translation>Über mehrere Vorschläge entscheiden</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>Ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>&amp;Ablehnen</translation>
    </message>
    <message>
        <source>with at least</source>
        <translation>mit mindestens</translation>
    </message>
    <message>
        <source>with less than</source>
        <translation>mit weniger als</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Zuversicht</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>%1 of %2 ticked. Space ticks, Ctrl+A all of them.</source>
        <translation>%1 von %2 angehakt. Leertaste hakt an, Strg+A alle.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln</source>
        <translation>
            <numerusform>%Ln übernehmen</numerusform>
            <numerusform>%Ln übernehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln</source>
        <translation>
            <numerusform>%Ln ablehnen</numerusform>
            <numerusform>%Ln ablehnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Working out what it would do: %1 of %2…</source>
        <translation>Wird durchgespielt: %1 von %2 …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s) come(s) with them.</source>
        <translation>
            <numerusform>%Ln Rolle kommt mit.</numerusform>
            <numerusform>%Ln Rollen kommen mit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more that fill(s) their roles accepted.</source>
        <translation>
            <numerusform>%Ln weiterer, der ihre Rollen füllt, wird übernommen.</numerusform>
            <numerusform>%Ln weitere, die ihre Rollen füllen, werden übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that served only them rejected.</source>
        <translation>
            <numerusform>%Ln, der nur ihnen diente, wird abgelehnt.</numerusform>
            <numerusform>%Ln, die nur ihnen dienten, werden abgelehnt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) open: %1</source>
        <translation>
            <numerusform>%Ln bleibt offen: %1</numerusform>
            <numerusform>%Ln bleiben offen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>In context</source>
        <translation>Im Zusammenhang</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Zuversicht</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht angehakt</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>angehakt</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Review desk</source>
        <translation>Prüftisch</translation>
    </message>
    <message>
        <source>Sent back to me: %1</source>
        <translation>An mich zurückgegeben: %1</translation>
    </message>
    <message>
        <source>Sample %1</source>
        <translation>Stichprobe %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln verdict(s) sent back.</source>
        <translation>
            <numerusform>%Ln Urteil zurückgegeben.</numerusform>
            <numerusform>%Ln Urteile zurückgegeben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything the sample was drawn from is locked then: %Ln set(s). A remark, if you like:</source>
        <translation>
            <numerusform>Alles, woraus die Stichprobe gezogen wurde, ist dann gesperrt: %Ln Fassung. Eine Anmerkung, wenn Sie möchten:</numerusform>
            <numerusform>Alles, woraus die Stichprobe gezogen wurde, ist dann gesperrt: %Ln Fassungen. Eine Anmerkung, wenn Sie möchten:</numerusform>
        </translation>
    </message>
    <message>
        <source>The sample says: %1.</source>
        <translation>Die Stichprobe sagt: %1.</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>Abnehmen</translation>
    </message>
    <message>
        <source>Why is it unlocked? Who, when and why is kept.</source>
        <translation>Warum wird entsperrt? Wer, wann und warum wird festgehalten.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>No sample has been drawn yet. A sample says how much of what is marked is right, without anybody having to read all of it.</source>
        <translation>Noch ist keine Stichprobe gezogen. Eine Stichprobe sagt, wie viel des Markierten stimmt, ohne dass jemand alles lesen muss.</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Beurteilen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>New sample…</source>
        <translation>Neue Stichprobe …</translation>
    </message>
    <message>
        <source>Everything is judged. %1 shows what came of it.</source>
        <translation>Alles ist beurteilt. %1 zeigt, was dabei herauskam.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln correction(s) made.</source>
        <translation>
            <numerusform>%Ln Berichtigung ausgeführt.</numerusform>
            <numerusform>%Ln Berichtigungen ausgeführt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Nothing there</source>
        <translation>Da ist nichts</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Es fehlt etwas</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Whole articles</source>
        <translation>Ganze Artikel</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>stratified</source>
        <translation>geschichtet</translation>
    </message>
    <message>
        <source>by risk</source>
        <translation>nach Risiko</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alles zusammen</translation>
    </message>
    <message>
        <source>Signed off by %1 on %2: %3</source>
        <translation>Abgenommen von %1 am %2: %3</translation>
    </message>
    <message>
        <source>Unlocked by %1 on %2</source>
        <translation>Entsperrt von %1 am %2</translation>
    </message>
    <message>
        <source>The whole article: is anything missing?</source>
        <translation>Der ganze Artikel: Fehlt etwas?</translation>
    </message>
</context>
<context>
    <name>RoleForm</name>
    <message>
        <source>N&amp;ame</source>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Taste</translation>
    </message>
    <message>
        <source>A role needs at least one layer that fills it.</source>
        <translation>Eine Rolle braucht mindestens eine Ebene, die sie füllt.</translation>
    </message>
    <message>
        <source>&amp;Filled by, best first</source>
        <translation>&amp;Gefüllt von, beste zuerst</translation>
    </message>
    <message>
        <source>&amp;How many</source>
        <translation>&amp;Wie viele</translation>
    </message>
    <message>
        <source>leads to another span for the same person or thing</source>
        <translation>führt zu einer anderen Markierung derselben Person oder Sache</translation>
    </message>
    <message>
        <source>Mention &amp;chain</source>
        <translation>&amp;Erwähnungskette</translation>
    </message>
    <message>
        <source>&amp;Guideline</source>
        <translation>&amp;Richtlinie</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>Rolle %1</translation>
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
        <source>Take %1 away</source>
        <translation>%1 wegnehmen</translation>
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
    <name>RolesField</name>
    <message>
        <source>all roles of the layer, as they are</source>
        <translation>alle Rollen der Ebene, wie sie sind</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>nicht übernommen</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>Alle Prüfungen</translation>
    </message>
</context>
<context>
    <name>RunningBar</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Angehalten; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
</context>
<context>
    <name>RunningDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SampleForm</name>
    <message>
        <source>%1 of %2 units, from %3 spans in %4 articles.</source>
        <translation>%1 von %2 Einheiten, aus %3 Markierungen in %4 Artikeln.</translation>
    </message>
    <message>
        <source>All people</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>Alle Ebenen</translation>
    </message>
    <message>
        <source>Only finished articles</source>
        <translation>Nur fertige Artikel</translation>
    </message>
    <message>
        <source>Random: every one alike</source>
        <translation>Zufällig: alle gleich</translation>
    </message>
    <message>
        <source>Stratified: from each part by itself</source>
        <translation>Geschichtet: aus jedem Teil für sich</translation>
    </message>
    <message>
        <source>By risk: what is likely wrong, more often</source>
        <translation>Nach Risiko: öfter, was wohl falsch ist</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>Nach Größe</translation>
    </message>
    <message>
        <source>The same from each</source>
        <translation>Aus jedem gleich viel</translation>
    </message>
    <message>
        <source>More where mistakes were (Neyman)</source>
        <translation>Mehr, wo Fehler waren (Neyman)</translation>
    </message>
    <message>
        <source>Enough for ±</source>
        <translation>Genug für ±</translation>
    </message>
    <message>
        <source>This many</source>
        <translation>So viele</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Judge</source>
        <translation>&amp;Beurteilen</translation>
    </message>
    <message>
        <source>Of &amp;whom</source>
        <translation>&amp;Von wem</translation>
    </message>
    <message>
        <source>&amp;Layer</source>
        <translation>&amp;Ebene</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Ziehen</translation>
    </message>
    <message>
        <source>&amp;Parts</source>
        <translation>&amp;Teile</translation>
    </message>
    <message>
        <source>S&amp;hares</source>
        <translation>&amp;Anteile</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>&amp;Startwert</translation>
    </message>
    <message>
        <source>Least pre&amp;cision</source>
        <translation>&amp;Mindestgenauigkeit</translation>
    </message>
    <message>
        <source>Of single labels</source>
        <translation>Für einzelne Labels</translation>
    </message>
    <message>
        <source>&amp;Reached</source>
        <translation>E&amp;rreicht</translation>
    </message>
    <message>
        <source>Do not show whose work it is</source>
        <translation>Nicht zeigen, wessen Arbeit es ist</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>when the whole interval lies above it</source>
        <translation>wenn das ganze Intervall darüber liegt</translation>
    </message>
    <message>
        <source>when the estimate is as high</source>
        <translation>wenn die Schätzung so hoch ist</translation>
    </message>
    <message>
        <source>New sample</source>
        <translation>Neue Stichprobe</translation>
    </message>
    <message>
        <source>What would be drawn</source>
        <translation>Was gezogen würde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Draw the sample</source>
        <translation>Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>SampleList</name>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
</context>
<context>
    <name>SampleModel</name>
    <message>
        <source>%1 of %2 judged</source>
        <translation>%1 von %2 beurteilt</translation>
    </message>
</context>
<context>
    <name>SavedMenu</name>
    <message>
        <source>No query is saved yet</source>
        <translation>Noch ist keine Abfrage gespeichert</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>SchemaChanging</name>
    <message>
        <source>Changing the schema back</source>
        <translation>Schemaänderung zurücknehmen</translation>
    </message>
    <message>
        <source>Something is running in the background; wait for it or cancel it, then change the schema.</source>
        <translation>Im Hintergrund läuft etwas; warten Sie darauf oder brechen Sie es ab, und ändern Sie dann das Schema.</translation>
    </message>
    <message>
        <source>The schema is now version %1; “Undo schema change” takes it back.</source>
        <translation>Das Schema ist jetzt Version %1; „Schemaänderung zurücknehmen“ macht es rückgängig.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of the schema are not applied; they are kept.</source>
        <translation>
            <numerusform>%Ln Änderung des Schemas ist nicht angewandt; sie bleibt vorgemerkt.</numerusform>
            <numerusform>%Ln Änderungen des Schemas sind nicht angewandt; sie bleiben vorgemerkt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The schema is version %1 again.</source>
        <translation>Das Schema ist wieder Version %1.</translation>
    </message>
</context>
<context>
    <name>SchemaEditor</name>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Changing the schema and its annotations…</source>
        <translation>Schema und Annotationen werden geändert …</translation>
    </message>
    <message>
        <source>“%1” rests on it; take that out first.</source>
        <translation>„%1“ baut darauf auf; nehmen Sie zuerst das heraus.</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>A field shows what cannot be taken over yet.</source>
        <translation>Ein Feld zeigt, was noch nicht übernommen werden kann.</translation>
    </message>
    <message>
        <source>Changes the schema and carries all annotations over, as one step that can be undone.</source>
        <translation>Ändert das Schema und führt alle Annotationen mit, in einem Schritt, der sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>An id begins with a letter and has up to 40 letters A–Z, digits, - and _.</source>
        <translation>Eine Kennung beginnt mit einem Buchstaben und hat bis zu 40 Buchstaben A–Z, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>„%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>A key is a letter A–Z or a digit.</source>
        <translation>Eine Taste ist ein Buchstabe A–Z oder eine Ziffer.</translation>
    </message>
</context>
<context>
    <name>SchemaPreview</name>
    <message>
        <source>What is in the schema</source>
        <translation>Was im Schema steht</translation>
    </message>
</context>
<context>
    <name>ScoreGraph</name>
    <message>
        <source>Your last articles, as first finished: %1</source>
        <translation>Ihre letzten Artikel, wie zuerst abgeschlossen: %1</translation>
    </message>
</context>
<context>
    <name>ScoreModel</name>
    <message>
        <source>precision / recall / F1, %, of spans that are equal</source>
        <translation>Genauigkeit / Vollständigkeit / F1, %, gleicher Markierungen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>In use: P / R / F1</source>
        <translation>Jetzt: G / V / F1</translation>
    </message>
    <message>
        <source>New: P / R / F1</source>
        <translation>Neu: G / V / F1</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Export hits</source>
        <translation>Treffer exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) written.</source>
        <translation>
            <numerusform>%Ln Treffer geschrieben.</numerusform>
            <numerusform>%Ln Treffer geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save query</source>
        <translation>Abfrage speichern</translation>
    </message>
    <message>
        <source>What is it called?</source>
        <translation>Wie soll sie heißen?</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <source>Words, “phrases”, /expressions/, entity.PER, quote[speaker: entity.ORG] …</source>
        <translation>Wörter, „Wendungen“, /Ausdrücke/, entity.PER, quote[speaker: entity.ORG] …</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Saved queries</source>
        <translation>Gespeicherte Abfragen</translation>
    </message>
    <message>
        <source>What one can search for</source>
        <translation>Wonach sich suchen lässt</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Sortiert nach</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Annotate or correct…</source>
        <translation>Annotieren oder berichtigen …</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Save query…</source>
        <translation>Abfrage speichern …</translation>
    </message>
    <message>
        <source>Export hits…</source>
        <translation>Treffer exportieren …</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>By article</source>
        <translation>Nach Artikel</translation>
    </message>
    <message>
        <source>By hit</source>
        <translation>Nach Treffer</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Nach Label</translation>
    </message>
    <message numerus="yes">
        <source>By %Ln word(s) to the left</source>
        <translation>
            <numerusform>Nach %Ln Wort links</numerusform>
            <numerusform>Nach %Ln Wörtern links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By %Ln word(s) to the right</source>
        <translation>
            <numerusform>Nach %Ln Wort rechts</numerusform>
            <numerusform>Nach %Ln Wörtern rechts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln Treffer</numerusform>
            <numerusform>%Ln Treffer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln article(s)</source>
        <translation>
            <numerusform>in %Ln Artikel</numerusform>
            <numerusform>in %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>and more further down</source>
        <translation>und weiter unten mehr</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Type what you look for; F1 shows what is possible.</source>
        <translation>Tippen Sie, was Sie suchen; F1 zeigt, was möglich ist.</translation>
    </message>
    <message>
        <source>Nothing found so far.</source>
        <translation>Bisher nichts gefunden.</translation>
    </message>
    <message>
        <source>Annotations of people and the gold are searched; annotator:suggestions searches suggestions.</source>
        <translation>Durchsucht werden Annotationen von Menschen und das Gold; annotator:suggestions durchsucht Vorschläge.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) made</source>
        <translation>
            <numerusform>%Ln Änderung ausgeführt</numerusform>
            <numerusform>%Ln Änderungen ausgeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hit(s) stay(s) as it is. First: %1</source>
        <translation>
            <numerusform>%Ln Treffer bleibt, wie er ist: %1</numerusform>
            <numerusform>%Ln Treffer bleiben, wie sie sind. Der erste: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken back in %Ln set(s).</source>
        <translation>
            <numerusform>In %Ln Fassung zurückgenommen.</numerusform>
            <numerusform>In %Ln Fassungen zurückgenommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>words and a phrase, in title or text</source>
        <translation>Wörter und eine Wendung, in Titel oder Text</translation>
    </message>
    <message>
        <source>a regular expression in the text</source>
        <translation>ein regulärer Ausdruck im Text</translation>
    </message>
    <message>
        <source>spans of a layer and a label</source>
        <translation>Markierungen einer Ebene und eines Labels</translation>
    </message>
    <message>
        <source>… that cover such words</source>
        <translation>… die solche Wörter umfassen</translation>
    </message>
    <message>
        <source>quotes whose speaker is an organisation</source>
        <translation>Zitate, deren Sprecher eine Organisation ist</translation>
    </message>
    <message>
        <source>quotes without a speaker</source>
        <translation>Zitate ohne Sprecher</translation>
    </message>
    <message>
        <source>places within the frame of a quote</source>
        <translation>Orte im Rahmensatz eines Zitats</translation>
    </message>
    <message>
        <source>spans with an attribute</source>
        <translation>Markierungen mit einem Attribut</translation>
    </message>
    <message>
        <source>suggestions a pipeline was unsure of</source>
        <translation>Vorschläge, bei denen eine Pipeline unsicher war</translation>
    </message>
    <message>
        <source>finished articles without findings</source>
        <translation>fertige Artikel ohne Befunde</translation>
    </message>
    <message>
        <source>dates and metadata</source>
        <translation>Daten und Metadaten</translation>
    </message>
    <message>
        <source>and, or, not, parentheses</source>
        <translation>und, oder, nicht, Klammern</translation>
    </message>
    <message>
        <source>What one can search for</source>
        <translation>Wonach sich suchen lässt</translation>
    </message>
    <message>
        <source>Words that look like a part of a query are searched in quotation marks, or with a backslash before them. docs/search.md describes the whole language.</source>
        <translation>Wörter, die wie ein Teil einer Abfrage aussehen, setzen Sie in Anführungszeichen oder hinter einen Backslash. docs/search.md beschreibt die ganze Sprache.</translation>
    </message>
</context>
<context>
    <name>Servers</name>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1 wird aufgebaut …</translation>
    </message>
    <message>
        <source>Copy into a file</source>
        <translation>In eine Datei kopieren</translation>
    </message>
    <message>
        <source>Making a corpus on the server…</source>
        <translation>Korpus wird auf dem Server angelegt …</translation>
    </message>
</context>
<context>
    <name>SessionAids</name>
    <message>
        <source>Bookmark set.</source>
        <translation>Lesezeichen gesetzt.</translation>
    </message>
    <message>
        <source>Bookmark taken away.</source>
        <translation>Lesezeichen entfernt.</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Who gets how much</source>
        <translation>Wer wie viel bekommt</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Share out</source>
        <translation>Verteilen</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>Another name, Enter adds it</source>
        <translation>Weiterer Name, Eingabetaste fügt ihn hinzu</translation>
    </message>
    <message>
        <source>the next free name</source>
        <translation>der nächste freie Name</translation>
    </message>
    <message>
        <source>With a due date</source>
        <translation>Mit Fälligkeit</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>all alike</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>all articles</source>
        <translation>alle Artikel</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>To learn from: gold is shown when one is done</source>
        <translation>Zum Üben: Nach jedem fertigen Artikel wird das Gold gezeigt</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>To everybody</source>
        <translation>An alle</translation>
    </message>
    <message>
        <source>People for each of the others</source>
        <translation>Personen für jeden der anderen</translation>
    </message>
    <message>
        <source>Evenly by</source>
        <translation>Gleichmäßig nach</translation>
    </message>
    <message>
        <source>Only with</source>
        <translation>Nur mit</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>No free article has a finished gold set.</source>
        <translation>Kein freier Artikel hat fertiges Gold.</translation>
    </message>
    <message>
        <source>Everything is shared out</source>
        <translation>Alles ist verteilt</translation>
    </message>
    <message>
        <source>Import more articles, or move work under Progress.</source>
        <translation>Importieren Sie weitere Artikel, oder verschieben Sie Arbeit unter „Fortschritt“.</translation>
    </message>
    <message>
        <source>Choose to whom</source>
        <translation>Wählen Sie, an wen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) that nobody has yet</source>
        <translation>
            <numerusform>%Ln Artikel, den noch niemand hat</numerusform>
            <numerusform>%Ln Artikel, die noch niemand hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) in %1</source>
        <translation>
            <numerusform>%Ln Artikel in %1</numerusform>
            <numerusform>%Ln Artikel in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to everybody</source>
        <translation>
            <numerusform>%Ln an alle</numerusform>
            <numerusform>%Ln an alle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s) with nobody</source>
        <translation>
            <numerusform>%Ln bleibt bei niemandem</numerusform>
            <numerusform>%Ln bleiben bei niemandem</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be shared out</source>
        <translation>Das lässt sich nicht verteilen</translation>
    </message>
</context>
<context>
    <name>Shown</name>
    <message>
        <source>All layers</source>
        <translation>Alle Ebenen</translation>
    </message>
    <message>
        <source>A click on a number shows the articles behind it.</source>
        <translation>Ein Klick auf eine Zahl zeigt die Artikel dahinter.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>Nach Label</translation>
    </message>
    <message>
        <source>By pair</source>
        <translation>Nach Paar</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Confusions</source>
        <translation>Verwechslungen</translation>
    </message>
    <message>
        <source>What one called the row, the other called the column; a click shows where.</source>
        <translation>Was die eine Person wie die Zeile nannte, nannte die andere wie die Spalte; ein Klick zeigt, wo.</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>A click shows where they do not agree.</source>
        <translation>Ein Klick zeigt, wo sie nicht übereinstimmen.</translation>
    </message>
    <message>
        <source>How articles are put into groups</source>
        <translation>Wie Artikel gruppiert werden</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Zahlen</translation>
    </message>
    <message>
        <source>By &amp;label</source>
        <translation>Nach &amp;Label</translation>
    </message>
    <message>
        <source>By &amp;pair</source>
        <translation>Nach &amp;Paar</translation>
    </message>
    <message>
        <source>Over &amp;time</source>
        <translation>Im Lauf der Z&amp;eit</translation>
    </message>
    <message>
        <source>Con&amp;fusions</source>
        <translation>&amp;Verwechslungen</translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Between whom</source>
        <translation>Zwischen wem</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Pend&amp;ing changes</source>
        <translation>Vor&amp;gemerkte Änderungen</translation>
    </message>
    <message>
        <source>Pending changes</source>
        <translation>Vorgemerkte Änderungen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>What it touches</source>
        <translation>Was betroffen ist</translation>
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
        <source>Question, waits</source>
        <translation>Frage, wartet</translation>
    </message>
    <message>
        <source>Question, answered</source>
        <translation>Frage, beantwortet</translation>
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
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Trains as</source>
        <translation>Im Training</translation>
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
        <translation>Eine Notiz zu dieser Markierung</translation>
    </message>
    <message>
        <source>Stored when you leave the field or press Ctrl+Enter.</source>
        <translation>Wird gespeichert, sobald Sie das Feld verlassen oder Strg+Eingabe drücken.</translation>
    </message>
    <message>
        <source>Accept the suggestion first.</source>
        <translation>Übernehmen Sie zuerst den Vorschlag.</translation>
    </message>
</context>
<context>
    <name>SplitField</name>
    <message>
        <source>two or more ids, with commas</source>
        <translation>zwei oder mehr Kennungen, mit Kommas</translation>
    </message>
    <message>
        <source>no attribute: all get the same label</source>
        <translation>kein Attribut: alle bekommen dasselbe Label</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>&amp;By attribute</source>
        <translation>Nach &amp;Attribut</translation>
    </message>
    <message>
        <source>All &amp;others get</source>
        <translation>Alle an&amp;deren bekommen</translation>
    </message>
    <message>
        <source>Give at least two ids, with a comma between them.</source>
        <translation>Geben Sie mindestens zwei Kennungen an, mit einem Komma dazwischen.</translation>
    </message>
    <message>
        <source>“%1” is no id: a letter, then letters, digits, - and _.</source>
        <translation>„%1“ ist keine Kennung: ein Buchstabe, dann Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>„%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>suggestion</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1: „%2“</translation>
    </message>
    <message>
        <source>%1 of “%2”</source>
        <translation>%1 von „%2“</translation>
    </message>
    <message>
        <source>%1: open</source>
        <translation>%1: offen</translation>
    </message>
    <message>
        <source>%1: implicit</source>
        <translation>%1: implizit</translation>
    </message>
    <message>
        <source>%1: absent</source>
        <translation>%1: nicht vorhanden</translation>
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
        <translation>Grenze verschieben</translation>
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
        <source>Put right</source>
        <translation>Befund berichtigen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Change schema</source>
        <translation>Schema ändern</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>SuggestionFilter</name>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>durch %1</translation>
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
    <name>TeamWindow</name>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>&amp;Progress</source>
        <translation>&amp;Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Share out</source>
        <translation>&amp;Verteilen</translation>
    </message>
    <message>
        <source>Peop&amp;le</source>
        <translation>P&amp;ersonen</translation>
    </message>
    <message>
        <source>Pac&amp;kages</source>
        <translation>&amp;Pakete</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Nothing is different now.</source>
        <translation>Jetzt ist nichts anders.</translation>
    </message>
    <message>
        <source>Going back…</source>
        <translation>Es geht zurück …</translation>
    </message>
    <message>
        <source>Steps of the history</source>
        <translation>Schritte des Verlaufs</translation>
    </message>
    <message>
        <source>Goes back and forth in time: arrow keys, one step each.</source>
        <translation>Geht in der Zeit vor und zurück: Pfeiltasten, je ein Schritt.</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Ein Schritt zurück</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>Ein Schritt vor</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Voriger</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>Diesen Stand wiederherstellen</translation>
    </message>
    <message>
        <source>Makes your annotations what they were then; one step, which can be undone.</source>
        <translation>Macht Ihre Annotationen zu dem, was sie damals waren; ein Schritt, der sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Restore only this</source>
        <translation>Nur das wiederherstellen</translation>
    </message>
    <message>
        <source>Makes this one span what it was then; one step, which can be undone.</source>
        <translation>Macht diese eine Markierung zu dem, was sie damals war; ein Schritt, der sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Back to the present [Esc]</source>
        <translation>Zurück zur Gegenwart [Esc]</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>Vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>The present</source>
        <translation>Die Gegenwart</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added since</source>
        <translation>
            <numerusform>%Ln seitdem hinzugekommen</numerusform>
            <numerusform>%Ln seitdem hinzugekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone since</source>
        <translation>
            <numerusform>%Ln seitdem weggefallen</numerusform>
            <numerusform>%Ln seitdem weggefallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed since</source>
        <translation>
            <numerusform>%Ln seitdem geändert</numerusform>
            <numerusform>%Ln seitdem geändert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation>&amp;Zusammenlegen …</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>&amp;Teilen …</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen …</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>&amp;Label…</source>
        <translation>&amp;Label …</translation>
    </message>
    <message>
        <source>&amp;Role…</source>
        <translation>&amp;Rolle …</translation>
    </message>
    <message>
        <source>&amp;Attribute…</source>
        <translation>&amp;Attribut …</translation>
    </message>
    <message>
        <source>La&amp;yer…</source>
        <translation>&amp;Ebene …</translation>
    </message>
</context>
<context>
    <name>TouchedWords</name>
    <message>
        <source>No annotation is touched.</source>
        <translation>Keine Annotation ist betroffen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Annotators: %1</source>
        <translation>Annotierende: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) get other attributes</source>
        <translation>
            <numerusform>%Ln Markierung bekommt andere Attribute</numerusform>
            <numerusform>%Ln Markierungen bekommen andere Attribute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) about suggestions move along or go</source>
        <translation>
            <numerusform>%Ln Entscheidung über einen Vorschlag zieht mit oder entfällt</numerusform>
            <numerusform>%Ln Entscheidungen über Vorschläge ziehen mit oder entfallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) to suggestions</source>
        <translation>
            <numerusform>%Ln Änderung an Vorschlägen</numerusform>
            <numerusform>%Ln Änderungen an Vorschlägen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s) or argument(s) break the new rules; they stay</source>
        <translation>
            <numerusform>%Ln Markierung oder Rollenfüllung bricht die neuen Regeln; sie bleibt</numerusform>
            <numerusform>%Ln Markierungen oder Rollenfüllungen brechen die neuen Regeln; sie bleiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln span(s)</source>
        <translation>
            <numerusform>%Ln Markierung</numerusform>
            <numerusform>%Ln Markierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln argument(s)</source>
        <translation>
            <numerusform>%Ln Rollenfüllung</numerusform>
            <numerusform>%Ln Rollenfüllungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln span(s) go</source>
        <translation>
            <numerusform>%1: %Ln Markierung entfällt</numerusform>
            <numerusform>%1: %Ln Markierungen entfallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln argument(s) go</source>
        <translation>
            <numerusform>%1: %Ln Rollenfüllung entfällt</numerusform>
            <numerusform>%1: %Ln Rollenfüllungen entfallen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %Ln span(s)</source>
        <translation>
            <numerusform>%1 → %2: %Ln Markierung</numerusform>
            <numerusform>%1 → %2: %Ln Markierungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2: %Ln argument(s)</source>
        <translation>
            <numerusform>%1 → %2: %Ln Rollenfüllung</numerusform>
            <numerusform>%1 → %2: %Ln Rollenfüllungen</numerusform>
        </translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Finish the tour</source>
        <translation>Tour beenden</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Schritt überspringen</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Tour beenden</translation>
    </message>
</context>
<context>
    <name>TrainingDesk</name>
    <message>
        <source>Built-in pipeline</source>
        <translation>Eingebaute Pipeline</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train from gold</source>
        <translation>Aus Gold trainieren</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>From now on it makes the suggestions; all articles get new ones.</source>
        <translation>Von nun an macht sie die Vorschläge; alle Artikel bekommen neue.</translation>
    </message>
    <message>
        <source>Keep the present one</source>
        <translation>Bei der jetzigen bleiben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Loading the pipeline that is built on…</source>
        <translation>Lädt die Pipeline, auf der aufgebaut wird …</translation>
    </message>
    <message>
        <source>Reading the gold…</source>
        <translation>Gold wird gelesen …</translation>
    </message>
    <message>
        <source>Measuring on articles it has not seen…</source>
        <translation>Wird an ungesehenen Artikeln gemessen …</translation>
    </message>
    <message>
        <source>Looking how well it does by now…</source>
        <translation>Prüft, wie gut sie inzwischen ist …</translation>
    </message>
    <message>
        <source>Weighing what was learned against the rules…</source>
        <translation>Wägt das Gelernte gegen die Regeln ab …</translation>
    </message>
    <message>
        <source>Learning from %1 % of the gold…</source>
        <translation>Lernt aus %1 % des Goldes …</translation>
    </message>
    <message>
        <source>Learning…</source>
        <translation>Lernt …</translation>
    </message>
    <message>
        <source>trained parts alone: F1 %1</source>
        <translation>nur die trainierten Teile: F1 %1</translation>
    </message>
    <message>
        <source>update %1 of at most %2</source>
        <translation>Schritt %1 von höchstens %2</translation>
    </message>
    <message>
        <source>article %1 of %2</source>
        <translation>Artikel %1 von %2</translation>
    </message>
    <message>
        <source>round %1 of %2</source>
        <translation>Durchgang %1 von %2</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>What is learned is put on top of it; its rules and its parser stay.</source>
        <translation>Gelerntes kommt obenauf; ihre Regeln und ihr Parser bleiben.</translation>
    </message>
    <message>
        <source>Also train on 25, 50 and 75 % of the gold</source>
        <translation>Auch mit 25, 50 und 75 % des Goldes trainieren</translation>
    </message>
    <message>
        <source>Shows whether more gold is worth it; takes two and a half times as long.</source>
        <translation>Zeigt, ob mehr Gold sich lohnt; dauert zweieinhalbmal so lange.</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>On top of</source>
        <translation>Auf Grundlage von</translation>
    </message>
    <message>
        <source>%1 (%2 spans)</source>
        <translation>%1 (%2 Markierungen)</translation>
    </message>
    <message>
        <source>Counting the gold…</source>
        <translation>Gold wird gezählt …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished article(s) with gold</source>
        <translation>
            <numerusform>%Ln fertiger Artikel mit Gold</numerusform>
            <numerusform>%Ln fertige Artikel mit Gold</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: too few to train.</source>
        <translation>%1: zu wenig zum Trainieren.</translation>
    </message>
    <message>
        <source>%1; with fewer than %2 do not expect much.</source>
        <translation>%1; erwarten Sie bei weniger als %2 nicht viel.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 und %Ln weiteres</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Fewer than %1 examples, hardly learned: %2.</source>
        <translation>Weniger als %1 Beispiele, kaum zu lernen: %2.</translation>
    </message>
</context>
<context>
    <name>TrainingPlot</name>
    <message>
        <source>F1, %; faint: loss</source>
        <translation>F1, %; blass: Verlust</translation>
    </message>
</context>
<context>
    <name>TrainingResult</name>
    <message>
        <source>Learned from %1 articles, measured on %2 others that it has not seen: spans with the same edges and label.</source>
        <translation>Gelernt aus %1 Artikeln, gemessen an %2 anderen, die sie nicht gesehen hat: Markierungen mit gleichen Grenzen und gleichem Label.</translation>
    </message>
    <message>
        <source>%1 is better than %2: F1 %3 instead of %4.</source>
        <translation>%1 ist besser als %2: F1 %3 statt %4.</translation>
    </message>
    <message>
        <source>%1 is no better than %2: F1 %3 and %4. Keep the present one.</source>
        <translation>%1 ist nicht besser als %2: F1 %3 und %4. Bleiben Sie bei der jetzigen.</translation>
    </message>
    <message>
        <source>The last quarter still helped: more gold is worth it.</source>
        <translation>Das letzte Viertel half noch: Mehr Gold lohnt sich.</translation>
    </message>
    <message>
        <source>The last quarter did not help: more of the same gold will not do much.</source>
        <translation>Das letzte Viertel half nicht mehr: Mehr vom gleichen Gold wird nicht viel bewirken.</translation>
    </message>
    <message>
        <source>F1 by share of the gold (articles): %1.</source>
        <translation>F1 nach Anteil des Goldes (Artikel): %1.</translation>
    </message>
</context>
<context>
    <name>TypePage</name>
    <message>
        <source>&amp;Font of the article</source>
        <translation>&amp;Schrift des Artikels</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>px</source>
        <comment>pixels</comment>
        <translation>px</translation>
    </message>
    <message>
        <source>&amp;Zoom on top of it</source>
        <translation>Z&amp;oom obendrein</translation>
    </message>
    <message>
        <source>&amp;Width of the column</source>
        <translation>&amp;Breite der Spalte</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Room between &amp;lines</source>
        <translation>Zeilen&amp;abstand</translation>
    </message>
    <message>
        <source>Room between l&amp;etters</source>
        <translation>B&amp;uchstabenabstand</translation>
    </message>
    <message>
        <source>em</source>
        <translation>em</translation>
    </message>
    <message>
        <source>Room between w&amp;ords</source>
        <translation>&amp;Wortabstand</translation>
    </message>
    <message>
        <source>Set for easier &amp;reading</source>
        <translation>Für leichteres &amp;Lesen einstellen</translation>
    </message>
    <message>
        <source>A clear font, larger, with more room between letters, words and lines.</source>
        <translation>Eine klare Schrift, größer, mit mehr Abstand zwischen Buchstaben, Wörtern und Zeilen.</translation>
    </message>
    <message>
        <source>“We have agreed,” said the minister in Geneva on Thursday, “but not on everything.”</source>
        <translation>„Wir sind uns einig“, sagte die Ministerin am Donnerstag in Genf, „aber nicht in allem.“</translation>
    </message>
    <message>
        <source>Sample of the type</source>
        <translation>Schriftprobe</translation>
    </message>
    <message>
        <source>Literata (usual)</source>
        <translation>Literata (üblich)</translation>
    </message>
    <message>
        <source>Inter (without serifs)</source>
        <translation>Inter (ohne Serifen)</translation>
    </message>
    <message>
        <source>Atkinson Hyperlegible (letters hard to mix up)</source>
        <translation>Atkinson Hyperlegible (Buchstaben kaum zu verwechseln)</translation>
    </message>
    <message>
        <source>OpenDyslexic (for readers with dyslexia)</source>
        <translation>OpenDyslexic (bei Lese-Rechtschreib-Schwäche)</translation>
    </message>
    <message>
        <source>Font of the article</source>
        <translation>Schrift des Artikels</translation>
    </message>
</context>
<context>
    <name>ValuesField</name>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Remove value</source>
        <translation>Wert entfernen</translation>
    </message>
    <message>
        <source>A choice needs at least one value.</source>
        <translation>Eine Auswahl braucht mindestens einen Wert.</translation>
    </message>
    <message>
        <source>“%1” is no id: a letter, then letters, digits, - and _.</source>
        <translation>„%1“ ist keine Kennung: ein Buchstabe, dann Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>“%1” is there twice.</source>
        <translation>„%1“ steht zweimal da.</translation>
    </message>
</context>
<context>
    <name>WaitingDialog</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
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
        <source>Go on with the guided tour</source>
        <translation>Geführte Tour fortsetzen</translation>
    </message>
    <message>
        <source>Take the guided tour</source>
        <translation>Geführte Tour beginnen</translation>
    </message>
    <message>
        <source>Five minutes: mark, decide and finish a first article by keyboard</source>
        <translation>Fünf Minuten: mit der Tastatur markieren, entscheiden und einen ersten Artikel abschließen</translation>
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
        <source>What is new</source>
        <translation>Was ist neu</translation>
    </message>
    <message>
        <source>Or drop text files, a folder, a package or a corpus onto this window.</source>
        <translation>Oder ziehen Sie Textdateien, einen Ordner, ein Paket oder ein Korpus auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Folder of articles</source>
        <translation>Ordner mit Artikeln</translation>
    </message>
</context>
<context>
    <name>WhatsNewDialog</name>
    <message>
        <source>What is new</source>
        <translation>Was ist neu</translation>
    </message>
    <message>
        <source>This page is in English.</source>
        <translation>Diese Seite ist auf Englisch.</translation>
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
    <name>Wording</name>
    <message>
        <source>Another schema as a whole</source>
        <translation>Ein anderes Schema als Ganzes</translation>
    </message>
    <message>
        <source>New layer “%1”</source>
        <translation>Neue Ebene „%1“</translation>
    </message>
    <message>
        <source>Layer “%1” goes, with its spans</source>
        <translation>Ebene „%1“ entfällt, samt Markierungen</translation>
    </message>
    <message>
        <source>Layers in another order</source>
        <translation>Ebenen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>labels in another order</source>
        <translation>Labels in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>roles in another order</source>
        <translation>Rollen in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>attributes in another order</source>
        <translation>Attribute in anderer Reihenfolge</translation>
    </message>
    <message>
        <source>new label “%1”</source>
        <translation>neues Label „%1“</translation>
    </message>
    <message>
        <source>“%1” is called “%2”</source>
        <translation>„%1“ heißt „%2“</translation>
    </message>
    <message>
        <source>“%1” becomes part of “%2”</source>
        <translation>„%1“ geht in „%2“ auf</translation>
    </message>
    <message>
        <source>“%1” is split into “%2”</source>
        <translation>„%1“ wird geteilt in „%2“</translation>
    </message>
    <message>
        <source>“%1” goes, with its spans</source>
        <translation>„%1“ entfällt, samt Markierungen</translation>
    </message>
    <message>
        <source>“%1” goes; its spans become “%2”</source>
        <translation>„%1“ entfällt; seine Markierungen werden „%2“</translation>
    </message>
    <message>
        <source>new role “%1”</source>
        <translation>neue Rolle „%1“</translation>
    </message>
    <message>
        <source>role “%1” is called “%2”</source>
        <translation>Rolle „%1“ heißt „%2“</translation>
    </message>
    <message>
        <source>role “%1” becomes part of “%2”</source>
        <translation>Rolle „%1“ geht in „%2“ auf</translation>
    </message>
    <message>
        <source>role “%1” goes, with its arguments</source>
        <translation>Rolle „%1“ entfällt, samt Rollenfüllungen</translation>
    </message>
    <message>
        <source>new attribute “%1”</source>
        <translation>neues Attribut „%1“</translation>
    </message>
    <message>
        <source>attribute “%1” goes, with its values</source>
        <translation>Attribut „%1“ entfällt, samt Werten</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>counter-example</source>
        <translation>Gegenbeispiel</translation>
    </message>
    <message>
        <source>roles it takes</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>fillers</source>
        <translation>Füllungen</translation>
    </message>
    <message>
        <source>number of fillers</source>
        <translation>Zahl der Füllungen</translation>
    </message>
    <message>
        <source>mention chains</source>
        <translation>Erwähnungsketten</translation>
    </message>
    <message>
        <source>values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>default value</source>
        <translation>Vorgabewert</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>snapping</source>
        <translation>Einrasten</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>dependence</source>
        <translation>Abhängigkeit</translation>
    </message>
    <message>
        <source>look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>default label</source>
        <translation>Vorgabelabel</translation>
    </message>
    <message>
        <source>changed: %1</source>
        <translation>geändert: %1</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>&amp;Ihr Name</translation>
    </message>
    <message>
        <source>Work is stored under this name. Another name begins a set of annotations of its own; what is stored under the old one stays there.</source>
        <translation>Unter diesem Namen wird die Arbeit gespeichert. Ein anderer Name beginnt eigene Annotationen; was unter dem alten gespeichert ist, bleibt dort.</translation>
    </message>
    <message>
        <source>Copy a corpus every</source>
        <translation>Ein Korpus sichern alle</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Copy a corpus &amp;every</source>
        <translation>Ein Korpus sichern &amp;alle</translation>
    </message>
    <message>
        <source>and after so many changes</source>
        <translation>und nach so vielen Änderungen</translation>
    </message>
    <message>
        <source>and &amp;after so many changes</source>
        <translation>und &amp;nach so vielen Änderungen</translation>
    </message>
    <message>
        <source>Keep the newest copy of the last</source>
        <translation>Die neueste Kopie behalten von den letzten</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>&amp;Keep the newest copy of the last</source>
        <translation>Die neueste Kopie &amp;behalten von den letzten</translation>
    </message>
    <message>
        <source>and of the last weeks</source>
        <translation>und von den letzten Wochen</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <source>an&amp;d of the last</source>
        <translation>&amp;und von den letzten</translation>
    </message>
    <message>
        <source>Copies lie beside the corpus and are made while you work. Fewer days or weeks remove older copies when the next one is made. Corpora on a server are copied by who runs it.</source>
        <translation>Kopien liegen neben dem Korpus und entstehen während der Arbeit. Weniger Tage oder Wochen entfernen ältere Kopien, wenn die nächste entsteht. Korpora auf einem Server sichert, wer ihn betreibt.</translation>
    </message>
    <message>
        <source>“%1” stands for something else in every corpus; choose another name.</source>
        <translation>„%1“ steht in jedem Korpus für etwas anderes; wählen Sie einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>WorkerClient</name>
    <message>
        <source>%1 cannot be started</source>
        <translation>%1 lässt sich nicht starten</translation>
    </message>
    <message>
        <source>it crashed with signal %1</source>
        <translation>er ist mit Signal %1 abgestürzt</translation>
    </message>
    <message>
        <source>it was killed</source>
        <translation>er wurde von außen beendet</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>Rückgabewert %1</translation>
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
        <translation>Wählen Sie zuerst Text aus: Hier ist nur Leerraum.</translation>
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
        <translation>Markierungen der Ebene „{layer}“ dürfen sich hier nicht überlappen: „{covered}“ ({label}) ist schon da.</translation>
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
        <translation>Setzen Sie den Cursor in „{covered}“, um es dort zu teilen.</translation>
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
        <source>“{covered}” cannot fill its own role {role!r}; choose another one.</source>
        <translation>„{covered}“ kann die eigene Rolle „{role}“ nicht füllen; wählen Sie eine andere Markierung.</translation>
    </message>
    <message>
        <source>“{filler}” leads to “{covered}” already; unlink it there first.</source>
        <translation>„{filler}“ führt schon zu „{covered}“; lösen Sie zuerst dort die Verbindung.</translation>
    </message>
    <message>
        <source>“{covered}” has nobody yet who could be linked; fill its first role before.</source>
        <translation>„{covered}“ hat noch niemanden, der sich verknüpfen ließe; füllen Sie zuerst die erste Rolle.</translation>
    </message>
    <message>
        <source>The role {role!r} of “{covered}” is open.</source>
        <translation>Die Rolle „{role}“ von „{covered}“ ist offen.</translation>
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
        <source>“{subject}” does not fit any more: this article was changed on another computer meanwhile. Its present state is shown; what you did is kept under File › Not stored.</source>
        <translation>„{subject}“ passt nicht mehr: Dieser Artikel wurde inzwischen an einem anderen Rechner geändert. Gezeigt wird sein jetziger Stand; was Sie getan haben, liegt unter Datei › Nicht Gespeichertes.</translation>
    </message>
    <message>
        <source>“{subject}” was not taken ({reason}) The present state is shown; what you did is kept under File › Not stored.</source>
        <translation>„{subject}“ wurde nicht angenommen ({reason}) Gezeigt wird der jetzige Stand; was Sie getan haben, liegt unter Datei › Nicht Gespeichertes.</translation>
    </message>
    <message>
        <source>The annotations of {annotator} in “{title}” are signed off: {by} signed “{sample}” on {at} UTC. They can be changed once that is unlocked (Review desk, or “annotator review”).</source>
        <translation>Die Annotationen von {annotator} in „{title}“ sind abgenommen: {by} hat „{sample}“ am {at} UTC abgenommen. Sie lassen sich erst ändern, wenn das entsperrt ist (Prüftisch oder „annotator review“).</translation>
    </message>
    <message>
        <source>“{sample}”: {reason}.</source>
        <translation>„{sample}“: {reason}.</translation>
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
        <translation>sie entstanden mit dem Schema {theirs}; im Schema dieses Korpus, {ours}, fehlt {unknown}.</translation>
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
        <source>{file}: the system refuses it ({reason}).</source>
        <translation>{file}: Das System lehnt es ab ({reason}).</translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation>{file}, Zeile {line}: {reason}</translation>
    </message>
    <message>
        <source>{what} need a part of the program that is not installed; install it with: pip install &apos;annotator[{extra}]&apos;</source>
        <translation>{what} brauchen einen Teil des Programms, der nicht installiert ist; installieren Sie ihn mit: pip install &apos;annotator[{extra}]&apos;</translation>
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
        <source>{corpus} is damaged: row {row} of the table {table} should hold {kind}, and does not. “annotator verify” tells what else is damaged; restore one of the backups in {backups}, or save what can be read of it with “annotator salvage”.</source>
        <translation>{corpus} ist beschädigt: Zeile {row} der Tabelle {table} sollte {kind} enthalten und tut es nicht. „annotator verify“ sagt, was noch beschädigt ist; stellen Sie eine der Sicherungen in {backups} wieder her, oder retten Sie mit „annotator salvage“, was sich lesen lässt.</translation>
    </message>
    <message>
        <source>There are no backups beside {corpus}; name a file to restore from.</source>
        <translation>Neben {corpus} liegen keine Sicherungen; nennen Sie eine Datei zum Wiederherstellen.</translation>
    </message>
    <message>
        <source>{corpus} is open for writing elsewhere ({holder}); close it there first.</source>
        <translation>{corpus} ist anderswo zum Schreiben geöffnet ({holder}); schließen Sie es zuerst dort.</translation>
    </message>
    <message>
        <source>{corpus} was moved, deleted or replaced while it was open, so nothing more is written to it; put it back, or open it anew.</source>
        <translation>{corpus} wurde verschoben, gelöscht oder ersetzt, während es offen war, darum wird nichts mehr hineingeschrieben; legen Sie es zurück, oder öffnen Sie es neu.</translation>
    </message>
    <message>
        <source>{corpus} was moved, deleted or replaced while it was open, so nothing more is written to it; all that was stored before is in {saved}: open that.</source>
        <translation>{corpus} wurde verschoben, gelöscht oder ersetzt, während es offen war, darum wird nichts mehr hineingeschrieben; alles vorher Gespeicherte liegt in {saved}: Öffnen Sie das.</translation>
    </message>
    <message>
        <source>{corpus} cannot be written: the file or its folder is read-only.</source>
        <translation>{corpus} kann nicht geschrieben werden: Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>{corpus} cannot be written: it was opened for reading, or the server takes no changes.</source>
        <translation>{corpus} ist nicht beschreibbar: Es wurde zum Lesen geöffnet, oder der Server nimmt keine Änderungen an.</translation>
    </message>
    <message>
        <source>{corpus}: the disk is full, the last change was not stored; free some space and repeat it.</source>
        <translation>{corpus}: Der Datenträger ist voll, der letzte Schritt wurde nicht gespeichert; schaffen Sie Platz und wiederholen Sie ihn.</translation>
    </message>
    <message>
        <source>Somebody else is importing into {corpus} just now; try again when that is done.</source>
        <translation>In {corpus} importiert gerade jemand anderes; versuchen Sie es erneut, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>There is no connection to {corpus} ({reason}); what was acknowledged is stored there, the last change is not. It is tried again with the next one.</source>
        <translation>Es gibt keine Verbindung zu {corpus} ({reason}); was bestätigt wurde, ist dort gespeichert, die letzte Änderung nicht. Mit der nächsten wird es erneut versucht.</translation>
    </message>
    <message>
        <source>There is no connection to {corpus} just now; this has to wait until it is back. What you mark in the open article is kept on this machine and stored then.</source>
        <translation>Zu {corpus} gibt es gerade keine Verbindung; das muss warten, bis sie wieder da ist. Was Sie im geöffneten Artikel markieren, bleibt auf diesem Rechner und wird dann gespeichert.</translation>
    </message>
    <message>
        <source>What cannot be sent to {corpus} just now cannot be kept in {file} either: {reason}</source>
        <translation>Was gerade nicht an {corpus} gesendet werden kann, lässt sich auch nicht in {file} aufbewahren: {reason}</translation>
    </message>
    <message>
        <source>{file} is damaged: up to {count} of the steps that waited to be stored in {corpus} cannot be read. The damaged file is kept as {kept}; all other steps are there, and those that do not fit without a lost one are listed under File › Not stored.</source>
        <translation>{file} ist beschädigt: Bis zu {count} der Schritte, die noch in {corpus} zu speichern waren, sind nicht lesbar. Die beschädigte Datei bleibt als {kept} erhalten; alle anderen Schritte sind da, und was ohne einen verlorenen nicht passt, steht unter Datei › Nicht Gespeichertes.</translation>
    </message>
    <message>
        <source>The connection to {corpus} was lost while the last change was being stored ({reason}); repeat it, it is not stored twice.</source>
        <translation>Die Verbindung zu {corpus} riss ab, während die letzte Änderung gespeichert wurde ({reason}); wiederholen Sie sie, doppelt gespeichert wird sie nicht.</translation>
    </message>
    <message>
        <source>{corpus} does not let this user in: {reason}</source>
        <translation>{corpus} lässt diesen Benutzer nicht ein: {reason}</translation>
    </message>
    <message>
        <source>{corpus} does not permit this to the user {user}: {reason}</source>
        <translation>{corpus} erlaubt das dem Benutzer {user} nicht: {reason}</translation>
    </message>
    <message>
        <source>{corpus} is no address of a corpus on a server: {reason}</source>
        <translation>{corpus} ist keine Adresse eines Korpus auf einem Server: {reason}</translation>
    </message>
    <message>
        <source>Pipeline {pipeline!r}: {reason}</source>
        <translation>Pipeline „{pipeline}“: {reason}</translation>
    </message>
    <message>
        <source>Deciding is blind in this corpus, so the work of {name} cannot be asked for by name; whoever leads the work can do that on the command line, with --reveal.</source>
        <translation>In diesem Korpus wird blind entschieden; nach der Arbeit von {name} kann deshalb nicht mit Namen gefragt werden. Wer das Projekt leitet, kann das auf der Befehlszeile tun, mit --reveal.</translation>
    </message>
    <message>
        <source>{name} is registered as an annotator, who works independently of the others; this window is for curators and reviewers (menu Team, or “annotator people”).</source>
        <translation>{name} ist zum Annotieren eingetragen und arbeitet unabhängig von den anderen; dieses Fenster ist für Kuratierende und Prüfende (Menü Team oder „annotator people“).</translation>
    </message>
    <message>
        <source>{name} is not registered as an annotator of this corpus and has not been given this article; add the role annotator (menu Team, or “annotator people”), or work under another name.</source>
        <translation>{name} ist in diesem Korpus nicht zum Annotieren eingetragen und hat diesen Artikel nicht zugeteilt bekommen; ergänzen Sie die Rolle (Menü Team oder „annotator people“), oder arbeiten Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>{name} is no curator of this corpus, and only curators make its gold set; add the role curator (menu Team, or “annotator people”), or work under another name.</source>
        <translation>{name} ist in diesem Korpus nicht zum Kuratieren eingetragen, und nur so wird Gold gemacht; ergänzen Sie die Rolle (Menü Team oder „annotator people“), oder arbeiten Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>{name} is no reviewer of this corpus, and only reviewers check and sign off; add the role reviewer (menu Team, or “annotator people”), or work under another name.</source>
        <translation>{name} ist in diesem Korpus nicht zum Prüfen eingetragen, und nur so wird geprüft und abgenommen; ergänzen Sie die Rolle (Menü Team oder „annotator people“), oder arbeiten Sie unter einem anderen Namen.</translation>
    </message>
    <message>
        <source>{name} is not among the people of this corpus ({known}); add the name first.</source>
        <translation>{name} gehört nicht zu den Personen dieses Korpus ({known}); tragen Sie den Namen erst ein.</translation>
    </message>
    <message>
        <source>{package}: {reason}</source>
        <translation>{package}: {reason}</translation>
    </message>
    <message>
        <source>{package} was made with the schema {theirs}, and this corpus has {ours}: {reason}. Bring the schema of the corpus it was made in here (annotator schema), or make the package anew.</source>
        <translation>{package} wurde mit dem Schema {theirs} erstellt, und dieses Korpus hat {ours}: {reason}. Übernehmen Sie hier das Schema des Korpus, in dem es entstand (annotator schema), oder erstellen Sie das Paket neu.</translation>
    </message>
    <message>
        <source>Nothing can be trained: {reason}.</source>
        <translation>Es lässt sich nichts trainieren: {reason}.</translation>
    </message>
    <message>
        <source>Pipeline {pipeline!r} would run code of its own ({what}); nothing of it was run. Load it only if you trust its source: with --trust, or under Pipelines in the window.</source>
        <translation>Die Pipeline „{pipeline}“ würde eigenen Code ausführen ({what}); nichts davon lief. Laden Sie sie nur, wenn Sie ihrer Quelle vertrauen: mit --trust oder im Fenster unter Pipelines.</translation>
    </message>
    <message>
        <source>{pipeline} was not installed: {reason}</source>
        <translation>{pipeline} wurde nicht installiert: {reason}</translation>
    </message>
    <message>
        <source>{pipeline} cannot be fetched: {server} cannot be reached. Check the connection and try again, or download {url} elsewhere and install that file.</source>
        <translation>{pipeline} lässt sich nicht holen: {server} ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal, oder laden Sie {url} anderswo herunter und installieren Sie diese Datei.</translation>
    </message>
    <message>
        <source>{pipeline} cannot be installed: this Python has neither pip nor uv. Install one of them, or download {url}, unpack it like a ZIP archive and load the folder.</source>
        <translation>{pipeline} lässt sich nicht installieren: Dieses Python hat weder pip noch uv. Installieren Sie eines davon, oder laden Sie {url} herunter, entpacken Sie es wie ein ZIP-Archiv und laden Sie den Ordner.</translation>
    </message>
    <message>
        <source>{pipeline} cannot be installed: this Python belongs to the operating system. Run Annotator in an environment of its own (pipx install annotator), or download {url}, unpack it like a ZIP archive and load the folder.</source>
        <translation>{pipeline} lässt sich nicht installieren: Dieses Python gehört dem Betriebssystem. Starten Sie Annotator in einer eigenen Umgebung (pipx install annotator), oder laden Sie {url} herunter, entpacken Sie es wie ein ZIP-Archiv und laden Sie den Ordner.</translation>
    </message>
    <message>
        <source>The program&apos;s own file {path} is missing or broken ({reason}); reinstall Annotator.</source>
        <translation>Die programmeigene Datei {path} fehlt oder ist defekt ({reason}); installieren Sie Annotator neu.</translation>
    </message>
    <message>
        <source>The desktop was not told about Annotator: {reason}.</source>
        <translation>Annotator ließ sich auf dem Desktop nicht eintragen: {reason}.</translation>
    </message>
    <message>
        <source>The background process ended unexpectedly ({reason}); nothing was lost, try again.</source>
        <translation>Der Hintergrundprozess wurde unerwartet beendet ({reason}); es ging nichts verloren, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The background process ended unexpectedly at “{item}” ({reason}); nothing was lost, try again.</source>
        <translation>Der Hintergrundprozess endete unerwartet bei „{item}“ ({reason}); nichts ging verloren, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Pipeline {pipeline!r} ended with the background process at “{item}” or an article shortly before ({reason}); the suggestions made before are stored.</source>
        <translation>Die Pipeline {pipeline!r} endete samt Hintergrundprozess bei „{item}“ oder einem Artikel kurz davor ({reason}); die Vorschläge von vorher sind gespeichert.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The keys in {file} cannot be read or written: {reason}</source>
        <translation>Die Tasten in {file} sind nicht les- oder schreibbar: {reason}</translation>
    </message>
    <message>
        <source>The key {key} of “{action}” moves the cursor, copies or shows layers; choose another one in {file}. The default keys are used.</source>
        <translation>Die Taste {key} von „{action}“ bewegt den Cursor, kopiert oder zeigt Ebenen; wählen Sie in {file} eine andere. Es gelten die üblichen Tasten.</translation>
    </message>
    <message>
        <source>The settings in {file} were written by a newer version of the program; defaults are used, the old file was kept as {kept}.</source>
        <translation>Die Einstellungen in {file} hat eine neuere Version des Programms geschrieben; es gelten die Vorgaben, die alte Datei liegt als {kept} bereit.</translation>
    </message>
    <message>
        <source>{corpus} cannot hold {what}: it contains {characters}.</source>
        <translation>{corpus} kann {what} nicht aufnehmen, denn es enthält {characters}.</translation>
    </message>
    <message>
        <source>There is no {id!r} here (any more).</source>
        <translation>{id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no article {id!r} here (any more).</source>
        <translation>Einen Artikel {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no span {id!r} here (any more).</source>
        <translation>Eine Markierung {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no argument {id!r} here (any more).</source>
        <translation>Ein Argument {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no disagreement {id!r} here (any more).</source>
        <translation>Eine Abweichung {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no reading of {id!r} here (any more).</source>
        <translation>Eine Lesart von {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no decision on {id!r} here (any more).</source>
        <translation>Eine Entscheidung über {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no log entry {id!r} here (any more).</source>
        <translation>Einen Eintrag {id!r} im Änderungsprotokoll gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no question {id!r} here (any more).</source>
        <translation>Eine Frage {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no sample {id!r} here (any more).</source>
        <translation>Eine Stichprobe {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no assignment {id!r} here (any more).</source>
        <translation>Eine Zuweisung {id!r} gibt es hier nicht (mehr).</translation>
    </message>
    <message>
        <source>There is no import {id!r} here (any more).</source>
        <translation>Einen Import {id!r} gibt es hier nicht (mehr).</translation>
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
        <source>{corpus} is damaged ({reason}); restore one of the backups in {backups}, or save what can be read of it with “annotator salvage”.</source>
        <translation>{corpus} ist beschädigt ({reason}); stellen Sie eine der Sicherungen in {backups} wieder her, oder retten Sie mit „annotator salvage“, was sich lesen lässt.</translation>
    </message>
    <message>
        <source>Column {column}: this cannot be understood.</source>
        <translation>Spalte {column}: Das ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Column {column}: expected {expected}, not {found}.</source>
        <translation>Spalte {column}: erwartet ist {expected}, nicht {found}.</translation>
    </message>
    <message>
        <source>Column {column}: {expected} is missing here.</source>
        <translation>Spalte {column}: Hier fehlt {expected}.</translation>
    </message>
    <message>
        <source>Column {column}: there is no {what} {name!r}.</source>
        <translation>Spalte {column}: {what} „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Column {column}: there is no {what} {name!r}; did you mean {suggestion!r}?</source>
        <translation>Spalte {column}: {what} „{name}“ gibt es nicht; meinten Sie „{suggestion}“?</translation>
    </message>
    <message>
        <source>Column {column}: {value!r} is no {kind}, as {name} needs it.</source>
        <translation>Spalte {column}: „{value}“ passt nicht, {name} braucht: {kind}.</translation>
    </message>
    <message>
        <source>Column {column}: the regular expression is not well-formed: {reason}.</source>
        <translation>Spalte {column}: Der reguläre Ausdruck ist nicht wohlgeformt: {reason}.</translation>
    </message>
    <message>
        <source>The key {key} is meant for “{first}” and for “{second}”; give one of them another key in {file}. The default keys are used.</source>
        <translation>Die Taste {key} ist für „{first}“ und für „{second}“ vorgesehen; geben Sie einem von beiden in {file} eine andere. Es gelten die üblichen Tasten.</translation>
    </message>
    <message>
        <source>“{key}” for “{action}” is no key; write it as in Ctrl+Shift+K in {file}. The default keys are used.</source>
        <translation>„{key}“ für „{action}“ ist keine Taste; schreiben Sie sie in {file} wie Ctrl+Shift+K. Es gelten die üblichen Tasten.</translation>
    </message>
    <message>
        <source>There is no action “{action}” to give a key to; the list is in the palette. Correct {file}. The default keys are used.</source>
        <translation>Einen Befehl „{action}“ gibt es nicht; alle stehen in der Befehlspalette. Berichtigen Sie {file}. Es gelten die üblichen Tasten.</translation>
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
        <translation>ungültige {encoding}-Folgen durch � ersetzt: {count}</translation>
    </message>
    <message>
        <source>control characters replaced by blanks: {count}</source>
        <translation>Steuerzeichen durch Leerzeichen ersetzt: {count}</translation>
    </message>
    <message>
        <source>{kind!r} lines have no place here; left out</source>
        <translation>Zeilen „{kind}“ haben hier keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>a circle of fragments is left out: {ids}</source>
        <translation>Fragmente, die im Kreis aufeinander verweisen, sind weggelassen: {ids}</translation>
    </message>
    <message>
        <source>{range} is not “{covered}”; taken as {now}, where it stands</source>
        <translation>{range} ist nicht „{covered}“; genommen wird {now}, wo es steht</translation>
    </message>
    <message>
        <source>{range} is no place in a text of {length} characters; left out</source>
        <translation>{range} ist keine Stelle in einem Text von {length} Zeichen; weggelassen</translation>
    </message>
    <message>
        <source>the id {id} is there twice; this one got the id {new}</source>
        <translation>die Kennung {id} kommt zweimal vor; diese Markierung bekam die Kennung {new}</translation>
    </message>
    <message>
        <source>{range} is “{here}”, not “{covered}”; left out</source>
        <translation>{range} ist „{here}“, nicht „{covered}“; weggelassen</translation>
    </message>
    <message>
        <source>attribute {name!r} with the value {value!r} is unknown here; left out</source>
        <translation>das Attribut „{name}“ mit dem Wert „{value}“ ist hier unbekannt; weggelassen</translation>
    </message>
    <message>
        <source>task {task}: a skipped annotation is left out</source>
        <translation>Aufgabe {task}: eine übersprungene Annotation ist weggelassen</translation>
    </message>
    <message>
        <source>task {task}: a circle of fragments is left out: {ids}</source>
        <translation>Aufgabe {task}: Fragmente, die im Kreis aufeinander verweisen, sind weggelassen: {ids}</translation>
    </message>
    <message>
        <source>task {task}: what {control!r} says has no place here; left out</source>
        <translation>Aufgabe {task}: was „{control}“ sagt, hat hier keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>answered with {answer!r}: the annotations are left out</source>
        <translation>mit „{answer}“ beantwortet: die Annotationen sind weggelassen</translation>
    </message>
    <message>
        <source>{count} spans were removed or changed in Prodigy</source>
        <translation>{count} Markierungen wurden in Prodigy entfernt oder geändert</translation>
    </message>
    <message>
        <source>the text was rebuilt from its tokens; blanks are where rules put them</source>
        <translation>der Text wurde aus seinen Wörtern wieder zusammengesetzt; Leerzeichen stehen, wo Regeln sie setzen</translation>
    </message>
    <message>
        <source>there is no text in it</source>
        <translation>enthält keinen Text</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>role or attribute</source>
        <translation>Rolle oder Attribut</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>a word, a field or a pattern</source>
        <translation>ein Wort, ein Feld oder ein Muster</translation>
    </message>
    <message>
        <source>the end or a further condition</source>
        <translation>das Ende oder eine weitere Bedingung</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>ein Wert</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>filler</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>{old!r} may be any of {places}; write it like that</source>
        <translation>„{old}“ kann {places} sein; schreiben Sie es so</translation>
    </message>
    <message>
        <source>{table}: {reason}</source>
        <translation>{table}: {reason}</translation>
    </message>
    <message>
        <source>the table of sets has none of {annotator} for article {article!r}</source>
        <translation>die Tabelle der Fassungen hat keine von {annotator} zu Artikel „{article}“</translation>
    </message>
    <message>
        <source>{name!r} is no text</source>
        <translation>„{name}“ ist kein Text</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>holds no text; call its field “text”</source>
        <translation>enthält keinen Text; nennen Sie das Feld „text“</translation>
    </message>
    <message>
        <source>a remark is one line in brat; blanks and line ends became single blanks</source>
        <translation>eine Notiz ist in brat eine Zeile; aus Leerraum und Zeilenenden wurden einzelne Leerzeichen</translation>
    </message>
    <message>
        <source>it covers nothing but line ends; left out</source>
        <translation>umfasst nur Zeilenenden; weggelassen</translation>
    </message>
    <message>
        <source>brat reads line by line: cut at line ends, blanks there left out</source>
        <translation>brat liest zeilenweise: an Zeilenenden geteilt, Leerraum dort weggelassen</translation>
    </message>
    <message>
        <source>what fills its role {role} is not exported; left out</source>
        <translation>was die Rolle {role} füllt, wird nicht exportiert; weggelassen</translation>
    </message>
    <message>
        <source>nothing in it says its format; name one of {names} with --format</source>
        <translation>nichts darin verrät das Format; nennen Sie eines von {names} mit --format</translation>
    </message>
    <message>
        <source>gives way to “{covered}” ({label}), which overlaps it</source>
        <translation>weicht „{covered}“ ({label}), das sich damit überlappt</translation>
    </message>
    <message>
        <source>has {parts} columns, the lines before have {columns}</source>
        <translation>hat {parts} Spalten, die Zeilen davor haben {columns}</translation>
    </message>
    <message>
        <source>has one column; a token and its tag are needed</source>
        <translation>hat eine Spalte; gebraucht werden Token und Tag</translation>
    </message>
    <message>
        <source>has {cells} cells, the first row names {columns} columns</source>
        <translation>hat {cells} Zellen, die erste Zeile nennt {columns} Spalten</translation>
    </message>
    <message>
        <source>two columns are called {twice!r}</source>
        <translation>zwei Spalten heißen „{twice}“</translation>
    </message>
    <message>
        <source>is no row: {error}</source>
        <translation>ist keine Zeile: {error}</translation>
    </message>
    <message>
        <source>no column is called “text” (there are: {there})</source>
        <translation>keine Spalte heißt „text“ (es gibt: {there})</translation>
    </message>
    <message>
        <source>the table of {table} has no column {missing!r}</source>
        <translation>der Tabelle {table} fehlt die Spalte „{missing}“</translation>
    </message>
    <message>
        <source>says where spans lie, but {files} with the {name} is not beside it</source>
        <translation>sagt, wo Markierungen liegen, aber {files} mit {name} liegt nicht daneben</translation>
    </message>
    <message>
        <source>doccano takes white space off the end of a text</source>
        <translation>doccano nimmt Leerraum vom Ende eines Textes weg</translation>
    </message>
    <message>
        <source>the remark on the article has no place in this format; left out</source>
        <translation>die Notiz zum Artikel hat in diesem Format keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>what fills the role {role} is {state}, and a relation needs two spans; left out</source>
        <translation>was die Rolle {role} füllt, ist {state}, und eine Relation braucht zwei Markierungen; weggelassen</translation>
    </message>
    <message>
        <source>what fills the role {role} is not exported, and a relation needs two spans; left out</source>
        <translation>was die Rolle {role} füllt, wird nicht exportiert, und eine Relation braucht zwei Markierungen; weggelassen</translation>
    </message>
    <message>
        <source>span {id}: {error}</source>
        <translation>Markierung {id}: {error}</translation>
    </message>
    <message>
        <source>it is no sound Word document ({error})</source>
        <translation>kein gültiges Word-Dokument ({error})</translation>
    </message>
    <message>
        <source>it is a binary file, not a text file</source>
        <translation>eine Binärdatei, keine Textdatei</translation>
    </message>
    <message>
        <source>its encoding is unknown; name it with --encoding</source>
        <translation>die Zeichenkodierung ist unbekannt; nennen Sie sie mit --encoding</translation>
    </message>
    <message>
        <source>there is no encoding {encoding!r}; try utf-8, cp1252 or utf-16.</source>
        <translation>die Zeichenkodierung „{encoding}“ gibt es nicht; versuchen Sie utf-8, cp1252 oder utf-16.</translation>
    </message>
    <message>
        <source>it is not in {name} (byte {data:#04x} in line {line}); leave out --encoding, or choose another</source>
        <translation>nicht in {name} (Byte {data:#04x} in Zeile {line}); lassen Sie --encoding weg, oder wählen Sie eine andere</translation>
    </message>
    <message>
        <source>it is {what}, not a text file</source>
        <translation>{what}, keine Textdatei</translation>
    </message>
    <message>
        <source>sheet {sheet} was not read: articles are taken from the first one</source>
        <translation>Blatt {sheet} wurde nicht gelesen: Artikel kommen vom ersten</translation>
    </message>
    <message>
        <source>Excel takes {most_rows} rows at most; export as csv or parquet</source>
        <translation>Excel fasst höchstens {most_rows} Zeilen; exportieren Sie als csv oder parquet</translation>
    </message>
    <message>
        <source>there is no table in it</source>
        <translation>darin ist keine Tabelle</translation>
    </message>
    <message>
        <source>it is no sound workbook ({error})</source>
        <translation>keine gültige Arbeitsmappe ({error})</translation>
    </message>
    <message>
        <source>label {label!r} could be {which}; say what it is with --map {name}=LAYER.LABEL, or leave it out with --map {name}=</source>
        <translation>das Label „{label}“ könnte {which} sein; sagen Sie es mit --map {name}=EBENE.LABEL, oder lassen Sie es mit --map {name}= weg</translation>
    </message>
    <message>
        <source>the schema of the corpus has no label {label!r}; say what it is with --map {name}=LAYER.LABEL, or leave it out with --map {name}=</source>
        <translation>das Schema des Korpus hat kein Label „{label}“; sagen Sie mit --map {name}=EBENE.LABEL, was es ist, oder lassen Sie es mit --map {name}= weg</translation>
    </message>
    <message>
        <source>{file} holds annotations and does not say whose; name the annotator.</source>
        <translation>{file} enthält Annotationen und sagt nicht, von wem; nennen Sie die Person.</translation>
    </message>
    <message>
        <source>gives way to “{covered}” ({label}): there are two levels</source>
        <translation>weicht „{covered}“ ({label}): Es gibt zwei Stufen</translation>
    </message>
    <message>
        <source>is no row of number, token, outer and inner tag with tabs between them</source>
        <translation>ist keine Zeile aus Nummer, Token, äußerem und innerem Tag mit Tabulatoren dazwischen</translation>
    </message>
    <message>
        <source>the attribute {name} ({value}) has no ending in this format; left out</source>
        <translation>das Attribut {name} ({value}) hat in diesem Format keine Endung; weggelassen</translation>
    </message>
    <message>
        <source>taken out of its page; menus, captions and tables are left out ({count} characters of text remain)</source>
        <translation>aus seiner Seite genommen; Menüs, Bildzeilen und Tabellen entfallen ({count} Zeichen Text bleiben)</translation>
    </message>
    <message>
        <source>it is no sound web page ({error})</source>
        <translation>keine gültige Webseite ({error})</translation>
    </message>
    <message>
        <source>article id {id!r} stands in line {line} with another text</source>
        <translation>die Kennung „{id}“ steht in Zeile {line} bei einem anderen Text</translation>
    </message>
    <message>
        <source>article id {id!r} with the set of {whose} stands in line {line} already</source>
        <translation>die Kennung „{id}“ mit der Fassung von {whose} steht schon in Zeile {line}</translation>
    </message>
    <message>
        <source>is no JSON: {msg} in column {colno}</source>
        <translation>ist kein JSON: {msg} in Spalte {colno}</translation>
    </message>
    <message>
        <source>task {number}: its data has no text under “text”, but {keys}</source>
        <translation>Aufgabe {number}: In den Daten steht kein Text unter „text“, sondern {keys}</translation>
    </message>
    <message>
        <source>is no list of tasks</source>
        <translation>ist keine Liste von Aufgaben</translation>
    </message>
    <message>
        <source>task {number}: {fault}</source>
        <translation>Aufgabe {number}: {fault}</translation>
    </message>
    <message>
        <source>task {number}: {reason}</source>
        <translation>Aufgabe {number}: {reason}</translation>
    </message>
    <message>
        <source>the region {id!r} is there twice</source>
        <translation>die Region „{id}“ ist doppelt</translation>
    </message>
    <message>
        <source>its spans are no list of structures</source>
        <translation>die Markierungen sind keine Liste von Strukturen</translation>
    </message>
    <message>
        <source>unpacked it is larger than {size} MB</source>
        <translation>entpackt ist es größer als {size} MB</translation>
    </message>
    <message>
        <source>it is no sound Parquet file ({error})</source>
        <translation>keine gültige Parquet-Datei ({error})</translation>
    </message>
    <message>
        <source>there is no text in it, perhaps only pictures of pages; run a text recognition first</source>
        <translation>darin ist kein Text, vielleicht nur Bilder von Seiten; lassen Sie zuerst eine Texterkennung laufen</translation>
    </message>
    <message>
        <source>words put together at line ends: {count}, of which {kept} kept their hyphen</source>
        <translation>an Zeilenenden zusammengesetzte Wörter: {count}, davon behielten {kept} den Bindestrich</translation>
    </message>
    <message>
        <source>it is larger than {size} MB</source>
        <translation>größer als {size} MB</translation>
    </message>
    <message>
        <source>it is no sound PDF ({error})</source>
        <translation>kein gültiges PDF ({error})</translation>
    </message>
    <message>
        <source>its remark has no place in this format; left out</source>
        <translation>die Notiz hat in diesem Format keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>this format holds quotes only; left out</source>
        <translation>dieses Format fasst nur Zitate; weggelassen</translation>
    </message>
    <message>
        <source>the role {role} has no place in this format; left out</source>
        <translation>die Rolle {role} hat in diesem Format keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>its {count} fillers of {role} became one</source>
        <translation>die {count} Füllungen von {role} wurden zu einer</translation>
    </message>
    <message>
        <source>the attribute {name} ({value}) has no place in this format; left out</source>
        <translation>das Attribut {name} ({value}) hat in diesem Format keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>quote {place}: {error}</source>
        <translation>Zitat {place}: {error}</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>the line is longer than {size} MB</source>
        <translation>die Zeile ist länger als {size} MB</translation>
    </message>
    <message>
        <source>says nothing of an article: {fault}</source>
        <translation>sagt nichts von einem Artikel: {fault}</translation>
    </message>
    <message>
        <source>it would be larger than spaCy&apos;s format can be; export fewer articles, or parts of them</source>
        <translation>es würde größer, als spaCys Format fasst; exportieren Sie weniger Artikel oder Teile davon</translation>
    </message>
    <message>
        <source>this Doc is not sound ({error})</source>
        <translation>dieses Doc ist ungültig ({error})</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>it is no DocBin; pipelines and single Docs are none</source>
        <translation>kein DocBin; Pipelines und einzelne Docs sind keine</translation>
    </message>
    <message>
        <source>it is no sound DocBin ({error})</source>
        <translation>kein gültiges DocBin ({error})</translation>
    </message>
    <message>
        <source>it is no DocBin ({error})</source>
        <translation>kein DocBin ({error})</translation>
    </message>
    <message>
        <source>{inside} in it is no part of an export; choose another folder</source>
        <translation>{inside} darin gehört nicht zu einem Export; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{words} cuts a token of “{token}”; what is written is {became}</source>
        <translation>{words} schneidet ein Token von „{token}“; geschrieben wird {became}</translation>
    </message>
    <message>
        <source>{words} cuts a token of “{token}”; it is left out</source>
        <translation>{words} schneidet ein Token von „{token}“; weggelassen</translation>
    </message>
    <message>
        <source>it has white space at its edge; written as {begin}–{end}</source>
        <translation>Leerraum am Anfang oder Ende; geschrieben als {begin}–{end}</translation>
    </message>
    <message>
        <source>it covers nothing but white space; it is left out</source>
        <translation>umfasst nur Leerraum; weggelassen</translation>
    </message>
    <message>
        <source>it has gaps; written as {pieces} spans that share its id</source>
        <translation>hat Lücken; geschrieben als {pieces} Markierungen mit derselben Kennung</translation>
    </message>
    <message>
        <source>it overlaps “{covered}” ({label}), which is longer or comes first; it is in doc.spans[{layer!r}], not in doc.ents</source>
        <translation>überlappt sich mit „{covered}“ ({label}), das länger ist oder zuerst kommt; es steht in doc.spans[{layer!r}], nicht in doc.ents</translation>
    </message>
    <message>
        <source>{count} of {all} tokens say nothing of entities; whether there are some is open</source>
        <translation>{count} von {all} Wörtern sagen nichts über Entitäten; ob es welche gibt, ist offen</translation>
    </message>
    <message>
        <source>{record} in its user data is no object</source>
        <translation>{record} in den Benutzerdaten ist kein Objekt</translation>
    </message>
    <message>
        <source>{text!r} is no split; give train/dev/test in per cent, as 80/10/10.</source>
        <translation>„{text}“ ist keine Aufteilung; geben Sie train/dev/test in Prozent an, etwa 80/10/10.</translation>
    </message>
    <message>
        <source>it has gaps, and a row of tags has none; left out</source>
        <translation>hat Lücken, eine Reihe von Tags hat keine; weggelassen</translation>
    </message>
    <message>
        <source>it covers nothing but white space; left out</source>
        <translation>umfasst nur Leerraum; weggelassen</translation>
    </message>
    <message>
        <source>it cuts a word; a tag of {layer} stands for whole ones; left out</source>
        <translation>schneidet ein Wort; ein Tag von {layer} steht für ganze; weggelassen</translation>
    </message>
    <message>
        <source>this format holds the layer {layer} only; left out</source>
        <translation>dieses Format fasst nur die Ebene {layer}; weggelassen</translation>
    </message>
    <message>
        <source>is not in {encoding}; name its encoding with --encoding</source>
        <translation>ist nicht in {encoding}; nennen Sie die Zeichenkodierung mit --encoding</translation>
    </message>
    <message>
        <source>white space at its edges belongs to no token; left out</source>
        <translation>Leerraum am Anfang oder Ende gehört zu keinem Token; weggelassen</translation>
    </message>
    <message>
        <source>{error} in the text of document {number} in {sidecar}</source>
        <translation>{error} im Text von Dokument {number} in {sidecar}</translation>
    </message>
    <message>
        <source>there is no {encoding!r}.</source>
        <translation>„{encoding}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>it is a folder; name a file in it</source>
        <translation>ein Ordner; nennen Sie eine Datei darin</translation>
    </message>
    <message>
        <source>printing it failed</source>
        <translation>das Drucken schlug fehl</translation>
    </message>
    <message>
        <source>printing it took more than {seconds} seconds</source>
        <translation>das Drucken dauerte länger als {seconds} Sekunden</translation>
    </message>
    <message>
        <source>another article or annotator</source>
        <translation>anderer Artikel oder andere Person</translation>
    </message>
    <message>
        <source>the status</source>
        <translation>der Stand</translation>
    </message>
    <message>
        <source>the note</source>
        <translation>die Notiz</translation>
    </message>
    <message>
        <source>there is no layer {layer!r}</source>
        <translation>eine Ebene „{layer}“ gibt es nicht</translation>
    </message>
    <message>
        <source>layer {layer!r} has no {what} {name!r}</source>
        <translation>in der Ebene „{layer}“ gibt es {what} „{name}“ nicht</translation>
    </message>
    <message>
        <source>there is a {what} {name!r} already</source>
        <translation>{what} „{name}“ gibt es schon</translation>
    </message>
    <message>
        <source>layer {layer!r} needs a label; remove the layer instead</source>
        <translation>die Ebene „{layer}“ braucht ein Label; entfernen Sie stattdessen die Ebene</translation>
    </message>
    <message>
        <source>label {label!r} cannot stand in for itself</source>
        <translation>das Label „{label}“ kann sich nicht selbst ersetzen</translation>
    </message>
    <message>
        <source>role {name!r} is filled from layer {gone!r} alone; change the role first</source>
        <translation>die Rolle „{name}“ wird nur aus der Ebene „{gone}“ gefüllt; ändern Sie zuerst die Rolle</translation>
    </message>
    <message>
        <source>the order names other {part} than there are</source>
        <translation>die Reihenfolge nennt andere {part}, als es gibt</translation>
    </message>
    <message>
        <source>layer {layer!r} has no attribute {attribute!r}</source>
        <translation>die Ebene „{layer}“ hat kein Attribut „{attribute}“</translation>
    </message>
    <message>
        <source>{attribute!r} has no value {value!r}</source>
        <translation>„{attribute}“ hat keinen Wert „{value}“</translation>
    </message>
    <message>
        <source>there is no label and no role {old!r}</source>
        <translation>ein Label oder eine Rolle „{old}“ gibt es nicht</translation>
    </message>
    <message>
        <source>the new schema has no layer {layer!r}</source>
        <translation>das neue Schema hat keine Ebene „{layer}“</translation>
    </message>
    <message>
        <source>layer {layer!r} of the new schema has no {kind} {target!r}</source>
        <translation>in der Ebene „{layer}“ des neuen Schemas gibt es {kind} „{target}“ nicht</translation>
    </message>
    <message>
        <source>the new schema still has the {kind} {name!r}</source>
        <translation>im neuen Schema steht noch {kind} „{name}“</translation>
    </message>
    <message>
        <source>{old!r} is a role; only labels can be split</source>
        <translation>„{old}“ ist eine Rolle; nur Labels lassen sich aufteilen</translation>
    </message>
    <message>
        <source>layer {layer!r} of the new schema has no label {name!r}</source>
        <translation>die Ebene „{layer}“ des neuen Schemas hat kein Label „{name}“</translation>
    </message>
    <message>
        <source>a password does not belong in an address, which others can read; leave it out, it is asked for or taken from the keyring, PGPASSWORD or ~/.pgpass</source>
        <translation>ein Passwort gehört nicht in eine Adresse, die andere lesen können; lassen Sie es weg, es wird erfragt oder aus dem Schlüsselbund, PGPASSWORD oder ~/.pgpass genommen</translation>
    </message>
    <message>
        <source>{name!r} is no option of a connection that can stand there</source>
        <translation>„{name}“ ist keine Angabe zur Verbindung, die dort stehen kann</translation>
    </message>
    <message>
        <source>write postgresql+psycopg://USER@HOST/DATABASE</source>
        <translation>schreiben Sie postgresql+psycopg://NAME@RECHNER/DATENBANK</translation>
    </message>
    <message>
        <source>the name of the database is missing</source>
        <translation>der Name der Datenbank fehlt</translation>
    </message>
    <message>
        <source>this program was put together without a trainer</source>
        <translation>dieses Programm wurde ohne die Möglichkeit zu trainieren zusammengestellt</translation>
    </message>
    <message>
        <source>it holds more than {files} files</source>
        <translation>es enthält mehr als {files} Dateien</translation>
    </message>
    <message>
        <source>{name!r} in it leads out of the archive</source>
        <translation>„{name}“ darin führt aus dem Archiv hinaus</translation>
    </message>
    <message>
        <source>it holds folders more than {deepest} deep</source>
        <translation>seine Ordner sind mehr als {deepest} tief geschachtelt</translation>
    </message>
    <message>
        <source>{name!r} is in it twice</source>
        <translation>„{name}“ steht zweimal darin</translation>
    </message>
    <message>
        <source>it is no sound archive ({error})</source>
        <translation>es ist kein gültiges Archiv ({error})</translation>
    </message>
    <message>
        <source>it is packed in a way nobody here knows ({error})</source>
        <translation>es ist auf eine Weise gepackt, die hier unbekannt ist ({error})</translation>
    </message>
    <message>
        <source>it is damaged, or cut short</source>
        <translation>es ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>{name!r} in it declares entities</source>
        <translation>„{name}“ darin deklariert XML-Entitäten</translation>
    </message>
    <message>
        <source>{filename!r} in it is a link or a device</source>
        <translation>„{filename}“ darin ist eine Verknüpfung oder eine Gerätedatei</translation>
    </message>
    <message>
        <source>it leads back from {name!r} to what came before</source>
        <translation>es führt von „{name}“ zurück zu dem, was davor kam</translation>
    </message>
    <message>
        <source>{name!r} in it is a link or a device</source>
        <translation>„{name}“ darin ist eine Verknüpfung oder eine Gerätedatei</translation>
    </message>
    <message>
        <source>Word documents</source>
        <translation>Word-Dokumente</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Excel-Mappen</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>it is in the format {format!r}, and this program reads {known}; a newer one may know it</source>
        <translation>es hat das Format {format}, dieses Programm liest {known}; ein neueres kennt es vielleicht</translation>
    </message>
    <message>
        <source>{name} in it was changed or damaged on its way; ask for it anew</source>
        <translation>{name} darin wurde unterwegs verändert oder beschädigt; lassen Sie es sich noch einmal geben</translation>
    </message>
    <message>
        <source>it is there already; choose another name</source>
        <translation>das gibt es schon; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>its manifest does not name what is in it ({odd})</source>
        <translation>sein Manifest nennt nicht, was darin ist ({odd})</translation>
    </message>
    <message>
        <source>{name} is missing in it</source>
        <translation>{name} fehlt darin</translation>
    </message>
    <message>
        <source>it is no package of this program</source>
        <translation>es ist kein Paket dieses Programms</translation>
    </message>
    <message>
        <source>{name} in it is not UTF-8</source>
        <translation>{name} darin ist nicht UTF-8</translation>
    </message>
    <message>
        <source>Parquet files</source>
        <translation>Parquet-Dateien</translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation>PDF-Dateien</translation>
    </message>
    <message>
        <source>a report is a page; end its name in .html</source>
        <translation>ein Bericht ist eine Seite; sein Name muss auf .html enden</translation>
    </message>
    <message>
        <source>there is a file that is no report; choose another name</source>
        <translation>dort liegt eine Datei, die kein Bericht ist; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>it is a file; name a folder</source>
        <translation>es ist eine Datei; nennen Sie einen Ordner</translation>
    </message>
    <message>
        <source>there is a file that is no table of a report; choose another folder</source>
        <translation>dort liegt eine Datei, die keine Tabelle eines Berichts ist; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>a schema file has at most 1 MB</source>
        <translation>eine Schemadatei hat höchstens 1 MB</translation>
    </message>
    <message>
        <source>is not UTF-8</source>
        <translation>ist nicht UTF-8</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>is too large, or refers to itself</source>
        <translation>ist zu groß oder verweist auf sich selbst</translation>
    </message>
    <message>
        <source>is given twice</source>
        <translation>steht zweimal da</translation>
    </message>
    <message>
        <source>an export has a manifest beside it; name a file or folder</source>
        <translation>neben einem Export liegt ein Manifest; nennen Sie eine Datei oder einen Ordner</translation>
    </message>
    <message>
        <source>there is a file that is no export; choose another name</source>
        <translation>dort liegt eine Datei, die kein Export ist; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>it was changed since it was exported; choose another name</source>
        <translation>seit dem Export geändert; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>it is a file; this format makes a folder</source>
        <translation>eine Datei; dieses Format legt einen Ordner an</translation>
    </message>
    <message>
        <source>“{part}” cuts the word “{token}”, and only whole words are trained.</source>
        <translation>„{part}“ zerschneidet das Wort „{token}“, und trainiert werden nur ganze Wörter.</translation>
    </message>
    <message>
        <source>The part “{part}” is left out: it cuts the word “{token}”.</source>
        <translation>Der Teil „{part}“ entfällt: Er zerschneidet das Wort „{token}“.</translation>
    </message>
    <message>
        <source>It gives way to “{winner}” ({winner_label}), which overlaps it and is longer or comes first.</source>
        <translation>Sie weicht „{winner}“ ({winner_label}), das sie überlappt und länger ist oder früher kommt.</translation>
    </message>
    <message>
        <source>It has gaps, and a flat format has no place for them.</source>
        <translation>Sie hat Lücken, und ein flaches Format hat keinen Platz dafür.</translation>
    </message>
    <message>
        <source>It has gaps; its {count} parts are trained as spans of their own.</source>
        <translation>Sie hat Lücken; ihre {count} Teile werden als eigene Markierungen trainiert.</translation>
    </message>
    <message>
        <source>The white space at its edge is cut off.</source>
        <translation>Der Leerraum am Anfang oder Ende wird abgeschnitten.</translation>
    </message>
    <message>
        <source>It covers nothing but white space.</source>
        <translation>Sie umfasst nur Leerraum.</translation>
    </message>
    <message>
        <source>Only the layer {entity_layer} is trained there.</source>
        <translation>Dort wird nur die Ebene {entity_layer} trainiert.</translation>
    </message>
    <message>
        <source>The schema has no layer that is trained there.</source>
        <translation>Das Schema hat keine Ebene, die dort trainiert wird.</translation>
    </message>
    <message>
        <source>The schema does not know its layer.</source>
        <translation>Das Schema kennt ihre Ebene nicht.</translation>
    </message>
    <message>
        <source>It has {tokens} words; the training looks at no more than {most} at a time.</source>
        <translation>Sie hat {tokens} Wörter; das Training sieht höchstens {most} auf einmal an.</translation>
    </message>
    <message>
        <source>it has {count} views with a text; the first was taken</source>
        <translation>es hat {count} Sichten mit Text; die erste wurde genommen</translation>
    </message>
    <message>
        <source>control characters of the text have no place in this format; blanks instead</source>
        <translation>Steuerzeichen des Textes haben in diesem Format keinen Platz; stattdessen Leerzeichen</translation>
    </message>
    <message>
        <source>there is no {type_system} beside it; export it together with the XMI</source>
        <translation>{type_system} liegt nicht daneben; exportieren Sie es mit dem XMI zusammen</translation>
    </message>
    <message>
        <source>UIMA CAS files</source>
        <translation>UIMA-CAS-Dateien</translation>
    </message>
    <message>
        <source>the offset {found} lies inside a character; they are UTF-16 units</source>
        <translation>der Versatz {found} liegt mitten in einem Zeichen; gezählt wird in UTF-16-Einheiten</translation>
    </message>
    <message>
        <source>is no CAS that can be read ({name}: {error})</source>
        <translation>ist kein lesbares CAS ({name}: {error})</translation>
    </message>
    <message>
        <source>the layer {layer} has no place here; left out: {count}</source>
        <translation>die Ebene {layer} hat hier keinen Platz; weggelassen: {count}</translation>
    </message>
    <message>
        <source>{said!r} says nothing of a role; left out</source>
        <translation>„{said}“ sagt nichts über eine Rolle; weggelassen</translation>
    </message>
    <message>
        <source>white space at its edges has no place in this format; left out</source>
        <translation>Leerraum am Anfang oder Ende hat in diesem Format keinen Platz; weggelassen</translation>
    </message>
    <message>
        <source>its remark holds characters that have no place in this format; changed</source>
        <translation>die Notiz enthält Zeichen, die in diesem Format keinen Platz haben; geändert</translation>
    </message>
    <message>
        <source>the attribute {name} ({value}) cannot be written as it is; left out</source>
        <translation>das Attribut {name} ({value}) lässt sich nicht so schreiben; weggelassen</translation>
    </message>
    <message>
        <source>the attribute {name} ({value}) cannot be written as it is; changed</source>
        <translation>das Attribut {name} ({value}) lässt sich nicht so schreiben; geändert</translation>
    </message>
    <message>
        <source>declares a document type, which could make it read other files or fill the memory</source>
        <translation>deklariert einen Dokumenttyp, der andere Dateien lesen oder den Speicher füllen könnte</translation>
    </message>
    <message>
        <source>the id {id} is there twice</source>
        <translation>die Kennung {id} ist doppelt</translation>
    </message>
    <message>
        <source>is nested more than {deepest} levels deep, as no CAS is</source>
        <translation>ist tiefer als {deepest} Stufen verschachtelt, wie kein CAS es ist</translation>
    </message>
    <message>
        <source>is no XML: {msg} in column {colno}</source>
        <translation>ist kein XML: {msg} in Spalte {colno}</translation>
    </message>
    <message>
        <source>is in no encoding that can be read ({error})</source>
        <translation>ist in keiner lesbaren Zeichenkodierung ({error})</translation>
    </message>
    <message>
        <source>white space between sentences is not in the file; line ends stand for it</source>
        <translation>Leerraum zwischen Sätzen steht nicht in der Datei; Zeilenenden stehen dafür</translation>
    </message>
    <message>
        <source>its offsets are code points, not UTF-16 units; taken as such</source>
        <translation>ihre Positionen sind Codepoints, keine UTF-16-Einheiten; so genommen</translation>
    </message>
    <message>
        <source>is the last row, and the text beside goes on; the file was cut short</source>
        <translation>ist die letzte Zeile, und der Text daneben geht weiter; die Datei wurde abgeschnitten</translation>
    </message>
    <message>
        <source>at {begin}–{end} of the text does not stand “{words}”</source>
        <translation>an {begin}–{end} des Textes steht nicht „{words}“</translation>
    </message>
    <message>
        <source>is no beginning of WebAnno TSV 3</source>
        <translation>ist kein Anfang von WebAnno TSV 3</translation>
    </message>
    <message>
        <source>{kind!r} is no kind of layer</source>
        <translation>„{kind}“ ist keine Art von Ebene</translation>
    </message>
    <message>
        <source>says no name of its layer</source>
        <translation>nennt den Namen der Ebene nicht</translation>
    </message>
    <message>
        <source>is not UTF-8, as WebAnno TSV demands</source>
        <translation>ist nicht UTF-8, wie WebAnno TSV es verlangt</translation>
    </message>
    <message>
        <source>“{words}” does not stand in the text beside, but “{text}”</source>
        <translation>„{words}“ steht nicht im Text daneben, sondern „{text}“</translation>
    </message>
    <message>
        <source>is a token before the text of its sentence</source>
        <translation>ist ein Token vor dem Text des Satzes</translation>
    </message>
    <message>
        <source>there is no {name} {version} on {server}.</source>
        <translation>{name} {version} gibt es auf {server} nicht.</translation>
    </message>
    <message>
        <source>a package is called like de_core_news_sm; a folder needs no installing.</source>
        <translation>ein Paket heißt wie de_core_news_sm; ein Ordner muss nicht installiert werden.</translation>
    </message>
    <message>
        <source>the wheel holds no spaCy pipeline.</source>
        <translation>das Wheel enthält keine spaCy-Pipeline.</translation>
    </message>
    <message>
        <source>the wheel would run code whenever Python starts (.pth file).</source>
        <translation>das Wheel würde bei jedem Start von Python Code ausführen (.pth-Datei).</translation>
    </message>
    <message>
        <source>it was not removed ({reason}).</source>
        <translation>es wurde nicht entfernt ({reason}).</translation>
    </message>
    <message>
        <source>there is no such wheel.</source>
        <translation>ein solches Wheel gibt es nicht.</translation>
    </message>
    <message>
        <source>it is no wheel ({error}).</source>
        <translation>es ist kein Wheel ({error}).</translation>
    </message>
    <message>
        <source>a mapping is expected</source>
        <translation>erwartet wird eine Zuordnung (Name: Wert)</translation>
    </message>
    <message>
        <source>it is not installed; install it with “annotator pipelines install {name}”.</source>
        <translation>sie ist nicht installiert; installieren Sie sie mit „annotator pipelines install {name}“.</translation>
    </message>
    <message>
        <source>the package holds {count} pipelines instead of one; install it again.</source>
        <translation>das Paket enthält {count} Pipelines statt einer; installieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>there is no such folder.</source>
        <translation>den Ordner gibt es nicht.</translation>
    </message>
    <message>
        <source>it is a file; a pipeline is a folder or a package.</source>
        <translation>es ist eine Datei; eine Pipeline ist ein Ordner oder ein Paket.</translation>
    </message>
    <message>
        <source>the folder holds no spaCy pipeline (no config.cfg).</source>
        <translation>der Ordner enthält keine spaCy-Pipeline (config.cfg fehlt).</translation>
    </message>
    <message>
        <source>the folder holds several pipelines ({names}); choose one of them.</source>
        <translation>der Ordner enthält mehrere Pipelines ({names}); wählen Sie eine davon.</translation>
    </message>
    <message>
        <source>{root} holds more than {most_files} files.</source>
        <translation>{root} enthält mehr als {most_files} Dateien.</translation>
    </message>
    <message>
        <source>it recognises no entities; choose ours or both instead of only theirs.</source>
        <translation>sie erkennt keine Entitäten; wählen Sie „unsere“ oder „beide“ statt „nur ihre“.</translation>
    </message>
    <message>
        <source>{file} is no module.</source>
        <translation>{file} ist kein Modul.</translation>
    </message>
    <message>
        <source>its module {name!r} has the name of another one; rename it.</source>
        <translation>ihr Modul „{name}“ heißt wie ein anderes; benennen Sie es um.</translation>
    </message>
    <message>
        <source>it cannot be loaded ({error}).</source>
        <translation>sie lässt sich nicht laden ({error}).</translation>
    </message>
    <message>
        <source>it cannot be loaded ({name}: {error}).</source>
        <translation>sie lässt sich nicht laden ({name}: {error}).</translation>
    </message>
    <message>
        <source>a process of it ended by itself (exit status {status}).</source>
        <translation>einer ihrer Prozesse endete von selbst (Exit-Status {status}).</translation>
    </message>
    <message>
        <source>a process of it was killed by signal {signal}; memory may have run out.</source>
        <translation>einer ihrer Prozesse wurde durch Signal {signal} beendet; vielleicht ging der Speicher aus.</translation>
    </message>
    <message>
        <source>it is not installed.</source>
        <translation>sie ist nicht installiert.</translation>
    </message>
    <message>
        <source>its meta.json is far too large.</source>
        <translation>ihre meta.json ist viel zu groß.</translation>
    </message>
    <message>
        <source>its meta.json cannot be read ({error}).</source>
        <translation>ihre meta.json lässt sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>a value is not the text that was written</source>
        <translation>ein Wert ist nicht der Text, der geschrieben wurde</translation>
    </message>
    <message>
        <source>words in it cannot be read</source>
        <translation>Wörter darin sind nicht lesbar</translation>
    </message>
    <message>
        <source>it wants a password, and none is in the keyring, in PGPASSWORD or in ~/.pgpass; any command on it in a terminal asks for it</source>
        <translation>der Server verlangt ein Passwort, und im Schlüsselbund, in PGPASSWORD und in ~/.pgpass steht keines; jeder Befehl darauf in einem Terminal fragt danach</translation>
    </message>
    <message>
        <source>those of the server</source>
        <translation>denen des Servers</translation>
    </message>
    <message>
        <source>its name holds the null character</source>
        <translation>sein Name enthält das Nullzeichen</translation>
    </message>
    <message>
        <source>Corpora on a server</source>
        <translation>Korpora auf einem Server</translation>
    </message>
    <message>
        <source>it has been closed; open it again</source>
        <translation>es wurde geschlossen; öffnen Sie es noch einmal</translation>
    </message>
    <message>
        <source>a span that an argument points to</source>
        <translation>eine Markierung, auf die ein Argument zeigt</translation>
    </message>
    <message>
        <source>a time</source>
        <translation>einen Zeitpunkt</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>einen Tag</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>einen Text</translation>
    </message>
    <message>
        <source>a word of a few</source>
        <translation>eines von wenigen Wörtern</translation>
    </message>
    <message>
        <source>an object in JSON</source>
        <translation>ein Objekt in JSON</translation>
    </message>
    <message>
        <source>a place in a text</source>
        <translation>eine Stelle im Text</translation>
    </message>
    <message>
        <source>it failed ({error}).</source>
        <translation>sie ist fehlgeschlagen ({error}).</translation>
    </message>
    <message>
        <source>{count} articles are too few; at least {folds} are needed</source>
        <translation>{count} Artikel sind zu wenige; gebraucht werden mindestens {folds}</translation>
    </message>
    <message>
        <source>the gold has too few spans of these layers to learn from</source>
        <translation>das Gold hat in diesen Ebenen zu wenige Markierungen, um daraus zu lernen</translation>
    </message>
    <message>
        <source>its config.cfg is far too large.</source>
        <translation>ihre config.cfg ist viel zu groß.</translation>
    </message>
    <message>
        <source>its config.cfg cannot be read ({error}).</source>
        <translation>ihre config.cfg lässt sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>“{part}” stands in quotation marks, but no quote is marked here.</source>
        <translation>„{part}“ steht in Anführungszeichen, aber hier ist kein Zitat markiert.</translation>
    </message>
    <message>
        <source>“{filler}” speaks, but nothing leads to a name: fill the role {role}, or say that there is none.</source>
        <translation>„{filler}“ spricht, aber nichts führt zu einem Namen: Füllen Sie die Rolle {role}, oder geben Sie an, dass es keinen gibt.</translation>
    </message>
    <message>
        <source>“{part}” is {label} here and {other_label} elsewhere in this article ({count}×).</source>
        <translation>„{part}“ ist hier {label} und anderswo in diesem Artikel {other_label} ({count}×).</translation>
    </message>
    <message>
        <source>“{part}” is not marked here, but elsewhere in this article as {label} ({count}×).</source>
        <translation>„{part}“ ist hier nicht markiert, anderswo in diesem Artikel aber als {label} ({count}×).</translation>
    </message>
    <message>
        <source>The schema has no layer “{name}”.</source>
        <translation>Das Schema hat keine Ebene „{name}“.</translation>
    </message>
    <message>
        <source>It has no type; choose one.</source>
        <translation>Ihr fehlt der Typ; wählen Sie einen.</translation>
    </message>
    <message>
        <source>The schema has no label “{name}” on this layer.</source>
        <translation>Das Schema hat auf dieser Ebene kein Label „{name}“.</translation>
    </message>
    <message>
        <source>On this layer {attribute} cannot be “{value}”.</source>
        <translation>Auf dieser Ebene kann {attribute} nicht „{value}“ sein.</translation>
    </message>
    <message>
        <source>It has a gap, which its layer does not allow.</source>
        <translation>Sie hat eine Lücke, was ihre Ebene nicht erlaubt.</translation>
    </message>
    <message>
        <source>It overlaps “{other}”, which its layer does not allow.</source>
        <translation>Sie überlappt „{other}“, was ihre Ebene nicht erlaubt.</translation>
    </message>
    <message>
        <source>The same words are already marked on this layer, as {other_label}.</source>
        <translation>Dieselben Wörter sind auf dieser Ebene schon markiert, als {other_label}.</translation>
    </message>
    <message>
        <source>It fills no role of a quote or an event, which is all it is for.</source>
        <translation>Sie füllt keine Rolle eines Zitats oder Ereignisses; nur dafür ist sie da.</translation>
    </message>
    <message>
        <source>“{part}” is {label} here, but {other_label} in other articles ({count} of {total}).</source>
        <translation>„{part}“ ist hier {label}, in anderen Artikeln aber {other_label} ({count} von {total}).</translation>
    </message>
    <message>
        <source>“{part}” is not marked here, but in other articles as {label} ({count} of {total}).</source>
        <translation>„{part}“ ist hier nicht markiert, in anderen Artikeln aber als {label} ({count} von {total}).</translation>
    </message>
    <message>
        <source>“{part}” is {label} here, although “{before}” stands before it; in other places it is {other_label}.</source>
        <translation>„{part}“ ist hier {label}, obwohl „{before}“ davorsteht; an anderen Stellen ist es {other_label}.</translation>
    </message>
    <message>
        <source>“{part}” is {label} here, but {other_label} between the same words elsewhere: “{context}” ({count}×).</source>
        <translation>„{part}“ ist hier {label}, zwischen denselben Wörtern anderswo aber {other_label}: „{context}“ ({count}×).</translation>
    </message>
    <message>
        <source>“{part}” is not marked here, but as {label} between the same words elsewhere: “{context}” ({count}×).</source>
        <translation>„{part}“ ist hier nicht markiert, zwischen denselben Wörtern anderswo aber als {label}: „{context}“ ({count}×).</translation>
    </message>
    <message>
        <source>“{part}” is {label} here, but {other_label} in the same passage of “{title}”.</source>
        <translation>„{part}“ ist hier {label}, an derselben Stelle von „{title}“ aber {other_label}.</translation>
    </message>
    <message>
        <source>“{part}” is not marked here, but as {label} in the same passage of “{title}”.</source>
        <translation>„{part}“ ist hier nicht markiert, an derselben Stelle von „{title}“ aber als {label}.</translation>
    </message>
    <message>
        <source>“{part}” is marked here as {label}, but not in the same passage of “{title}”.</source>
        <translation>„{part}“ ist hier als {label} markiert, an derselben Stelle von „{title}“ aber nicht.</translation>
    </message>
    <message>
        <source>There is white space at the edge of “{part}”.</source>
        <translation>„{part}“ beginnt oder endet mit Leerraum.</translation>
    </message>
    <message>
        <source>“{part}” cuts a character that people see as one.</source>
        <translation>„{part}“ zerschneidet ein Zeichen, das als eines zu sehen ist.</translation>
    </message>
    <message>
        <source>“{part}” begins or ends with punctuation that does not belong to it.</source>
        <translation>„{part}“ beginnt oder endet mit einem Satzzeichen, das nicht dazugehört.</translation>
    </message>
    <message>
        <source>“{part}” is only a part of the word “{token}”.</source>
        <translation>„{part}“ ist nur ein Teil des Wortes „{token}“.</translation>
    </message>
    <message>
        <source>“{part}” runs over the end of a sentence.</source>
        <translation>„{part}“ reicht über ein Satzende.</translation>
    </message>
    <message>
        <source>“{part}” runs over the dateline of the article.</source>
        <translation>„{part}“ reicht über die Ortsmarke des Artikels.</translation>
    </message>
    <message>
        <source>The trigger has {tokens} words; the shortest expression that names the event is enough.</source>
        <translation>Der Auslöser hat {tokens} Wörter; der kürzeste Ausdruck, der das Ereignis nennt, genügt.</translation>
    </message>
    <message>
        <source>A model that has not seen this article would mark “{part}” as {label} ({score} %).</source>
        <translation>Ein Modell, das diesen Artikel nicht kennt, würde „{part}“ als {label} markieren ({score} %).</translation>
    </message>
    <message>
        <source>A model that has not seen this article would not mark “{part}” as {label} ({score} %).</source>
        <translation>Ein Modell, das diesen Artikel nicht kennt, würde „{part}“ nicht als {label} markieren ({score} %).</translation>
    </message>
    <message>
        <source>“{part}” is {label}; a model that has not seen this article says {other_label} ({score} %).</source>
        <translation>„{part}“ ist {label}; ein Modell, das diesen Artikel nicht kennt, sagt {other_label} ({score} %).</translation>
    </message>
    <message>
        <source>“{part}” is marked; a model that has not seen this article would mark “{other}” ({score} %).</source>
        <translation>„{part}“ ist markiert; ein Modell, das diesen Artikel nicht kennt, würde „{other}“ markieren ({score} %).</translation>
    </message>
    <message>
        <source>Direct speech without quotation marks: is it another type?</source>
        <translation>Direkte Rede ohne Anführungszeichen: Ist es ein anderer Typ?</translation>
    </message>
    <message>
        <source>The quotation marks around it belong to direct speech; take them in.</source>
        <translation>Die Anführungszeichen gehören zur direkten Rede; nehmen Sie sie mit hinein.</translation>
    </message>
    <message>
        <source>A quotation mark is missing at one of its ends.</source>
        <translation>An einem Ende fehlt ein Anführungszeichen.</translation>
    </message>
    <message>
        <source>The speaker “{filler}” stands inside the direct speech.</source>
        <translation>Der Sprecher „{filler}“ steht in der direkten Rede.</translation>
    </message>
    <message>
        <source>The cue “{filler}” stands inside the direct speech.</source>
        <translation>Das Redesignal „{filler}“ steht in der direkten Rede.</translation>
    </message>
    <message>
        <source>The speaker “{filler}” is marked as {filler_label}, which does not speak.</source>
        <translation>Der Sprecher „{filler}“ ist als {filler_label} markiert, und das spricht nicht.</translation>
    </message>
    <message>
        <source>The cue “{filler}” stands outside the frame.</source>
        <translation>Das Redesignal „{filler}“ steht außerhalb des Rahmensatzes.</translation>
    </message>
    <message>
        <source>Nobody says it: fill the role {role}, or say that it is implicit or absent.</source>
        <translation>Niemand sagt es: Füllen Sie die Rolle {role}, oder geben Sie an, dass sie implizit oder nicht vorhanden ist.</translation>
    </message>
    <message>
        <source>The role {role} is open: fill it, or say that it is implicit or absent.</source>
        <translation>Die Rolle {role} ist offen: Füllen Sie sie, oder geben Sie an, dass sie implizit oder nicht vorhanden ist.</translation>
    </message>
    <message>
        <source>The role {role} has {count} fillers; the schema asks for {cardinality}.</source>
        <translation>Die Rolle {role} hat {count} Füllungen; das Schema verlangt {cardinality}.</translation>
    </message>
    <message>
        <source>The role {role} is said to be implicit or absent, and has something else besides.</source>
        <translation>Die Rolle {role} soll implizit oder nicht vorhanden sein, ist aber auch noch anders gefüllt.</translation>
    </message>
    <message>
        <source>{label} takes no role {role}.</source>
        <translation>{label} hat keine Rolle {role}.</translation>
    </message>
    <message>
        <source>“{filler}” cannot fill the role {role}: the schema takes no {filler_layer} there.</source>
        <translation>„{filler}“ kann die Rolle {role} nicht füllen: Das Schema erlaubt dort die Ebene {filler_layer} nicht.</translation>
    </message>
    <message>
        <source>“{filler}” fills the role {role} twice.</source>
        <translation>„{filler}“ füllt die Rolle {role} zweimal.</translation>
    </message>
    <message>
        <source>“{filler}” ({role}) stands {paragraphs} paragraphs away; is there a nearer one?</source>
        <translation>„{filler}“ ({role}) steht {paragraphs} Absätze entfernt; gibt es etwas Näheres?</translation>
    </message>
    <message>
        <source>All its arguments stand in other paragraphs, the nearest {paragraphs} away: is it this mention of the event?</source>
        <translation>Alle seine Füllungen stehen in anderen Absätzen, die nächste {paragraphs} entfernt: Ist es diese Nennung des Ereignisses?</translation>
    </message>
    <message>
        <source>“{filler}” acts, but is marked as {filler_label}: does it stand for a government or an organisation?</source>
        <translation>„{filler}“ handelt, ist aber als {filler_label} markiert: Steht es für eine Regierung oder Organisation?</translation>
    </message>
    <message>
        <source>no article has two sets to decide between ({told}){hint}.</source>
        <translation>kein Artikel hat zwei Fassungen, zwischen denen zu entscheiden wäre ({told}){hint}.</translation>
    </message>
    <message>
        <source>; --status all takes unfinished ones too</source>
        <translation>; --status all nimmt auch unfertige</translation>
    </message>
    <message>
        <source>none at all</source>
        <translation>gar keiner</translation>
    </message>
    <message>
        <source>{told} is none of those whose sets count; the policy “trusted” takes one of them.</source>
        <translation>{told} gehört nicht zu denen, deren Fassungen zählen; das Verfahren „trusted“ nimmt die Fassung einer dieser Personen.</translation>
    </message>
    <message>
        <source>the policy “{value}” trusts nobody more than others.</source>
        <translation>das Verfahren „{value}“ traut niemandem mehr als anderen.</translation>
    </message>
    <message>
        <source>two annotators are needed, here is {told}.</source>
        <translation>gebraucht werden zwei Annotierende, hier ist {told}.</translation>
    </message>
    <message>
        <source>the schema has no attribute {attribute!r}; known: {told}.</source>
        <translation>das Schema hat kein Attribut „{attribute}“; bekannt: {told}.</translation>
    </message>
    <message>
        <source>nobody called {name} has annotated here; known: {known}.</source>
        <translation>{name} hat hier nicht annotiert; bekannt: {known}.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>there is no {by!r}; known: {known}.</source>
        <translation>„{by}“ gibt es nicht; bekannt: {known}.</translation>
    </message>
    <message>
        <source>{batch!r} is there, and it is one to learn from; name another.</source>
        <translation>„{batch}“ gibt es schon, und zwar zum Üben; nennen Sie eine andere Lieferung.</translation>
    </message>
    <message>
        <source>{batch!r} is there, and it is none to learn from; name another.</source>
        <translation>„{batch}“ gibt es schon, aber nicht zum Üben; nennen Sie eine andere Lieferung.</translation>
    </message>
    <message>
        <source>every article that fits is assigned already, or none fits.</source>
        <translation>alle passenden Artikel sind schon zugeteilt, oder keiner passt.</translation>
    </message>
    <message>
        <source>give a number from 1 to {count}, as many as there are people.</source>
        <translation>geben Sie eine Zahl von 1 bis {count} an, so viele, wie es Personen sind.</translation>
    </message>
    <message>
        <source>no article that nobody has yet has a finished gold set to learn from.</source>
        <translation>kein noch freier Artikel hat fertiges Gold zum Üben.</translation>
    </message>
    <message>
        <source>name at least one person.</source>
        <translation>nennen Sie mindestens eine Person.</translation>
    </message>
    <message>
        <source>somebody is named twice.</source>
        <translation>jemand ist zweimal genannt.</translation>
    </message>
    <message>
        <source>give a share from 0% to 100%.</source>
        <translation>geben Sie einen Anteil von 0 % bis 100 % an.</translation>
    </message>
    <message>
        <source>give a number above 0.</source>
        <translation>geben Sie eine Zahl über 0 an.</translation>
    </message>
    <message>
        <source>{batch!r} is no name of a batch.</source>
        <translation>„{batch}“ ist kein Name einer Lieferung.</translation>
    </message>
    <message>
        <source>nothing of {batch} that could be moved is left unbegun.</source>
        <translation>von {batch} ist nichts mehr unbegonnen, was sich verschieben ließe.</translation>
    </message>
    <message>
        <source>there is no batch {batch!r}; known: {known}.</source>
        <translation>eine Lieferung „{batch}“ gibt es nicht; bekannt: {known}.</translation>
    </message>
    <message>
        <source>{giver} has nothing of {batch}.</source>
        <translation>{giver} hat nichts aus {batch}.</translation>
    </message>
    <message>
        <source>that is the one it is taken from.</source>
        <translation>das ist die Person, der es genommen wird.</translation>
    </message>
    <message>
        <source>give a share from 0% to below 100%.</source>
        <translation>geben Sie einen Anteil ab 0 % und unter 100 % an.</translation>
    </message>
    <message>
        <source>{language!r} is no language, as “de”.</source>
        <translation>„{language}“ ist keine Sprache wie „de“.</translation>
    </message>
    <message>
        <source>no pipeline {name!r} was trained here.</source>
        <translation>eine Pipeline „{name}“ wurde hier nicht trainiert.</translation>
    </message>
    <message>
        <source>{stem!r} is no name; use letters, digits and “_”.</source>
        <translation>„{stem}“ ist kein Name; verwenden Sie Buchstaben, Ziffern und „_“.</translation>
    </message>
    <message>
        <source>something is there already; choose another folder</source>
        <translation>dort liegt schon etwas; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{candidate} is the reference already; name another set.</source>
        <translation>{candidate} ist schon die Referenz; nennen Sie eine andere Fassung.</translation>
    </message>
    <message>
        <source>no article fits ({why}).</source>
        <translation>kein Artikel passt ({why}).</translation>
    </message>
    <message>
        <source>{count} not done</source>
        <translation>{count} nicht fertig</translation>
    </message>
    <message>
        <source>{count} not begun</source>
        <translation>{count} nicht begonnen</translation>
    </message>
    <message>
        <source>{count} not suggested</source>
        <translation>{count} ohne Vorschläge</translation>
    </message>
    <message>
        <source>{count} not adjudicated</source>
        <translation>{count} nicht entschieden</translation>
    </message>
    <message>
        <source>no article fits: there is none at all.</source>
        <translation>kein Artikel passt: Es gibt gar keinen.</translation>
    </message>
    <message>
        <source>no article fits ({why}); --status all takes unfinished ones too.</source>
        <translation>kein Artikel passt ({why}); --status all nimmt auch unfertige.</translation>
    </message>
    <message>
        <source>{one}, {other}</source>
        <translation>{one}, {other}</translation>
    </message>
    <message>
        <source>no resources are installed</source>
        <translation>es sind keine Ressourcen installiert</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>keine solche Datei, kein solcher Ordner</translation>
    </message>
    <message>
        <source>only one of them has annotated it</source>
        <translation>nur eine der Personen hat ihn annotiert</translation>
    </message>
    <message>
        <source>not finished by two of them</source>
        <translation>von weniger als zwei der Personen abgeschlossen</translation>
    </message>
    <message>
        <source>not begun by any of them</source>
        <translation>von keiner der Personen begonnen</translation>
    </message>
    <message>
        <source>finished by a person</source>
        <translation>von einer Person abgeschlossen</translation>
    </message>
    <message>
        <source>signed off</source>
        <translation>abgenommen</translation>
    </message>
    <message>
        <source>no article has two sets to compare ({told}){hint}.</source>
        <translation>in keinem Artikel gibt es zwei Fassungen zum Vergleichen ({told}){hint}.</translation>
    </message>
    <message>
        <source>{count} × {why}</source>
        <translation>{count} × {why}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>there is no check {rule}; docs/quality.md lists them.</source>
        <translation>eine Prüfung {rule} gibt es nicht; docs/quality.md nennt alle.</translation>
    </message>
    <message>
        <source>there is no step {step}.</source>
        <translation>einen Schritt {step} gibt es nicht.</translation>
    </message>
    <message>
        <source>{format} holds one set of an article; name one.</source>
        <translation>{format} fasst eine Fassung eines Artikels; nennen Sie eine.</translation>
    </message>
    <message>
        <source>{format} is never split.</source>
        <translation>{format} wird nie aufgeteilt.</translation>
    </message>
    <message>
        <source>{format} does not ask for it.</source>
        <translation>{format} fragt nicht danach.</translation>
    </message>
    <message>
        <source>suggestions are never finished; add --status all.</source>
        <translation>Vorschläge sind nie fertig; ergänzen Sie --status all.</translation>
    </message>
    <message>
        <source>{who} have annotated it and nobody has decided between them; it is left out</source>
        <translation>{who} haben ihn annotiert, und niemand hat zwischen ihnen entschieden; weggelassen</translation>
    </message>
    <message>
        <source>nobody has a set in an article whose gold set is finished; adjudicate first.</source>
        <translation>niemand hat eine Fassung in einem Artikel, dessen Gold fertig ist; entscheiden Sie zuerst zwischen den Fassungen.</translation>
    </message>
    <message>
        <source>“{annotator}” has no set in an article whose gold set is finished; adjudicate first.</source>
        <translation>„{annotator}“ hat keine Fassung in einem Artikel, dessen Gold fertig ist; entscheiden Sie zuerst zwischen den Fassungen.</translation>
    </message>
    <message>
        <source>it is a pipe or a device, and what is imported is read more than once; save what it gives in a file</source>
        <translation>das ist eine Pipe oder ein Gerät, und was importiert wird, wird mehr als einmal gelesen; speichern Sie den Inhalt in einer Datei</translation>
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
        <source>belongs to an export</source>
        <translation>gehört zu einem Export</translation>
    </message>
    <message>
        <source>is no {endings} file</source>
        <translation>ist keine {endings}-Datei</translation>
    </message>
    <message>
        <source>is an archive in an archive</source>
        <translation>ist ein Archiv in einem Archiv</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>the folder is empty</source>
        <translation>der Ordner ist leer</translation>
    </message>
    <message>
        <source>there is no file to import in it ({reason})</source>
        <translation>darin ist keine Datei, die sich importieren ließe ({reason})</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>diese Datei oder diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>there is no file to import in it ({reason}; {kinds})</source>
        <translation>darin ist keine Datei, die sich importieren ließe ({reason}; {kinds})</translation>
    </message>
    <message>
        <source>is missing: say why it is to be ignored.</source>
        <translation>fehlt: Sagen Sie, warum das ignoriert werden soll.</translation>
    </message>
    <message>
        <source>it is too large for a guideline</source>
        <translation>es ist zu groß für eine Richtlinie</translation>
    </message>
    <message>
        <source>{name!r} is no name of an annotator.</source>
        <translation>„{name}“ ist kein Name einer Person.</translation>
    </message>
    <message>
        <source>{trimmed!r} is no person; the program uses the name itself.</source>
        <translation>„{trimmed}“ ist keine Person; den Namen benutzt das Programm selbst.</translation>
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
        <source>there is more than one set of {annotator} for “{title}” ({place}).</source>
        <translation>von {annotator} gibt es mehr als eine Fassung zu „{title}“ ({place}).</translation>
    </message>
    <message>
        <source>{text!r} maps nothing; write THEIRS=LAYER.LABEL.</source>
        <translation>„{text}“ bildet nichts ab; schreiben Sie IHRES=EBENE.LABEL.</translation>
    </message>
    <message>
        <source>it says nothing of where the set of {annotator} on “{title}” comes from</source>
        <translation>es sagt nicht, woher die Fassung von {annotator} zu „{title}“ stammt</translation>
    </message>
    <message>
        <source>it says how {article} went, which is not in it</source>
        <translation>es sagt, wie es mit dem Artikel {article} ging, der nicht darin ist</translation>
    </message>
    <message>
        <source>something is asked about {article}, which is not in it</source>
        <translation>gefragt wird nach dem Artikel {article}, der nicht darin ist</translation>
    </message>
    <message>
        <source>takes 2 or more.</source>
        <translation>muss 2 oder mehr sein.</translation>
    </message>
    <message>
        <source>{count} finished articles are too few for {folds} folds, {least} are needed</source>
        <translation>{count} fertige Artikel sind zu wenige für {folds} Teile, nötig sind {least}</translation>
    </message>
    <message>
        <source>too many programs have this corpus open under this name</source>
        <translation>zu viele Programme haben dieses Korpus unter diesem Namen offen</translation>
    </message>
    <message>
        <source>there is no batch {training!r}; known: {names}.</source>
        <translation>eine Lieferung „{training}“ gibt es nicht; bekannt: {names}.</translation>
    </message>
    <message>
        <source>nothing is assigned to {annotator}; share work out with “annotator assign” first.</source>
        <translation>{annotator} ist nichts zugeteilt; verteilen Sie die Arbeit zuerst mit „annotator assign“.</translation>
    </message>
    <message>
        <source>an article in it has no id</source>
        <translation>ein Artikel darin hat keine Kennung</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>{path} lässt sich nicht lesen ({error}).</translation>
    </message>
    <message>
        <source>nobody has work to pack; share work out with “annotator assign” first.</source>
        <translation>niemand hat Arbeit, die sich packen ließe; verteilen Sie sie zuerst mit „annotator assign“.</translation>
    </message>
    <message>
        <source>it is there already; choose another folder</source>
        <translation>das gibt es schon; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>give at least one role.</source>
        <translation>nennen Sie mindestens eine Rolle.</translation>
    </message>
    <message>
        <source>cannot be read ({first_line}); mend or remove it.</source>
        <translation>lässt sich nicht lesen ({first_line}); bringen Sie es in Ordnung, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>it was changed since it was looked at; look again.</source>
        <translation>es wurde inzwischen geändert; sehen Sie noch einmal hin.</translation>
    </message>
    <message>
        <source>a table LABEL: layer.label is needed.</source>
        <translation>gebraucht wird eine Tabelle LABEL: Ebene.Label.</translation>
    </message>
    <message>
        <source>the schema {id} has no label {target!r}.</source>
        <translation>das Schema {id} hat kein Label „{target}“.</translation>
    </message>
    <message>
        <source>it is not UTF-8.</source>
        <translation>es ist nicht UTF-8.</translation>
    </message>
    <message>
        <source>the target of {label!r} is no label.</source>
        <translation>das Ziel von „{label}“ ist kein Label.</translation>
    </message>
    <message>
        <source>{part} has {count} texts; below {limit} spaCy takes it for an error</source>
        <translation>{part} hat {count} Texte; unter {limit} hält spaCy das für einen Fehler</translation>
    </message>
    <message>
        <source>{part} has {count} texts; spaCy warns below {limit}</source>
        <translation>{part} hat {count} Texte; unter {limit} warnt spaCy</translation>
    </message>
    <message>
        <source>{label} has no example in {part}: it is measured, but never learned</source>
        <translation>{label} hat in {part} kein Beispiel: gemessen wird es, gelernt nie</translation>
    </message>
    <message>
        <source>article {article} in {part} is a near-duplicate of {count} in other parts: {others}</source>
        <translation>Artikel {article} in {part} ist fast gleich mit {count} in anderen Teilen: {others}</translation>
    </message>
    <message>
        <source>{part} has {count} × {label}; spaCy warns below {limit}</source>
        <translation>{part} hat {count} × {label}; unter {limit} warnt spaCy</translation>
    </message>
    <message>
        <source>there is nothing in it.</source>
        <translation>es steht nichts darin.</translation>
    </message>
    <message>
        <source>it was signed off by {by}; unlock it first</source>
        <translation>es wurde von {by} abgenommen; entsperren Sie es zuerst</translation>
    </message>
    <message>
        <source>the last judgement was applied to the annotations; take that back there</source>
        <translation>das letzte Urteil wurde in den Annotationen umgesetzt; nehmen Sie es dort zurück</translation>
    </message>
    <message>
        <source>{left} of {items} are not judged yet</source>
        <translation>{left} von {items} sind noch nicht beurteilt</translation>
    </message>
    <message>
        <source>select what is missing and give it a label</source>
        <translation>wählen Sie aus, was fehlt, und geben Sie ihm ein Label</translation>
    </message>
    <message>
        <source>is missing: say why it is unlocked.</source>
        <translation>fehlt: Sagen Sie, warum entsperrt wird.</translation>
    </message>
    <message>
        <source>an article as a whole is complete, or something in it is missing</source>
        <translation>ein ganzer Artikel ist vollständig, oder es fehlt etwas darin</translation>
    </message>
    <message>
        <source>only a whole article can be complete</source>
        <translation>vollständig sein kann nur ein ganzer Artikel</translation>
    </message>
    <message>
        <source>this is the label it has</source>
        <translation>dieses Label hat es schon</translation>
    </message>
    <message>
        <source>it is not signed off</source>
        <translation>es ist nicht abgenommen</translation>
    </message>
    <message>
        <source>these are the edges it has</source>
        <translation>diese Grenzen hat es schon</translation>
    </message>
    <message>
        <source>it is signed off; unlock it first</source>
        <translation>es ist abgenommen; entsperren Sie es zuerst</translation>
    </message>
    <message>
        <source>that makes {count} strata, and {most_strata} is the most; choose another way.</source>
        <translation>das ergibt {count} Schichten, höchstens {most_strata} sind möglich; wählen Sie anders.</translation>
    </message>
    <message>
        <source>give a number of units, or a margin between 0 and 1.</source>
        <translation>geben Sie eine Anzahl an oder eine Fehlerspanne zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>an article has no label; stratify by annotator or source.</source>
        <translation>ein Artikel hat kein Label; schichten Sie nach Annotierenden oder Quelle.</translation>
    </message>
    <message>
        <source>is missing: say what the sample is called.</source>
        <translation>fehlt: Sagen Sie, wie die Stichprobe heißt.</translation>
    </message>
    <message>
        <source>is one of {known}.</source>
        <translation>ist eines von {known}.</translation>
    </message>
    <message>
        <source>of {name} lies between 0 and 1, not {level}.</source>
        <translation>von {name} liegt zwischen 0 und 1, nicht bei {level}.</translation>
    </message>
    <message>
        <source>it would stay as it is</source>
        <translation>es bliebe, wie es ist</translation>
    </message>
    <message>
        <source>these are annotations of {whose}; only {annotator}&apos;s own can be changed.</source>
        <translation>das sind Annotationen von {whose}; ändern lassen sich nur die eigenen von {annotator}.</translation>
    </message>
    <message>
        <source>is missing: say what the query is called.</source>
        <translation>fehlt: Sagen Sie, wie die Abfrage heißt.</translation>
    </message>
    <message>
        <source>at least one process is needed.</source>
        <translation>gebraucht wird mindestens ein Prozess.</translation>
    </message>
    <message>
        <source>the schema has no layer {name!r}; it has {known}.</source>
        <translation>das Schema hat keine Ebene „{name}“; es hat {known}.</translation>
    </message>
    <message>
        <source>{count} finished articles with gold are too few, {least} are needed</source>
        <translation>{count} fertige Artikel mit Gold sind zu wenige, gebraucht werden {least}</translation>
    </message>
    <message>
        <source>{reason} ({why})</source>
        <translation>{reason} ({why})</translation>
    </message>
    <message>
        <source>article {article}: an id is proposed twice ({error})</source>
        <translation>Artikel {article}: Eine Kennung wird zweimal vorgeschlagen ({error})</translation>
    </message>
    <message>
        <source>article {article}: argument {error} points to a span that is not proposed</source>
        <translation>Artikel {article}: Rollenfüllung {error} verweist auf eine Markierung, die nicht vorgeschlagen ist</translation>
    </message>
    <message>
        <source>the null character</source>
        <translation>das Nullzeichen</translation>
    </message>
    <message>
        <source>half a surrogate pair</source>
        <translation>ein halbes Surrogatpaar</translation>
    </message>
    <message>
        <source>its folder does not exist; make it first</source>
        <translation>den Ordner dazu gibt es nicht; legen Sie ihn zuerst an</translation>
    </message>
    <message>
        <source>the copy needs {needed} MiB, but only {free} MiB are free there</source>
        <translation>die Kopie braucht {needed} MiB, dort sind aber nur {free} MiB frei</translation>
    </message>
    <message>
        <source>the copy is not equal to what was read, in {names}; nothing was kept of it</source>
        <translation>die Kopie weicht in {names} vom Gelesenen ab; von ihr wurde nichts behalten</translation>
    </message>
    <message>
        <source>an article id</source>
        <translation>eine Artikel-ID</translation>
    </message>
    <message>
        <source>the text of article {id}</source>
        <translation>den Text des Artikels {id}</translation>
    </message>
    <message>
        <source>the title of article {id}</source>
        <translation>den Titel des Artikels {id}</translation>
    </message>
    <message>
        <source>the source of article {id}</source>
        <translation>die Quelle des Artikels {id}</translation>
    </message>
    <message>
        <source>the meta data of article {id}</source>
        <translation>die Metadaten des Artikels {id}</translation>
    </message>
    <message>
        <source>no JSON ({error})</source>
        <translation>kein JSON ({error})</translation>
    </message>
    <message>
        <source>it was not closed properly and its folder is read-only; copy it with the files beside it to a folder that can be written</source>
        <translation>es wurde nicht ordentlich geschlossen, und sein Ordner ist schreibgeschützt; kopieren Sie es samt den Dateien daneben in einen beschreibbaren Ordner</translation>
    </message>
    <message>
        <source>there is a sample {name!r} already; choose another name.</source>
        <translation>eine Stichprobe „{name}“ gibt es schon; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>two of its articles have the same text, {name} is one of them</source>
        <translation>zwei seiner Artikel haben denselben Text, {name} ist einer davon</translation>
    </message>
    <message>
        <source>the password was wrong too often</source>
        <translation>das Passwort war zu oft falsch</translation>
    </message>
    <message>
        <source>a corpus that others work on is not replaced; copy the backup into a new database with “annotator copy {backup} postgresql+psycopg://…” and let everybody open that one</source>
        <translation>ein Korpus, in dem andere arbeiten, wird nicht ersetzt; kopieren Sie die Sicherung mit „annotator copy {backup} postgresql+psycopg://…“ in eine neue Datenbank, und lassen Sie alle diese öffnen</translation>
    </message>
    <message>
        <source>the server is older than PostgreSQL 15</source>
        <translation>der Server ist älter als PostgreSQL 15</translation>
    </message>
    <message>
        <source>its encoding is {encoding}; make a database with the encoding UTF8</source>
        <translation>ihre Kodierung ist {encoding}; legen Sie eine Datenbank mit der Kodierung UTF8 an</translation>
    </message>
    <message>
        <source>it is of the older format {found}; open it for writing once to convert it</source>
        <translation>es hat das ältere Format {found}; öffnen Sie es einmal zum Schreiben, dann wird es umgewandelt</translation>
    </message>
    <message>
        <source>an error before made the server refuse the change</source>
        <translation>wegen eines früheren Fehlers hat der Server die Änderung abgelehnt</translation>
    </message>
    <message>
        <source>article {id}, annotations of {annotator}: {error}</source>
        <translation>Artikel {id}, Annotationen von {annotator}: {error}</translation>
    </message>
    <message>
        <source>only files are salvaged; a server repairs its own, copy a backup into a new database there</source>
        <translation>gerettet werden nur Dateien; ein Server setzt die seinen selbst instand, kopieren Sie eine Sicherung in eine neue Datenbank dort</translation>
    </message>
    <message>
        <source>says the same as a file before it</source>
        <translation>hat denselben Text wie eine Datei davor</translation>
    </message>
</context>
</TS>
