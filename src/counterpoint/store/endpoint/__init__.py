"""A SPARQL 1.1 store reached over HTTP, at addresses that the user named and at no others."""

from counterpoint.store.endpoint.addresses import Addresses, addresses_of
from counterpoint.store.endpoint.credentials import Credentials, find_credentials
from counterpoint.store.endpoint.endpoint import Endpoint

__all__ = ["Addresses", "Credentials", "Endpoint", "addresses_of", "find_credentials"]
