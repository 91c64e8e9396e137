package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.Json;
import dev.whence.it.harness.jars.Shipped;
import dev.whence.it.harness.jvm.Child;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class path with one library in two versions, and once more under another name: who has which copy, and what failed for it. */
final class OriginIT extends OperatorTest {
    private static final String LOGGER = "org.slf4j.Logger";
    private static final String NOP_LOGGER = "org.slf4j.helpers.NOPLogger";
    private static final String SECRET = "s3cret-token";
    private static final String MAIN = "guest.copies.Main";
    private static final String SETTINGS = "default,jdk.ClassDefine#enabled=true,jdk.JavaExceptionThrow#enabled=true";

    @Test
    void copiesShadowsAndWhatFailedForThem() throws IOException {
        Path older = library("1.7");
        Path later = library("2.");
        Path third = Files.copy(older, folder.resolve("renamed.jar"));
        Launch launch = application();
        launch = Guests.program(
                        launch.recorded(SETTINGS).vm("-Dapi.token=" + SECRET, "-Duser.home=" + folder),
                        "copies",
                        later.toString())
                .classPath(third);
        Child program = launch.start();
        assertThat(program.awaitOut("missing ")).isEqualTo("missing 7, foreign 1");
        program.awaitOut("ready");
        String pid = Long.toString(program.pid());

        Json live = Json.of(succeed("origin", LOGGER, pid, "--format", "json").out());
        assertCopies(live, older, later, third);
        assertThat(copies(live)).hasSize(3);
        assertThat(copies(live).get(1).objects("loadedBy"))
                .as("the plug-in's own, whose code source the JVM names")
                .extracting(by -> by.text("loader"))
                .singleElement()
                .asString()
                .startsWith("plugin java.net.URLClassLoader@");
        Child plugin = succeed("origin", NOP_LOGGER, pid);
        assertThat(plugin.out())
                .contains("loaded by app from " + older.getFileName())
                .containsPattern("2 \\S*" + later.getFileName() + " +loaded by plugin java\\.net\\.URLClassLoader@")
                .contains("org.slf4j:slf4j-api:1.7.36", "org.slf4j:slf4j-api:2.")
                .doesNotContain("Error", SECRET);
        assertThat(succeed("origin", LOGGER, pid, "--no-user-names").out())
                .contains("3 ~/renamed.jar")
                .doesNotContain(folder.toString());
        assertThat(succeed("origin", MAIN, pid).out())
                .as("a class with one copy")
                .contains("loaded by app from guests.jar")
                .doesNotContain("shadow", "different", "same bytes", " 2 ");
        Child none = run("origin", "org.slf4j.Loger", pid);
        assertThat(none.awaitExit()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("No copy of org.slf4j.Loger is found", "did you mean org.slf4j.Logger");
        assertThat(refused(2, "origin", "a b", pid)).contains("is no class name");
        assertThat(refused(2, "origin", LOGGER, pid, "--class-path", "x.jar"))
                .contains("--class-path is for recordings");
        recordedByTheCommand(program, later);
        program.send("");
        program.awaitSuccess();
        assertThat(program.err()).isEmpty();

        String recording = launch.recording().toString();
        assertThat(Files.readString(launch.recording(), StandardCharsets.ISO_8859_1))
                .as("the JDK's own settings take the command line along")
                .contains(SECRET);
        Child report = succeed("report", recording);
        assertThat(report.out())
                .contains(
                        "Errors of linking", "14 x NoSuchMethodError: method", "2 x ClassCastException: " + NOP_LOGGER)
                .doesNotContain(SECRET);
        Json recorded =
                Json.of(succeed("origin", LOGGER, recording, "--format", "json").out());
        assertCopies(recorded, older, later, third);
        assertThat(copies(recorded).get(1).number("shadowedBy")).isEqualTo(1);
        assertThat(copies(recorded).get(1).number("sameBytesAs")).isZero();
        assertThat(copies(recorded))
                .as("the plug-in's, of which no event says from where")
                .hasSize(4);
        Json error = jvm(recorded).objects("linkageErrors").get(0);
        assertThat(error.text("error")).isEqualTo("NoSuchMethodError");
        assertThat(error.number("count")).isEqualTo(14);
        assertThat(error.text("member")).isEqualTo("org.slf4j.spi.LoggingEventBuilder atInfo()");
        assertThat(error.text("caller")).startsWith(MAIN + ".event:");
        assertThat(error.text("callerPlace")).endsWith("guests.jar");
        assertThat(error.texts("having")).containsExactly(later.toString());
        assertThat(error.text("finding"))
                .isEqualTo(
                        "method org.slf4j.spi.LoggingEventBuilder atInfo() of org.slf4j.Logger is not in the copy that"
                                + " is loaded from " + older + "; " + later + ", later on the class path, has it.");
        assertThat(succeed("origin", NOP_LOGGER, recording).out())
                .contains("2 x ClassCastException: " + NOP_LOGGER + " is loaded twice, by plugin @", "and by app");
        Child given = succeed("origin", LOGGER, recording, "--class-path", later.toString());
        assertThat(given.out()).contains(later.getFileName().toString()).doesNotContain("shadowed", "1.7.36");
    }

    /** A recording that begins when the classes are loaded: it has the class path and the errors. */
    private void recordedByTheCommand(Child program, Path later) {
        Child record = command("record", Long.toString(program.pid()), "--origins", "--for", "10m", "--out", "one.jfr")
                .start();
        record.awaitErr("Recording ");
        program.send("again");
        program.awaitOut("missing ");
        program.awaitOut("ready");
        record.signal("INT");
        record.awaitSuccess();

        assertThat(record.out()).contains("Errors of linking", "7 x NoSuchMethodError: method");
        Child origin = succeed("origin", LOGGER, "one.jfr");
        assertThat(origin.out())
                .contains(
                        "is not named as loaded in one.jfr",
                        "7 x NoSuchMethodError",
                        later + ", later on the class path, has it.");
        assertThat(origin.err())
                .contains("Whether it is loaded is not recorded", "record --origins")
                .doesNotContain("class path is not recorded");
    }

    /** Of the properties, those that say where classes are searched, and of a command line nothing else. */
    @Test
    void noSecretOfTheCommandLineIsRecorded() throws IOException {
        Path later = library("2.");
        Child program = Guests.program(application().vm("-Dapi.token=" + SECRET), "copies", later.toString())
                .start();
        program.awaitOut("ready");
        for (String profile : List.of("default", "deep")) {
            String file = folder.resolve(profile + ".jfr").toString();
            String pid = Long.toString(program.pid());
            succeed("record", pid, "--origins", "--profile", profile, "--for", "1s", "--out", file);

            assertThat(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1))
                    .contains("whence.SystemProperty", later.toString(), "java.class.path")
                    .doesNotContain(SECRET);
            assertThat(succeed("origin", LOGGER, file).err()).doesNotContain("class path is not recorded");
        }
        program.send("");
        program.awaitSuccess();
    }

    @Test
    void oneCopyShadowsNothing() {
        Path only = library("2.");
        Launch launch = application().recorded(SETTINGS);
        Child program = launch.classPath(Shipped.guest("guests.jar"), only)
                .program(MAIN, only.toString())
                .start();
        assertThat(program.awaitOut("missing ")).isEqualTo("missing 0, foreign 1");
        program.send("");
        program.awaitSuccess();

        String recording = launch.recording().toString();
        assertThat(succeed("origin", LOGGER, recording).out())
                .contains("loaded by app from " + only.getFileName(), "org.slf4j:slf4j-api:2.")
                .doesNotContain("shadow", "different", "same bytes", "NoSuchMethodError");
        assertThat(succeed("report", recording).out())
                .contains("1 x ClassCastException: " + NOP_LOGGER + " is loaded twice")
                .doesNotContain("NoSuchMethodError");
    }

    private static void assertCopies(Json origin, Path older, Path later, Path third) {
        assertThat(origin.flag("found")).isTrue();
        List<Json> copies = copies(origin);
        assertThat(copies)
                .extracting(copy -> copy.text("place"))
                .startsWith(older.toString(), later.toString(), third.toString());
        assertThat(copies.get(0).objects("loadedBy"))
                .extracting(by -> by.text("loader"))
                .containsExactly("app");
        assertThat(copies.get(0).texts("coordinates")).containsExactly("org.slf4j:slf4j-api:1.7.36");
        assertThat(copies.get(1).text("sha256"))
                .hasSize(64)
                .isNotEqualTo(copies.get(0).text("sha256"));
        assertThat(copies.get(2).number("shadowedBy")).isEqualTo(1);
        assertThat(copies.get(2).number("sameBytesAs")).isEqualTo(1);
        assertThat(copies.get(2).text("sha256")).isEqualTo(copies.get(0).text("sha256"));
    }

    private static Json jvm(Json origin) {
        return origin.objects("jvms").get(0);
    }

    private static List<Json> copies(Json origin) {
        return jvm(origin).objects("copies");
    }

    private static Path library(String version) {
        return Guests.libraries("copies").stream()
                .filter(jar -> jar.getFileName().toString().startsWith("slf4j-api-" + version))
                .findFirst()
                .orElseThrow();
    }
}
