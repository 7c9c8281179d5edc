"""An Oxigraph store on disk that holds maps: one writer, many readers, replaced whole."""

from counterpoint.store.folder.checking import StoreCheck
from counterpoint.store.folder.folder import StoreFolder

__all__ = ["StoreCheck", "StoreFolder"]
