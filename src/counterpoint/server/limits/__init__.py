"""Who is let in, who stays, and whose query is next."""
