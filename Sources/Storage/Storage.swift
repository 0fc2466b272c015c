// The door of Storage.
