"""What pages show of one another, computed from what is remembered; and when a page is stale."""
