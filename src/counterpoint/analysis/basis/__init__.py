"""What every finding rests on: who holds what, what leads where, and how two parts meet."""
