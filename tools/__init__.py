"""What a developer runs around the product: set-up, browser files, lock files, strings."""
