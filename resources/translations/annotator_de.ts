<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New corpus…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes an empty corpus in a file of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open corpus…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens another corpus in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a small corpus of sample articles to try things out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import articles…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds articles from files or a folder to this corpus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the annotations for spaCy or as JSONL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes the window; everything is saved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back the last step, also after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings back what was undone last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the search field above the list of articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds any action by a few letters of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the suggestion over with its roles and goes to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject or remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejects the suggestion for good, or removes your own span with its roles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all that are &amp;shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes over all open suggestions of the layers shown, in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ject all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejects all open suggestions of the layers shown, in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;peat the last label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the label that was given last once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Begin further left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the first edge outwards by one word or character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin further ri&amp;ght</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the first edge inwards by one word or character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End further right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the last edge outwards by one word or character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End further &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the last edge inwards by one word or character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds the selected text to the span in focus, across a gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut part &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts the selected text out of the span in focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Character mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects and moves edges by characters instead of words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;uggest for this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the pipeline look at this article again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest for all ne&amp;w articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets the pipeline look at every article it has not seen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done, next article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishes this article and opens the next unfinished one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen ar&amp;ticle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a finished article an unfinished one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the next open suggestion, around the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the open suggestion before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the next span, suggested or your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous sp&amp;an</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the span before, suggested or your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave span and selec&amp;tion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the focus off the span and clears the selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the next article of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;revious article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the article before in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;unfinished article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the next article of the list that is not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the keyboard to list, article, inspector and outline in turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the article te&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the keyboard to the article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows every layer, or hides all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the article&apos;s type larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the article&apos;s type smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the article&apos;s type its usual size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is light or dark as the desktop is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark type on light ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light type on dark ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As on the d&amp;esktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks the language of the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks German.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of a&amp;rticles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the list of articles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector and ou&amp;tline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows or hides the inspector and the outline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills the screen with the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists every action with its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Annotator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows version and licences.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message>
        <source>%1 open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>narrower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done, next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step is on disk as soon as it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) open</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no suggestion open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) to do</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all articles done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut part out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set attribute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Shows or hides this layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide layer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select some text first: there is nothing but white space here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The range {begin}–{end} lies outside the article, which has {length} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema has no label {label!r} on layer {layer!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} spans may not overlap: “{covered}” ({label}) is already there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{covered}” is already marked as {label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {layer} span must be one contiguous stretch of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{covered}” has only this one part; remove the span instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{covered}” cannot get any smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} spans have no attribute {attribute!r} with the value {value!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A {label} has no role {role!r} for a {filler} span.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role!r} of “{covered}” takes only {limit}; change the one it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {what} {id!r} here (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{covered}” is not an open suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo in this article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to redo in this article.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was changed in the meantime ({what}); look again and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {field}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no format {name!r}; known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{option}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} cannot be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no corpus at {corpus}; make one with “annotator new {corpus}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} is there already; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} is not a corpus of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} was written by a newer version of Annotator (format {found}, this one knows {known}); install that version to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} is damaged ({reason}); restore one of the backups in {backups}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} is open for writing elsewhere ({holder}); close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} cannot be written: the file or its folder is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus}: the disk is full, the last change was not stored; free some space and repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipeline {pipeline!r}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own file {path} is missing or broken ({reason}); reinstall Annotator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The background process ended unexpectedly ({reason}); nothing was lost, try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{corpus} cannot hold {what}: it contains {characters}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key {key} is meant for “{first}” and for “{second}”; give one of them another key in {file}. The default keys are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key {key} of “{action}” belongs to labels, as every letter and digit does; choose another one in {file}. The default keys are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{key}” for “{action}” is no key; write it as in Ctrl+Shift+K in {file}. The default keys are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no action “{action}” to give a key to; the list is in the palette. Correct {file}. The default keys are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read ({reason}); defaults are used, the old file was kept as {kept}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be written to {file}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
