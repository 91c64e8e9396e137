package dev.whence.it.sets;

import static dev.whence.it.harness.events.EventsAssert.assertThat;
import static dev.whence.it.harness.events.ExpectedEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Io;
import dev.whence.it.harness.Json;
import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import dev.whence.it.target.Ciphers;
import dev.whence.it.target.OwnServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sets whose points are in libraries, or behind facades of the JDK's, each on a program that knows how often what was chosen:
 * counts, winners and losers, and none of the secrets that the program uses.
 */
final class LibrarySetsIT extends ReadyMadeSetTest {
    private static final String SECRET = "s3cret";

    private static final String BOUNCY_CASTLE = "org.bouncycastle.jce.provider.BouncyCastleProvider";

    /** By set: a point on a method that is given the secret, and asks for it. */
    private static final Map<String, String> TALKATIVE = Map.of(
            "jca",
            Ciphers.class.getName() + "::bytes\ncontrol.key = 0\n",
            "spring-autowire",
            "org.springframework.beans.TypeConverterSupport::convertIfNecessary(java.lang.Object,java.lang.Class,"
                    + "org.springframework.core.convert.TypeDescriptor)\ncontrol.key = 0\n",
            "logging",
            "org.slf4j.helpers.NOPLogger::trace(java.lang.String)\ncontrol.key = 0\n",
            "jackson",
            "com.fasterxml.jackson.databind.ObjectMapper::readValue(java.lang.String,java.lang.Class)\n"
                    + "control.key = 0\n",
            "kafka",
            "org.apache.kafka.common.config.ConfigDef::parseType(java.lang.String,java.lang.Object,"
                    + "org.apache.kafka.common.config.ConfigDef$Type)\ncontrol.key = 1\n");

    @Test
    void cryptographyBehindItsFacades() {
        Events events = recorded("jca", launch -> launch.main(Ciphers.class));

        assertThat(answers(events, "jca-cipher"))
                .isEqualTo(Map.of(
                        "AES/GCM/NoPadding:  GaloisCounterMode$AESGCM", 12L,
                        "RSA/ECB/PKCS1Padding: none InvalidKeyException", 12L));
        assertThat(answers(events, "jca-mac")).isEqualTo(Map.of("HmacSHA256:  HmacCore$HmacSHA256", 12L));
        assertThat(answers(events, "jca-signature")).isEqualTo(Map.of("SHA256withECDSA:  ECDSASignature$SHA256", 12L));
        assertThat(answers(events, "jca-key-agreement")).isEqualTo(Map.of("ECDH:  ECDHKeyAgreement", 12L));
        assertThat(answers(events, "jca-ssl-context")).isEqualTo(Map.of("TLSv1.3:  SSLContextImpl$TLS13Context", 12L));
        assertThat(answers(events, "jca-trust-manager"))
                .isEqualTo(Map.of("PKIX:  TrustManagerFactoryImpl$PKIXFactory", 12L));
        assertThat(answers(events, "jca-key-store")).isEqualTo(Map.of("PKCS12:  PKCS12KeyStore$DualFormatPKCS12", 12L));
    }

    /** What every caller gets from then on, though none asked for it. */
    @Test
    void aProviderThatIsPutFirst() {
        Events events = recorded(
                "jca",
                launch -> launch.classPath(Guests.libraries("jca").toArray(Path[]::new))
                        .main(Ciphers.class, BOUNCY_CASTLE));

        assertThat(answers(events, "jca-cipher")).containsEntry("AES/GCM/NoPadding:  AES$ECB", 12L);
        assertThat(answers(events, "jca-mac")).isEqualTo(Map.of("HmacSHA256:  SHA256$HashMac", 12L));
        assertThat(answers(events, "jca-signature")).containsEntry("SHA256withECDSA:  SignatureSpi$ecDSA256", 12L);
        assertThat(answers(events, "jca-ssl-context")).isEqualTo(Map.of("TLSv1.3:  SSLContextImpl$TLS13Context", 12L));
    }

    /** A service that overrides {@code newInstance} counts, and one that calls what it overrides counts once. */
    @Test
    void aProvidersOwnKindOfService() {
        Events events = recorded("jca", launch -> launch.main(OwnServices.class, "7"));

        assertThat(answers(events, "jca"))
                .containsEntry("MessageDigest.PLAIN:  OwnServices$Digest", 7L)
                .containsEntry("MessageDigest.OVERRIDES:  OwnServices$Digest", 7L)
                .containsEntry("MessageDigest.DELEGATES:  OwnServices$Digest", 7L);
    }

    @Test
    void whichBeanIsInjectedAndWhichLost() {
        Events events = recorded("spring-autowire", LibrarySetsIT::wiring);

        Map<String, Long> ofAnyCar = answers(events, "spring-autowire").entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getKey().replaceFirst("car\\d+", "car"),
                        TreeMap::new,
                        Collectors.summingLong(Map.Entry::getValue)));
        assertThat(ofAnyCar)
                .isEqualTo(Map.of(
                        "car guest.spring.Wiring$Radio:  Wiring$Radio", 20L,
                        "car guest.spring.Wiring$Engine:  Wiring$Electric", 20L,
                        "car guest.spring.Wiring$Mirror:  Wiring$Mirror", 20L,
                        "car java.lang.String:  String", 20L,
                        "torn guest.spring.Wiring$Mirror: none NoUniqueBeanDefinitionException", 1L));
        assertThat(candidates(events, "car7 guest.spring.Wiring$Engine"))
                .isEqualTo(Map.of(
                        "1 of 2 petrol Wiring$Petrol: passed over", 1L, "2 of 2 electric Wiring$Electric: won", 1L));
        String torn = "none was taken: org.springframework.beans.factory.NoUniqueBeanDefinitionException";
        assertThat(candidates(events, "torn guest.spring.Wiring$Mirror"))
                .isEqualTo(Map.of("1 of 2 left Wiring$Mirror: " + torn, 1L, "2 of 2 right Wiring$Mirror: " + torn, 1L));
    }

    @Test
    void whatLoggingIsBoundTo() {
        Events events = recorded("logging", LibrarySetsIT::bindings);

        assertThat(answers(events, "logging").keySet()).containsExactly("null:  NOPServiceProvider");
        assertThat(answers(events, "logging-commons")).isEqualTo(Map.of("null:  Slf4jLogFactory", 26L));
        Map<String, Long> candidates = events.named("whence.Candidate").stream()
                .collect(Collectors.groupingBy(LibrarySetsIT::candidate, TreeMap::new, Collectors.counting()));
        assertThat(candidates)
                .as("bound once")
                .isEqualTo(Map.of(
                        "1 of 2 1 of 2 NOPServiceProvider: won", 1L,
                        "2 of 2 2 of 2 SimpleServiceProvider: another comes first", 1L));
    }

    /** SLF4J 1.7 is bound by its class alone, and looks for no providers. */
    @Test
    void whatAnOlderSlf4jIsBoundTo() {
        Events events =
                recorded("logging", launch -> Guests.on(launch, "binder").program("guest.logging.Main"));

        assertThat(answers(events, "logging").keySet()).containsExactly("null:  StaticLoggerBinder");
        assertThat(answers(events, "logging-commons")).isEqualTo(Map.of("null:  Slf4jLogFactory", 26L));
        assertThat(events).doesNotContain(event("whence.Candidate"));
    }

    @Test
    void whatLog4jIsBoundToAndWhatElseIsOffered() {
        // What Log4j writes of two providers has the time in it.
        Events events = recorded(
                "logging",
                launch -> Guests.on(launch.vm("-Dlog4j2.StatusLogger.level=OFF"), "log4j")
                        .program("guest.logging.Log4j"));

        assertThat(answers(events, "logging-log4j"))
                .as("chosen once, and its factory asked for once by the program")
                .isEqualTo(Map.of("null:  JULProvider", 1L, "null:  JULLoggerContextFactory", 1L));
        assertThat(answers(events, "logging-log4j-offered"))
                .isEqualTo(Map.of("null:  JULProvider", 1L, "null:  Log4jProvider", 1L));
    }

    /** What a person reads: the one that lost, from which jar, and why. */
    @Test
    void theReportNamesTheLosers() {
        Launch launch = children.launch(jdk).agent("points=logging").recorded("none");
        bindings(launch).start().awaitSuccess();

        assertThat(printed(launch, "report").lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .contains(
                        "Candidates: what else there was to choose from",
                        "candidate | from | point | why not | offered | won",
                        "org.slf4j.nop.NOPServiceProvider | slf4j-nop.jar | logging | 1 | 1",
                        "org.slf4j.simple.SimpleServiceProvider | slf4j-simple.jar | logging | another comes first | 1 | 0");
        assertThat(printed(launch, "answers", "--key", "no such key")).doesNotContain("Candidates");
        assertThat(Json.of(printed(launch, "report", "--format", "json")).objects("candidates"))
                .extracting(candidate -> candidate.text("class") + " " + candidate.number("won"))
                .containsExactly("org.slf4j.nop.NOPServiceProvider 1", "org.slf4j.simple.SimpleServiceProvider 0");
        Path page = launch.scratch("page.html");
        Io.attempt(() -> Files.deleteIfExists(page));
        printed(launch, "report", "--html", page.toString());
        assertThat(Io.attempt(() -> Files.readString(page)).replaceAll("<[^>]*>", ""))
                .contains("org.slf4j.simple.SimpleServiceProvider", "another comes first");
    }

    private String printed(Launch recorded, String command, String... arguments) {
        return children.launch(jdk)
                .jar(
                        Shipped.agent(),
                        Stream.concat(Stream.of(command, recorded.recording().toString()), Stream.of(arguments))
                                .toArray(String[]::new))
                .start()
                .awaitSuccess()
                .out();
    }

    @Test
    void whatJacksonTakesForAType() {
        Events events = recorded("jackson", launch -> Guests.program(launch, "json"));

        assertThat(answers(events, "jackson-serializer"))
                .isEqualTo(Map.of(
                        "guest.json.Main$Person:  BeanSerializer", 10L,
                        "java.util.ImmutableCollections$Map1:  MapSerializer", 10L,
                        "guest.json.Main$Empty:  UnknownSerializer", 10L));
        assertThat(answers(events, "jackson"))
                .as("what a mapper keeps, it keeps for itself: ten mappers ask ten times")
                .containsEntry("guest.json.Main$Person:  BeanDeserializer", 10L)
                .containsEntry("int:  NumberDeserializers$IntegerDeserializer", 10L);
        assertThat(answers(events, "jackson-module")).isEqualTo(Map.of("null: none -", 1L));
    }

    /** Kafka's clients 3.9 and 4.0. */
    @ParameterizedTest
    @ValueSource(strings = {"kafka", "kafka4"})
    void whatKafkaMakesForASetting(String version) {
        Events events = recorded("kafka", launch -> Guests.on(launch, version).program("guest.kafka.Main"));

        assertThat(answers(events, "kafka"))
                .isEqualTo(Map.of(
                        "key.serializer:  IntegerSerializer", 15L,
                        "value.serializer:  StringSerializer", 15L,
                        "key.serializer: none KafkaException", 15L));
        assertThat(answers(events, "kafka-list"))
                .isEqualTo(Map.of("interceptor.classes:  Main$First", 15L, "interceptor.classes:  Main$Second", 15L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jca", "spring-autowire", "logging", "jackson", "kafka"})
    void theSecretIsNowhere(String set) {
        Launch launch = children.launch(jdk).agent("points=" + set).recorded("none");
        program(launch, set).start().awaitSuccess();

        assertThat(Events.of(launch.recording())).contains(event("whence.Resolution"));
        assertThat(Canary.isIn(launch.recording(), SECRET)).isFalse();
    }

    /** The same program by a point that asks for it. */
    @ParameterizedTest
    @ValueSource(strings = {"jca", "spring-autowire", "logging", "jackson", "kafka"})
    void controlAPointThatAsksForItHasIt(String set) {
        Launch launch = children.launch(jdk);
        Path file = Io.attempt(
                () -> Files.writeString(launch.scratch("control.points"), "control = " + TALKATIVE.get(set)));
        launch.agent("points=none", "points.file=" + file).recorded("none");
        program(launch, set).start().awaitSuccess();

        assertThat(Canary.isIn(launch.recording(), SECRET)).isTrue();
    }

    private static Launch program(Launch launch, String set) {
        return switch (set) {
            case "jca" -> launch.main(Ciphers.class);
            case "spring-autowire" -> wiring(launch);
            case "logging" -> bindings(launch);
            case "jackson" -> Guests.program(launch, "json");
            default -> Guests.program(launch, "kafka");
        };
    }

    private static Launch wiring(Launch launch) {
        return Guests.on(launch, "spring").program("guest.spring.Wiring");
    }

    /** What SLF4J writes of two providers has their identities in it, which differ from run to run. */
    private static Launch bindings(Launch launch) {
        return Guests.on(launch.vm("-Dslf4j.internal.verbosity=ERROR"), "bindings")
                .program("guest.logging.Main");
    }

    /** How often each {@code key: path implementation-or-failure} was answered. */
    private static Map<String, Long> answers(Events events, String point) {
        return events.named("whence.Answer").stream()
                .filter(each -> each.getString("point").equals(point) && !each.getBoolean("found"))
                .collect(Collectors.groupingBy(
                        each -> each.getString("key") + ": " + each.getString("path") + " " + answer(each),
                        TreeMap::new,
                        Collectors.summingLong(each -> each.getLong("count"))));
    }

    private static String answer(RecordedEvent event) {
        String failure = event.getString("failure");
        if (!failure.isEmpty()) {
            return failure.substring(failure.lastIndexOf('.') + 1);
        }
        return type(event);
    }

    private static String type(RecordedEvent event) {
        return event.getClass("implementation") == null
                ? "-"
                : event.getClass("implementation").getName().replaceAll(".*\\.", "");
    }

    private static Map<String, Long> candidates(Events events, String key) {
        return events.named("whence.Candidate").stream()
                .filter(each -> key.equals(each.getString("key")))
                .collect(Collectors.groupingBy(LibrarySetsIT::candidate, TreeMap::new, Collectors.counting()));
    }

    private static String candidate(RecordedEvent event) {
        return event.getInt("position") + " of " + event.getInt("candidates") + " " + event.getString("name") + " "
                + type(event) + ": " + (event.getBoolean("won") ? "won" : event.getString("reason"));
    }
}
