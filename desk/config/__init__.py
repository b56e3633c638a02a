"""The person's own file: what it may say, how it is read and edited, and how it is laid into a store."""
