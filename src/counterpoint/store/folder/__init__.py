"""An Oxigraph store on disk that holds maps: one writer, many readers, replaced whole."""

from counterpoint.store.folder.folder import StoreFolder

__all__ = ["StoreFolder"]
