package dev.whence.it.target;

import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An event of the application's own, which has nothing to do with Whence. */
@Name("target.Own")
@Label("Own")
@StackTrace(false)
final class OwnEvent extends Event {

    @Label("Text")
    String text = "";

    static String commitOne(String text) {
        OwnEvent event = new OwnEvent();
        event.text = text;
        event.commit();
        return "committed";
    }
}
