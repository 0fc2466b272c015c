// The door of Hearten.
