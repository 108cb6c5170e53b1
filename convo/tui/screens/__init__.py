"""The screens; they do not know each other: the app joins them by messages."""
