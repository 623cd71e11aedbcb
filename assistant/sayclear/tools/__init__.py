"""What a person can have done besides asking: each tool is one file."""
