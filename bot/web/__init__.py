"""The public gateway: chat page, embed loader, JSON API, sessions, limits and fallback."""
