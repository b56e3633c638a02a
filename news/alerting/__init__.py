"""The parts of alerting: when a rule counts, and what folds into one alert."""
