package dev.whence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator's command asks of an agent in a running JVM, as it comes in {@code agentmain}'s argument:
 * {@code command=NAME,version=V,answer=FILE,…}, each value URL-encoded.
 *
 * @param command what to do
 * @param values the other values by their keys
 */
record Request(String command, Map<String, String> values) {
    private static final String COMMAND = "command=";

    /** Whether an argument is a request and not the agent's options. */
    static boolean isOne(@Nullable String text) {
        return text != null && text.startsWith(COMMAND);
    }

    static Request parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String value = URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8);
                values.put(part.substring(0, equals), value);
            }
        }
        String command = values.remove("command");
        return new Request(command == null ? "" : command, values);
    }

    /** What stands in a file that an operator may be writing to: null until its line is whole. */
    static @Nullable Request asked(String text) {
        return isOne(text) && text.endsWith("\n") ? parse(text.substring(0, text.length() - 1)) : null;
    }

    @Nullable
    String value(String key) {
        return values.get(key);
    }

    long number(String key, long otherwise) {
        String value = values.get(key);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }
}
