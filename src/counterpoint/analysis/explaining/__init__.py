"""From what was found to what is said of it: clauses, sentences in English, steps of a witness."""
