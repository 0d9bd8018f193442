"""Accounts, share links and the audit trail, for whoever administers the installation."""
