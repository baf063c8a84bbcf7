"""The custom actions: each reads what was understood, asks the knowledge base, and picks a response."""
