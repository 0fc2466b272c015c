// The door of Understanding.
