"""What the tests stand on: databases and a browser."""
