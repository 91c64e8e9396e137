package dev.whence.agent.runtime;

import dev.whence.agent.support.EventText;
import org.jspecify.annotations.Nullable;

/** What a resolution is for: the text that its event has and, where texts do not distinguish keys, the object. */
final class RequestedKey {
    /** The key as the event has it, or null where the point has none. */
    private @Nullable String text;

    /** The key, where its text names its class alone: one object is one key, and of two it is not known. */
    private @Nullable Object subject;

    void begin(@Nullable Object key, @Nullable String asText) {
        if (text != asText) {
            text = asText;
        }
        if (asText != null && !EventText.isKeyItself(key, asText)) {
            subject = key;
        }
    }

    /** Whether it is known to be this key: the same text, or the same object where texts do not distinguish keys. */
    boolean is(@Nullable Object key, @Nullable String asText) {
        if (asText == null || !asText.equals(text)) {
            return false;
        }
        return subject == null ? EventText.isKeyItself(key, asText) : subject == key;
    }

    /** Whether it is known to be another key: where it is not {@link #is this one} and both have a text of their own. */
    boolean isComparable(@Nullable Object key, @Nullable String asText) {
        return asText != null && text != null && subject == null && EventText.isKeyItself(key, asText);
    }

    /** Lets go of all that is the application's but a text. */
    void forget() {
        if (subject != null) {
            subject = null;
        }
    }
}
