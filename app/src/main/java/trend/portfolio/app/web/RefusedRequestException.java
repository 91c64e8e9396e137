package trend.portfolio.app.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asked the server for cannot be given: a status, one line that says why, and the field that is wrong. */
final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable String field;
    private final transient Map<String, String> headers;

    private RefusedRequestException(
            int status, @Nullable String field, String message, Map<String, String> headers, @Nullable Throwable why) {
        super(message, why);
        this.status = status;
        this.field = field;
        this.headers = headers;
    }

    static RefusedRequestException of(int status, String message) {
        return new RefusedRequestException(status, null, message, Map.of(), null);
    }

    static RefusedRequestException of(int status, String message, String header, String value) {
        return new RefusedRequestException(status, null, message, Map.of(header, value), null);
    }

    /** What stands in a field of the request cannot be: 400. */
    static RefusedRequestException wrong(String field, String message) {
        return wrong(field, message, null);
    }

    static RefusedRequestException wrong(String field, String message, @Nullable Throwable why) {
        return new RefusedRequestException(400, field, message, Map.of(), why);
    }

    /** There is no such thing: 404. */
    static RefusedRequestException missing(String field, String message) {
        return new RefusedRequestException(404, field, message, Map.of(), null);
    }

    /** The answer: one line of JSON. */
    Answer answer() {
        return Answer.error(status, String.valueOf(getMessage()), field).with(headers);
    }
}
