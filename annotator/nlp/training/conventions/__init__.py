"""What a corpus does otherwise than the rules with whole structures: which quotes it marks, and how wide their parts are.

Small log-linear models choose among what the rules say and variants of it; they say nothing where they have seen too little.
"""
