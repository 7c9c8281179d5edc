"""Figures over the whole map: the matrix, consensus, cruxes, camps, coalitions, gaps."""
