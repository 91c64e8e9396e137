package trend.portfolio.app.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trend.analysis.InvalidInputException;

/**
 * The fields of a request's JSON object, each taken once and as what it must be; what nobody takes is refused.
 *
 * <p>Values are text, numbers, and objects of these; a field with the value null is as if it were not there.
 */
final class RunFields {

    private final Map<String, Object> values;

    private RunFields(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Parses a body.
     *
     * @throws RefusedRequestException 400 if it is anything but one JSON object of such values
     */
    static RunFields parse(byte[] body) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = factory.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw RefusedRequestException.of(400, "the body must be one JSON object");
            }
            Map<String, Object> values = object(json, "", true);
            if (json.nextToken() != null) {
                throw RefusedRequestException.of(400, "the body must be one JSON object and nothing else");
            }
            return new RunFields(values);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw RefusedRequestException.of(
                    400, "the body is not JSON" + where + ": " + oneLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Nothing is read but memory.
        }
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    /** The text of a field that must be there. */
    String text(String field) {
        Object value = required(field);
        if (value instanceof String text) {
            return text;
        }
        throw RefusedRequestException.wrong(field, field + " must be text, not " + named(value));
    }

    /** The text of a field as something else; what the conversion refuses names the field. */
    <T> T converted(String field, Function<String, T> conversion) {
        String text = text(field);
        try {
            return conversion.apply(text);
        } catch (InvalidInputException e) {
            throw RefusedRequestException.wrong(field, field + ": " + e.getMessage(), e);
        }
    }

    /** The whole number of a field that must be there. */
    int count(String field, int most) {
        Object value = required(field);
        if (!(value instanceof Double number) || number != Math.rint(number)) {
            throw RefusedRequestException.wrong(field, field + " must be a whole number, not " + named(value));
        }
        if (number < 1 || number > most) {
            throw RefusedRequestException.wrong(field, field + " must be from 1 to " + most + ", not " + named(value));
        }
        return number.intValue();
    }

    /** The object of a field that must be there, each value of one kind. */
    <T> Map<String, T> all(String field, Class<T> kind, String what) {
        Object value = required(field);
        if (!(value instanceof Map<?, ?> object)) {
            throw RefusedRequestException.wrong(field, field + " must be an object, not " + named(value));
        }
        Map<String, T> all = new LinkedHashMap<>();
        object.forEach((name, each) -> {
            if (!kind.isInstance(each)) {
                throw RefusedRequestException.wrong(
                        field + "." + name, field + "." + name + " must be " + what + ", not " + named(each));
            }
            all.put((String) name, kind.cast(each));
        });
        return all;
    }

    /** Refuses what nobody has asked for. */
    void refuseOthers(String known) {
        values.keySet().stream().findFirst().ifPresent(field -> {
            throw RefusedRequestException.wrong(field, "unknown field '" + field + "'; " + known);
        });
    }

    private Object required(String field) {
        Object value = values.remove(field);
        if (value == null) {
            throw RefusedRequestException.wrong(field, field + " is missing");
        }
        return value;
    }

    private static Map<String, Object> object(JsonParser json, String path, boolean outer) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            String field = path + name;
            Object value = switch (json.nextToken()) {
                case VALUE_STRING -> json.getText();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json, field);
                case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
                case VALUE_NULL -> null;
                case START_OBJECT -> nested(json, field, outer);
                default -> throw RefusedRequestException.wrong(field, field + " must not be an array");
            };
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static Object number(JsonParser json, String field) throws IOException {
        double number = json.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw RefusedRequestException.wrong(field, field + " is too large a number");
        }
        return number;
    }

    private static Object nested(JsonParser json, String field, boolean outer) throws IOException {
        if (!outer) {
            throw RefusedRequestException.wrong(field, field + " must not be an object");
        }
        return object(json, field + ".", false);
    }

    private static String named(@Nullable Object value) {
        if (value instanceof String text) {
            return "the text '" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15
                    ? Long.toString(number.longValue())
                    : number.toString();
        }
        return value instanceof Map ? "an object" : String.valueOf(value);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
