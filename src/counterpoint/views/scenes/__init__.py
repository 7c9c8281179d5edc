"""What the map shows at once: boxes of their true size, lines, and a drawing for each topic."""
