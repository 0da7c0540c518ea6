"""The machine-readable edition."""
