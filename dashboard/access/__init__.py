"""Who asks, and what they may do: the guard, permissions, log-in, and what every answer carries."""
