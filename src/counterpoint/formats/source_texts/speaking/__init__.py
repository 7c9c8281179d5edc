"""Who speaks where in a text: names in headings and labels, and what layer each block is of."""
