package guest.web;

/** What a catalogue finds: a class of the web application's own. */
record Book(String title) {}
