"""Whether messages reach people: what did not arrive, which way is next, and what staff are told of."""
