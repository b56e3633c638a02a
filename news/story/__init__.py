"""The parts of stories: what texts are about, the live stories, and what can be said of one."""
