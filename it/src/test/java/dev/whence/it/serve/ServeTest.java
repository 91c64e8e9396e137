package dev.whence.it.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.whence.it.harness.jars.LongReturns;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.OnEachJdk;
import dev.whence.it.harness.jvm.Served;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** The application's server and what it is asked. */
abstract class ServeTest extends OnEachJdk {

    static final String SINGLE = "{\"kind\":\"single\",\"file\":\"returns.csv\"}";
    static final String MULTI = "{\"kind\":\"multi\",\"file\":\"returns.csv\",\"in_months\":36,\"out_months\":12}";

    /** A thousand periods of sixty funds, of a file that {@link #startWithMuchToDo} offers: busy for seconds. */
    static final String LONG = "{\"kind\":\"multi\",\"file\":\"long.csv\",\"in_months\":12,\"out_months\":1,\"n\":50}";

    @TempDir
    Path folder;

    Served start(String... options) {
        return Served.start(children.launch(jdk), options);
    }

    /** With the sample's returns, and such that take long. */
    Served startWithMuchToDo(String... options) {
        Path data = LongReturns.beside(Shipped.sampleReturns(), folder.resolve("data"));
        return start(with(new String[] {"--data", data.toString()}, options));
    }

    String printed(String... command) {
        return children.launch(jdk).app(command).start().awaitSuccess().out();
    }

    static String body(Served server, String id, String document) {
        HttpResponse<String> answer = server.get("/api/runs/" + id + "/" + document);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** One line of JSON with the error, and the field that is to blame, or none. */
    static void assertRefused(HttpResponse<String> answer, int status, String what, String field) {
        String asked = answer.request().uri() + " was answered " + answer.body();
        assertThat(answer.statusCode()).as(asked).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).as(asked).hasLineCount(1).doesNotContain("Exception");
        JsonNode error = Served.json(answer);
        assertThat(error.required("error").asText()).as(asked).containsPattern(what);
        assertThat(error.path("field").asText()).as(asked).isEqualTo(field);
    }

    static void assertEnd(List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(process.isAlive()).isFalse();
        }
    }

    static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
