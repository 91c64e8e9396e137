package trend.portfolio.app.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import trend.analysis.InvalidInputException;

/**
 * One level of keys of a YAML file, which knows the line of each: an error names line and whole key.
 *
 * <p>It reads the tree of nodes and not Java values, for those have lost their lines.
 */
final class ConfigSection {

    private final String source;
    private final String path;
    private final Map<String, Node> values;

    private ConfigSection(String source, String path, Map<String, Node> values) {
        this.source = source;
        this.path = path;
        this.values = values;
    }

    /**
     * Parses a file's text.
     *
     * @throws InvalidInputException if it is no YAML, or no keys with values
     */
    static ConfigSection parse(String source, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(source).build();
        Node root;
        try {
            root = new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw new InvalidInputException(source + where + ": is not YAML (" + e.getProblem() + ")", e);
        } catch (YamlEngineException e) {
            throw new InvalidInputException(source + ": is not YAML (" + e.getMessage() + ")", e);
        }
        return of(source, "", root);
    }

    /** Refuses every key but these. */
    ConfigSection allow(String... keys) {
        Set<String> allowed = Set.of(keys);
        for (String key : values.keySet()) {
            if (!allowed.contains(key)) {
                throw wrong(key, "unknown key; known here: " + String.join(", ", keys));
            }
        }
        return this;
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    boolean has(String key) {
        Node value = values.get(key);
        return value != null && !isNull(value);
    }

    /** The level below a key; an empty one if there is none. */
    ConfigSection section(String key) {
        return of(source, path + key + ".", has(key) ? values.get(key) : null);
    }

    /** The text that must stand at a key. */
    String text(String key) {
        if (!has(key)) {
            throw new InvalidInputException(source + ": " + path + key + " is missing");
        }
        if (values.get(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(key, "must be a single value");
    }

    /** The text that must stand at a key, as something else; what the conversion refuses is reported with its place. */
    <T> T converted(String key, Function<String, T> conversion) {
        String text = text(key);
        try {
            return conversion.apply(text);
        } catch (InvalidInputException e) {
            throw wrong(key, String.valueOf(e.getMessage()));
        }
    }

    InvalidInputException wrong(String key, String what) {
        return new InvalidInputException(source + line(values.get(key)) + ": " + path + key + ": " + what);
    }

    private static ConfigSection of(String source, String path, @Nullable Node node) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (node == null || isNull(node)) {
            return new ConfigSection(source, path, values);
        }
        if (!(node instanceof MappingNode mapping)) {
            String subject = path.isEmpty() ? "the file" : path.substring(0, path.length() - 1);
            throw new InvalidInputException(source + line(node) + ": " + subject + " must hold keys with values");
        }
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new InvalidInputException(source + line(entry.getKeyNode()) + ": a key must be a single word");
            }
            if (values.put(key.getValue(), entry.getValueNode()) != null) {
                throw new InvalidInputException(source + line(key) + ": " + path + key.getValue() + " is there twice");
            }
        }
        return new ConfigSection(source, path, values);
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static String line(@Nullable Node node) {
        return node == null
                ? ""
                : node.getStartMark()
                        .map(mark -> ", line " + (mark.getLine() + 1))
                        .orElse("");
    }
}
