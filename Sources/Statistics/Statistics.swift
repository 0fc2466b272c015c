// The door of Statistics.
