package dev.whence.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object, member by member, for programs.
 *
 * <p>ASCII only, so that no terminal's encoding can spoil it. A member that is written twice is an error of ours.
 */
public final class JsonDocument {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    private JsonDocument(JsonGenerator json) {
        this.json = json;
    }

    /** Where spaces stand beside a colon: the commands differ in it, and their output stays as it is. */
    public enum Colon {
        /** {@code "name": 1}. */
        SPACE_AFTER(Separators.Spacing.AFTER),
        /** {@code "name" : 1}. */
        SPACE_AROUND(Separators.Spacing.BOTH);

        private final Separators.Spacing spacing;

        Colon(Separators.Spacing spacing) {
            this.spacing = spacing;
        }
    }

    /** Writes the members of the whole object. */
    @FunctionalInterface
    public interface Document {
        void write(JsonDocument json) throws IOException;
    }

    /** Writes the members of one object within. */
    @FunctionalInterface
    public interface Members {
        void write() throws IOException;
    }

    /** Writes the members of an object that is one element of an array. */
    @FunctionalInterface
    public interface Element<T> {
        void write(T element) throws IOException;
    }

    /** Writes the object and a line's end, and flushes. */
    public static void write(Writer out, Colon colon, Document document) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(colon.spacing)
                        .withRootSeparator(""));
        try (JsonGenerator generator = FACTORY.createGenerator(out).setPrettyPrinter(printer)) {
            generator.writeStartObject();
            document.write(new JsonDocument(generator));
            generator.writeEndObject();
        }
        out.write(System.lineSeparator());
        out.flush();
    }

    /** Writes the object in one line, and the line's end. */
    public static void writeLine(Writer out, Document document) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.writeStartObject();
            document.write(new JsonDocument(generator));
            generator.writeEndObject();
        }
        out.write(System.lineSeparator());
    }

    public JsonDocument text(String name, @Nullable String value) throws IOException {
        json.writeStringField(name, value);
        return this;
    }

    public JsonDocument number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
        return this;
    }

    public JsonDocument flag(String name, @Nullable Boolean value) throws IOException {
        if (value == null) {
            return nothing(name);
        }
        json.writeBooleanField(name, value);
        return this;
    }

    /** A member that is null. */
    public JsonDocument nothing(String name) throws IOException {
        json.writeNullField(name);
        return this;
    }

    public JsonDocument texts(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
        return this;
    }

    public JsonDocument object(String name, Members members) throws IOException {
        json.writeObjectFieldStart(name);
        members.write();
        json.writeEndObject();
        return this;
    }

    /** An array of objects, one for each of these. */
    public <T> JsonDocument objects(String name, Iterable<? extends T> elements, Element<T> element)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : elements) {
            json.writeStartObject();
            element.write(each);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }
}
