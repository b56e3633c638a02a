"""The views and dialogs: each leads its widgets and asks the store for them."""
