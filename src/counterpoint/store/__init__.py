"""The store of quads, the named questions, and the answers to queries."""

from counterpoint.rdf.reading import RDF_SUFFIXES
from counterpoint.store.description import describe_dataset
from counterpoint.store.query_result import QueryResult, Term
from counterpoint.store.questions import Question, list_questions, question
from counterpoint.store.store import Store

__all__ = [
    "RDF_SUFFIXES",
    "QueryResult",
    "Question",
    "Store",
    "Term",
    "describe_dataset",
    "list_questions",
    "question",
]
