"""Everything that touches a vendor, a device or a screen."""
