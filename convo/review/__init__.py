"""What happened in a conversation, read back: transcripts, codes, figures, supervision; pure functions of values."""
