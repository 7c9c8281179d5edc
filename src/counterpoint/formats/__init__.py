"""Readers and writers of argument maps, one format a module."""
