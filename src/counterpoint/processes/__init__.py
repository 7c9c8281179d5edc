"""Processes for what may hang, swell or crash; what they do in them, others say.

What runs here is given as a function or a module; nothing here knows what it means.
"""

from counterpoint.processes.apart import run_apart
from counterpoint.processes.budget import Budget

__all__ = ["Budget", "run_apart"]
