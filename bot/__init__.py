"""The assistant: its Rasa components, its language, its safeguarding screen and its gateway."""
