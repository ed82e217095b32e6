"""What the register takes in, and what follows: the kinds of events, and when somebody is in it, by which ground."""
