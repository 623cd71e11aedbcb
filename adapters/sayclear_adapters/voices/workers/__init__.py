"""Programs of their own: they load the speech engines (GPL code), and nobody imports them."""
