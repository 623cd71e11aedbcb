"""What is measured, and how. Ratios and medians, never timed tests."""
