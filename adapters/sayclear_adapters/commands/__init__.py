"""One file a verb of the command line. What several verbs share is in `shared.py`."""
