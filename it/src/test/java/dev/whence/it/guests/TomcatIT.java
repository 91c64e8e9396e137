package dev.whence.it.guests;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Attach;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.harness.jvm.OnEachJdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat, unmodified, with two web applications that hold one class each of the same name. */
final class TomcatIT extends OnEachJdk {

    private static final String BOOK = "guest.web.Book";
    private static final String LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void twoWebApplicationsWithOneClass() throws Exception {
        Launch launch = serving("points.file=" + Shipped.testClasses().resolve("catalogue.properties"));
        visit(Guests.program(launch, "tomcat", arguments()).start());

        Events events = Events.of(launch.recording());
        assertThat(answersByLoader(events).values()).as(events.toString()).containsExactlyInAnyOrder(3L, 2L);
        assertThat(events)
                .contains(1, event("whence.Resolution").with("key", " ").containing("failure", "without a title"))
                .contains(event("whence.Patch")
                        .with("className", BOOK + "@" + LOADER)
                        .containing("codeSource", "/paper/"))
                .contains(event("whence.Patch")
                        .with("className", BOOK + "@" + LOADER)
                        .containing("codeSource", "/digital/"));
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").containing("points", "book = ").with("errors", 0L))
                .doesNotContain(event("whence.Agent").containing("unmatched", "book"));

        Told told = told(launch);
        assertThat(told.used()).containsOnly(entry("/paper/", 3L), entry("/digital/", 2L));
        assertThat(told.text.replaceAll("\\s+", " "))
                .containsPattern("used 3 times, loader " + LOADER + "@\\w+,[^/]*from [^ ]*/paper/")
                .containsPattern("used 2 times, loader " + LOADER + "@\\w+,[^/]*from [^ ]*/digital/");
        assertThat(told.page).containsPattern("(?s)guest\\.web\\.Book.*/paper/.*guest\\.web\\.Book.*/digital/");
    }

    /** Nothing is watched: then what the recorder knows of the loaders tells them apart. */
    @Test
    void byTheirLoadersAlone() throws Exception {
        Launch launch = serving("point=book:guest.web.Catalogue::find");
        visit(Guests.program(launch, "tomcat", arguments()).start());

        Events events = Events.of(launch.recording());
        assertThat(answersByLoader(events).values()).containsExactlyInAnyOrder(3L, 2L);
        assertThat(events)
                .contains(6, event("whence.Resolution").with("source", null))
                .doesNotContain(event("whence.Patch").with("className", BOOK + "@" + LOADER));
        Told told = told(launch);
        assertThat(told.versions).extracting(version -> version.number("used")).containsExactly(3L, 2L);
        assertThat(told.versions)
                .extracting(version -> version.text("codeSource"))
                .containsOnly("");
        assertToldApart(told);
    }

    @Test
    void byWhereTheirClassesAreFrom() throws Exception {
        Path points = Files.writeString(
                folder.resolve("points.properties"), "book = guest.web.Catalogue::find\nbook.source = true\n");
        Launch launch = serving("points.file=" + points);
        visit(Guests.program(launch, "tomcat", arguments()).start());

        Events events = Events.of(launch.recording());
        assertThat(events)
                .contains(3, event("whence.Resolution").containing("source", "/paper/WEB-INF/classes/"))
                .contains(2, event("whence.Resolution").containing("source", "/digital/WEB-INF/classes/"))
                .contains(1, event("whence.Resolution").with("source", null).with("path", "none"))
                .doesNotContain(event("whence.Patch").with("className", BOOK + "@" + LOADER));
        Told told = told(launch);
        assertThat(told.used()).containsOnly(entry("/paper/", 3L), entry("/digital/", 2L));
        assertToldApart(told);
    }

    /** Each loader has its own name in each form of the report, and each place as well. */
    private static void assertToldApart(Told told) {
        assertThat(told.versions)
                .extracting(version -> version.text("loader"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(loader -> loader.matches(LOADER + "#\\d+"))
                .allMatch(told.text::contains)
                .allMatch(told.page::contains);
        for (Json version : told.versions) {
            String place = version.text("codeSource").replace("file:", "");
            assertThat(told.text).contains(place);
            assertThat(told.page).contains(place);
        }
    }

    /** The policy of one web application's books: those of the other answered all the same, and the audit says so. */
    @Test
    void auditedAgainstAPolicy() throws Exception {
        Path points = folder.resolve("judged.properties");
        Files.writeString(
                points,
                Files.readString(Shipped.testClasses().resolve("catalogue.properties"))
                        + "book.trust = jar:**/paper/WEB-INF/classes\n");
        Launch launch = serving("points.file=" + points);
        visit(Guests.program(launch, "tomcat", arguments()).start());

        Child text = audit(launch);
        assertThat(text.err()).isEmpty();
        assertThat(text.awaitExit()).as(text.out()).isEqualTo(1);
        assertThat(text.out().replaceAll("\\s+", " "))
                .contains("2 classes answered, 1 of them without the authority of a policy.")
                .containsSubsequence(
                        "Answered, and no line of the policy trusts it",
                        BOOK + " answered 2 times authority none: ",
                        "/digital/WEB-INF/classes/, ",
                        "Answered on the authority of a policy",
                        BOOK + " answered 3 times authority jar:**/paper/WEB-INF/classes bytes",
                        "/paper/WEB-INF/classes/, the class file is the one in there")
                .doesNotContain("What is missing");

        Files.writeString(points, Files.readString(points).replace("/paper/", "/*/"));
        Launch trusting = serving("points.file=" + points);
        visit(Guests.program(trusting, "tomcat", arguments()).start());
        Child trusted = audit(trusting);
        assertThat(trusted.awaitExit()).as(trusted.out()).isZero();
        assertThat(trusted.out()).contains("2 classes answered, each of them on the authority of a policy.");
    }

    private Child audit(Launch launch) {
        Child child = children.launch(jdk)
                .jar(Shipped.agent(), "report", launch.recording().toString(), "--audit")
                .start();
        child.awaitExit();
        return child;
    }

    /** Both have their class loaded, and have answered with it. */
    @Test
    void attachedLater() throws Exception {
        Launch launch = children.launch(jdk).recorded().expectingAgents();
        Child child = Guests.program(launch, "tomcat", arguments()).start();
        String address = address(child);
        get(address + "/paper/find?title=before");
        get(address + "/digital/find?title=before");
        Attach.agent(child, "points.file=" + Shipped.testClasses().resolve("catalogue.properties"));
        visit(child, address);

        Events events = Events.of(launch.recording());
        assertThat(answersByLoader(events).values()).containsExactlyInAnyOrder(3L, 2L);
        assertThat(events).doesNotContain(event("whence.Resolution").with("key", "before"));
        assertThat(events.last("whence.Agent"))
                .contains(event("whence.Agent").containing("points", "book = ").with("errors", 0L));
    }

    @Test
    void aWebApplicationThatIsTakenOut() throws Exception {
        Launch launch = serving("points.file=" + Shipped.testClasses().resolve("catalogue.properties"));
        Child child = Guests.program(launch, "tomcat", arguments()).start();
        String address = address(child);
        get(address + "/paper/find?title=left");
        get(address + "/digital/find?title=right");

        assertThat(ask(child, "stop paper")).isEqualTo("stopped");
        assertThat(ask(child, "collect paper")).as("nobody keeps the loader").isEqualTo("collected");
        assertThat(get(address + "/digital/find?title=again").body()).isEqualTo("/digital has again");
        child.awaitSuccess();

        assertThat(child.err()).as("what Tomcat finds left behind").isEmpty();
        assertThat(answersByLoader(Events.of(launch.recording())).values()).containsExactlyInAnyOrder(1L, 2L);
    }

    /** What a web application leaves on a thread, Tomcat does find. */
    @Test
    void controlAWebApplicationThatLeavesSomething() throws Exception {
        Child child =
                Guests.program(children.launch(jdk), "tomcat", arguments()).start();
        get(address(child) + "/paper/find?title=left&forget=1");
        ask(child, "stop paper");
        child.awaitSuccess();

        assertThat(child.err()).contains("ThreadLocal", BOOK);
    }

    /** Three answers of one web application, two of the other and a failure. */
    private void visit(Child child) throws Exception {
        visit(child, address(child));
    }

    private void visit(Child child, String address) throws Exception {
        for (String title : List.of("one", "two", "three")) {
            assertThat(get(address + "/paper/find?title=" + title).body()).isEqualTo("/paper has " + title);
        }
        for (String title : List.of("one", "two")) {
            assertThat(get(address + "/digital/find?title=" + title).body()).isEqualTo("/digital has " + title);
        }
        HttpResponse<String> failed = get(address + "/digital/find?title=+");
        assertThat(failed.statusCode()).isEqualTo(400);
        assertThat(failed.body()).isEqualTo("a book without a title");
        child.awaitSuccess();
        assertThat(child.err()).isEmpty();
    }

    private Launch serving(String points) {
        return children.launch(jdk).agent(points, "discovery=observe").recorded();
    }

    private String[] arguments() {
        return new String[] {Guests.webapps().toString(), folder.toString()};
    }

    private static String address(Child child) {
        return "http://127.0.0.1:" + child.awaitOut("= ").substring(2);
    }

    private static String ask(Child child, String line) {
        child.send(line);
        return child.awaitOut("= ").substring(2);
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Map<Long, Long> answersByLoader(Events events) {
        return events.named("whence.Resolution").stream()
                .filter(resolution -> resolution.getClass("implementation") != null)
                .filter(resolution ->
                        resolution.getClass("implementation").getName().equals(BOOK))
                .map(resolution -> resolution.getClass("implementation").getClassLoader())
                .peek(loader -> assertThat(loader.getType().getName()).isEqualTo(LOADER))
                .collect(Collectors.groupingBy(RecordedClassLoader::getId, Collectors.counting()));
    }

    private Told told(Launch launch) throws IOException {
        Path page = folder.resolve("report.html");
        String recording = launch.recording().toString();
        Child text = children.launch(jdk)
                .jar(Shipped.agent(), "report", recording, "--html", page.toString())
                .start()
                .awaitSuccess();
        Child json = children.launch(jdk)
                .jar(Shipped.agent(), "report", recording, "--format", "json")
                .start()
                .awaitSuccess();
        assertThat(text.err() + json.err()).isEmpty();
        List<Json> versions = Json.of(json.out()).objects("versions").stream()
                .filter(version -> version.text("class").equals(BOOK))
                .toList();
        // The page says where a browser may break a long word.
        return new Told(text.out(), Files.readString(page).replace("<wbr />", ""), versions);
    }

    /** The three forms of a report; of the JSON what it says of the books. */
    private record Told(String text, String page, List<Json> versions) {

        /** How often each version answered, by the web application that its code source is in. */
        Map<String, Long> used() {
            return versions.stream()
                    .collect(Collectors.toMap(
                            version -> version.text("codeSource").contains("/paper/") ? "/paper/" : "/digital/",
                            version -> version.number("used")));
        }
    }
}
