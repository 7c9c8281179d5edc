"""What stands at each path."""
