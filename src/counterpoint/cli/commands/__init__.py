"""One command a file, named as it is typed; what several share stands beside this folder."""
