"""The kinds of agreement and tension, one or a few related ones a module."""
