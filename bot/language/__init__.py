"""Text made comparable, the spaCy language built from the content, and the sentence encoder."""
