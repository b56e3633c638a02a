"""The 44 checks of a feed reader's manners, each counted by a host that notes what it is asked."""
