package dev.whence.it.harness;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A JSON object as a program of the user's would read it; a member that is not there is a failure. */
public final class Json {

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /** Reads a file that holds one object and nothing else. */
    public static Json of(Path file) {
        return of(Io.attempt(() -> Files.readString(file)));
    }

    /** Reads a text that is one object and nothing else. */
    public static Json of(String text) {
        return new Json(Io.attempt(() -> new ObjectMapper()
                .readerFor(JsonNode.class)
                .with(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .readValue(text)));
    }

    public Json object(String name) {
        return new Json(node.required(name));
    }

    public List<Json> objects(String name) {
        return elements(name).stream().map(Json::new).toList();
    }

    /** Text; the empty one for null. */
    public String text(String name) {
        JsonNode value = node.required(name);
        return value.isNull() ? "" : value.asText();
    }

    public List<String> texts(String name) {
        return elements(name).stream().map(JsonNode::asText).toList();
    }

    public long number(String name) {
        return node.required(name).longValue();
    }

    public boolean flag(String name) {
        return node.required(name).booleanValue();
    }

    private List<JsonNode> elements(String name) {
        return StreamSupport.stream(node.required(name).spliterator(), false).toList();
    }
}
