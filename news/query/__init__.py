"""The query language: one for rules, filters, search, saved views and exports."""
