"""The stances of one map as rows, and what a store keeps of them beside the map.

What belongs here: one map at a time. What does not: many as one table
(`counterpoint.pipeline.stance_tables`). `rows` needs nothing, the others pyarrow.
"""
