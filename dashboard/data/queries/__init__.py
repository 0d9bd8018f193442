"""Every statement the product sends to its database is built here; none is run here."""
