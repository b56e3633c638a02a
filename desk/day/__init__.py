"""The demo's day: its words, and the recorded day made of them."""
