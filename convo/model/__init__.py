"""The words of the work as frozen values: scripts, events, sessions, plans, concerns. Imports nothing of convo."""
