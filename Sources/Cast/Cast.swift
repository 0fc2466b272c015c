// The door of Cast.
