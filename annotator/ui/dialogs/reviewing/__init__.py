"""The review desk: samples listed and drawn, judged by keys in the article, what came of them, signing off."""
