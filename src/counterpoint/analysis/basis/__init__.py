"""What every finding rests on: who takes which position, what leads where, and who meets where.

Read in this order: ``positions`` (what an expert takes toward one class of claims), ``paths``
(the ways from one class to another), ``matches`` (a standpoint, which is a position and the way
from it to a meeting place; the match of those who meet there; its score), ``namings`` (who
names whom in it), ``ground`` (all of these for one network, as every search for findings begins
with them).
"""
