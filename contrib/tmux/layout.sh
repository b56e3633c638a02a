#!/bin/sh
# Four panes in a window of their own: feed, alerts, stories, sources. Options go to each: layout.sh --read-only
set -eu

pane() { # VIEW COMMAND...: runs `wirewatch --view VIEW` in what the tmux command opens, and gives the pane's id
    view=$1
    shift
    tmux "$@" -P -F '#{pane_id}' wirewatch --view "$view" $options
}

options=$*
if [ -n "${TMUX:-}" ]; then
    feed=$(pane feed new-window -n wirewatch)
else
    feed=$(pane feed new-session -d -s wirewatch -x "$(tput cols)" -y "$(tput lines)")
fi
alerts=$(pane alerts split-window -h -t "$feed")
pane stories split-window -v -t "$feed" > /dev/null
pane sources split-window -v -t "$alerts" > /dev/null
tmux select-pane -t "$feed"
[ -n "${TMUX:-}" ] || exec tmux attach-session -t "$feed"
