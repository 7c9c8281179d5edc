"""What AI assistants may ask of a map, over the Model Context Protocol; nothing can be changed.

Read in this order: `debates` (what is served, read when it is first asked), `arguments` (what a
tool takes), `answers` (what it gives, 8 kB at most), `records` (a map's records as data), `tools`
(one module for what belongs together), `table` (the list of them), `documents` (what can be read
whole), `server` (the SDK's side) and `service` (standard input and output). The SDK loads in the
last two alone.

What a map says is data: in each answer it stands apart from our own words, which say so.
"""
