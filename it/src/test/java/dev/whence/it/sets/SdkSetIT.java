package dev.whence.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The set {@code sdk-providers}, on an SDK with two HTTP clients on the class path, and what it was chosen from. */
final class SdkSetIT extends ReadyMadeSetTest {
    private static final String SECRET = "s3cret";
    private static final String SERVICE = "software.amazon.awssdk.http.SdkHttpService";
    private static final String APACHE = "software.amazon.awssdk.http.apache.ApacheSdkHttpService";
    private static final String URL_CONNECTION =
            "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService";

    @Test
    void whichClientIsTakenAndWhichElseThereIs() {
        Events events = recorded("sdk-providers+service-loader", SdkSetIT::program);

        assertThat(told(events, "sdk-providers"))
                .isEqualTo(Map.of(
                        "null: class-path " + APACHE + " apache-client.jar", 1L,
                        "null: kept " + APACHE + " apache-client.jar", 13L));
        assertThat(told(events, "service-loader"))
                .as("made once for the SDK, once for the program itself")
                .containsEntry(SERVICE + ": constructor " + APACHE + " apache-client.jar", 2L)
                .containsEntry(SERVICE + ": constructor " + URL_CONNECTION + " url-connection-client.jar", 2L)
                .containsEntry(
                        "io.opentelemetry.context.ContextStorageProvider: constructor guest.sdk.OwnStorage guests.jar",
                        1L)
                .containsEntry(
                        "com.azure.core.http.HttpClientProvider: constructor com.azure.core.http.jdk.httpclient.JdkHttpClientProvider azure-core-http-jdk-httpclient.jar",
                        1L)
                .containsEntry(
                        "io.fabric8.kubernetes.client.http.HttpClient$Factory: constructor io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory kubernetes-httpclient-jdk.jar",
                        1L);
        List<String> found = of(events, "service-loader").stream()
                .filter(each -> SERVICE.equals(each.key()))
                .sorted(Comparator.comparing(each -> each.event().getStartTime()))
                .map(each -> each.implementation().replaceAll("@.*", ""))
                .toList();
        assertThat(found)
                .as("the order of the class path, in which the program prints them")
                .containsExactly(APACHE, URL_CONNECTION, APACHE, URL_CONNECTION);
    }

    /** A setting decides instead of the class path; and of what the program uses, nothing is recorded. */
    @Test
    void whichClientASystemPropertyNamesAndNoSecret() {
        Launch launch = children.launch(jdk)
                .vm("-Dsoftware.amazon.awssdk.http.service.impl=" + URL_CONNECTION)
                .agent("points=sdk-providers+service-loader")
                .recorded("none");
        program(launch).start().awaitSuccess();

        assertThat(told(Events.of(launch.recording()), "sdk-providers"))
                .isEqualTo(Map.of(
                        "null: system-property " + URL_CONNECTION + " url-connection-client.jar", 1L,
                        "null: kept " + URL_CONNECTION + " url-connection-client.jar", 13L));
        assertThat(Canary.isIn(launch.recording(), SECRET)).isFalse();
    }

    /** The same program by a point that asks for it. */
    @Test
    void controlAPointThatAsksForItHasIt() {
        Launch launch = children.launch(jdk);
        Path file = Io.attempt(() -> Files.writeString(
                launch.scratch("control.points"),
                "control = software.amazon.awssdk.auth.credentials.AwsBasicCredentials::create\ncontrol.key = 0\n"));
        launch.agent("points=none", "points.file=" + file).recorded("none");
        program(launch).start().awaitSuccess();

        assertThat(Canary.isIn(launch.recording(), SECRET)).isTrue();
    }

    private static Launch program(Launch launch) {
        return Guests.program(launch, "sdk");
    }
}
