"""What each tool answers, from a debate and the arguments that were given."""
