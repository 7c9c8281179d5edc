"""Polis conversations: the files of an export, and logs of votes."""

from counterpoint.formats.votes.polis import read_polis, read_polis_crowd, read_polis_table
from counterpoint.formats.votes.polis_files import is_polis

__all__ = ["is_polis", "read_polis", "read_polis_crowd", "read_polis_table"]
