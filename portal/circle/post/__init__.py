"""Letters: their words, the queue in which they wait to be printed and posted, and what comes back by post."""
