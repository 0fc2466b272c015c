// The door of Markup.
