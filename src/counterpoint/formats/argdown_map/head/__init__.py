"""What the top of a map's files says: its question, its voices, its sources and their texts.

What belongs here: also who speaks below a heading, and where in a source a key phrase stands.
What does not: statements and arguments.
"""
