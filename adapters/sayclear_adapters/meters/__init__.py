"""Second opinions on how hard a text is."""
