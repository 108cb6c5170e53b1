"""Notices what goes beyond the role: text in, signals out. Start in scan.py. It never scores risk and never decides."""
