package trend.portfolio.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The page that the server shows: the files of one folder in the jar, and no others. */
final class Page {

    private Page() {}

    static Answer answer(WebRequest request) {
        String path = request.path();
        return switch (path) {
            case "/" -> file(request, "page.html", "text/html; charset=utf-8");
            case "/page.css" -> file(request, "page.css", "text/css; charset=utf-8");
            case "/page.js" -> file(request, "page.js", "text/javascript; charset=utf-8");
            case "/chart.js" -> file(request, "chart.js", "text/javascript; charset=utf-8");
            case "/icon.svg" -> file(request, "icon.svg", "image/svg+xml");
            default -> throw RefusedRequestException.of(404, "there is nothing at " + path);
        };
    }

    private static Answer file(WebRequest request, String name, String type) {
        request.allow("GET");
        try (InputStream in = Page.class.getResourceAsStream("page/" + name)) {
            return Answer.of(type, Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
