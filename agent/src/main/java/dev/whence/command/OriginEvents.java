package dev.whence.command;

import dev.whence.agent.protocol.EventNames;

/** What {@code origin} needs of a recording, added to a template. */
final class OriginEvents {
    private static final String END = "</configuration>";

    private static final String[][] EVENTS = {
        // Names the class path.
        // As jdk.InitialSystemProperty, without the secrets that a command line may have.
        {EventNames.SYSTEM_PROPERTY, "<setting name=\"period\">everyChunk</setting>"},
        // Names each class with its loader, once.
        {"jdk.ClassDefine", "<setting name=\"stackTrace\">false</setting>"},
        // Where a call did not find its method; errors are rare.
        {"jdk.JavaErrorThrow", "<setting name=\"stackTrace\">true</setting>"}
    };

    private OriginEvents() {}

    /** A template's text with these events; one that it has already stays as it is. */
    static String addedTo(String template) {
        StringBuilder events = new StringBuilder();
        for (String[] event : EVENTS) {
            String named = "<event name=\"" + event[0] + "\">";
            if (!template.contains(named)) {
                events.append(named)
                        .append("<setting name=\"enabled\">true</setting>")
                        .append(event[1])
                        .append("</event>");
            }
        }
        int end = template.lastIndexOf(END);
        return template.substring(0, end) + events + template.substring(end);
    }
}
