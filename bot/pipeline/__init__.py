"""What runs inside the Rasa server: the only place that imports rasa."""
