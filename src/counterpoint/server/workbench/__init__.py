"""The workbench over HTTP: one person's map, changed by decisions and nothing else.

What belongs here: paths, methods, headers and statuses. What does not: what a decision does
(`counterpoint.pipeline.workbench`).
"""
