"""Past replies in numbers: added up, and drawn as a page of its own."""
