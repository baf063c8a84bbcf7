"""What is checked in loaded content, one module for each kind of thing that can be wrong."""
