"""Sockets, connections, signals and open files: the server as a process."""
