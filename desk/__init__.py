"""The order of work: who is due, a turn of one source, alerting, replay."""
