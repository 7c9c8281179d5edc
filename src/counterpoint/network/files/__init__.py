"""A map as files of graph programs: GraphML, GEXF, Cytoscape's JSON and node-link JSON.

All hold the graph of `counterpoint.network.graph`. What belongs here: how a format writes nodes,
edges and attributes. What does not: which there are; nor pictures, which
`counterpoint.formats.pictures` has.
"""

from counterpoint.network.files.cytoscape import render_cytoscape
from counterpoint.network.files.gexf import render_gexf
from counterpoint.network.files.graphml import render_graphml
from counterpoint.network.files.node_link import render_node_link

__all__ = ["render_cytoscape", "render_gexf", "render_graphml", "render_node_link"]
