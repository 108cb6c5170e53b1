"""The simulated client, and the feedback on a practice."""
