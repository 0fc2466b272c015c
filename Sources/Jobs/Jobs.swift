// The door of Jobs.
