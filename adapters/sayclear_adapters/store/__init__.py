"""What is kept on disk: only what the person chose."""
