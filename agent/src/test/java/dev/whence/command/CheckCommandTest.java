package dev.whence.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.check.Compiled;
import dev.whence.report.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says of class paths. */
final class CheckCommandTest {
    private static final String CODECS = """
            package acme;
            public class Codecs {
                static { if (true) throw new Error("initialised"); }
                public static Object find(String name) { return name; }
                public static Object find(String name, int version) { return name; }
                public synchronized Object open() { return this; }
                private <T> T only(T one) { return one; }
                public native Object raw();
                public void close() {}
                static final class Inner { Object make() { return this; } }
            }
            interface Maker { Object make(String of); default Object again() { return this; } }
            abstract class Half implements Maker { }
            """;

    @TempDir
    private Path folder;

    private record Answer(int code, String out, String err) {}

    @Test
    void saysWhatWouldBeWovenAndWhereItLies() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);
        Path jar = Compiled.jar(folder.resolve("codecs.jar"), classes);

        for (Path place : List.of(classes, jar)) {
            Answer answer = check("one:acme.Codecs::open", "two:acme.Codecs::only(java.lang.Object)", "-cp", place);

            assertThat(answer).isEqualTo(new Answer(0, answer.out(), ""));
            assertThat(answer.out())
                    .startsWith("Every method of the points matches what is on the class path or in JDK ")
                    .contains("one = acme.Codecs::open\n    acme.Codecs::open() in " + place)
                    .contains("\n    acme.Codecs::only(java.lang.Object) in " + place)
                    .doesNotContain("Remarks", "match nothing");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.Codecs::opem | the class has no such method; did you mean open?",
                "acme.Codecs::find(int) | the class has no such overload; it has find(java.lang.String), find(java.lang.String,int)",
                "acme.Codecs::raw | the method is abstract or native, so it has no code to weave",
                "acme.Maker::make | the method is abstract or native, so it has no code to weave",
                "acme.Half::again | the class has no such method",
                "acme.Codec::open | no class acme.Codec is on the class path or in JDK",
                "acme.Codec::open | did you mean acme.Codecs?",
                "other.Codecs::open | did you mean acme.Codecs?",
                "acme.Codecs.Inner::make | did you mean acme.Codecs$Inner?",
                "java.util.ServiceLoade::iterator | did you mean java.util.ServiceLoader?",
            })
    void saysWhyOneMatchesNothing(String method, String why) throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);

        Answer answer = check("good:acme.Maker::again", "bad:" + method, "--class-path", classes);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .startsWith("1 of 2 methods of the points match what is on the class path")
                .contains("  good = acme.Maker::again\n");
        assertThat(answer.out().lines())
                .anySatisfy(line -> assertThat(line).startsWith("  bad = ").contains(why));
    }

    @Test
    void tellsOverloadsAndWhatHasNoAnswer() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);

        Answer answer = check("all:acme.Codecs::find", "void:acme.Codecs::close", "-cp", classes);

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("2 overloads match: find(java.lang.String), find(java.lang.String,int);")
                .contains("void: close() returns no object");
    }

    @Test
    void aKeyThatIsNoArgumentIsWrong() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);
        Path points = Files.writeString(
                folder.resolve("my.properties"),
                "codec = acme.Codecs::find(java.lang.String)\ncodec.key = 1\ncodec.step.open = acme.Codecs::open\n");

        Answer answer = check(points, "-cp", classes);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out())
                .contains(
                        "codec = acme.Codecs::find(java.lang.String): find(java.lang.String): no argument 1 to be the key")
                .contains("  codec.step.open = acme.Codecs::open\n");
    }

    /** What an application need not have is no mistake, whether it lacks the class or the method; what is misspelt is one. */
    @Test
    void whatIsOptionalHasAPartOfItsOwn() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);
        String points = """
                codec = acme.Codecs::open
                codec.step.later = acme.Codecs::opens
                codec.step.other = acme.Absent::open
                codec.step.here = acme.Codecs::close
                """;
        Path all =
                Files.writeString(folder.resolve("all.points"), points + "codec.optional = step.later, step.other\n");
        Path some = Files.writeString(folder.resolve("some.points"), points + "codec.optional = step.other\n");

        Answer good = check(all, "-cp", classes);
        Answer bad = check(some, "-cp", classes);

        assertThat(good.code()).isZero();
        assertThat(good.out())
                .startsWith("2 of 4 methods of the points match what is on the class path")
                .contains("\nOptional, not here\n"
                        + "  codec.step.later: the class has no such method; did you mean open?\n"
                        + "  codec.step.other: no class acme.Absent is on the class path")
                .doesNotContain("match nothing");
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.out())
                .containsPattern("(?s)match nothing or are wrong\n[^\n]*step.later = [^\n]*\n\nOptional, not here\n"
                        + "  codec.step.other: ");
    }

    @Test
    void whatIsNoObjectSaysWhatIsRecorded() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), """
                package acme;
                public class Says {
                    static boolean yes(int key) { return true; }
                    static int number() { return 1; }
                }
                """);

        Answer answer = check("yes:acme.Says::yes", "number:acme.Says::number", "-cp", classes);

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("yes: yes(int) returns boolean: its path is true or false")
                .contains(
                        "number: number() returns no object, so no implementation can be recorded, and its int is not");
    }

    @Test
    void everyClassOfATypeIsCountedAndListed() throws IOException {
        Path types = Compiled.folder(folder.resolve("types"), """
                package acme;
                public interface Codec { Object open(String name); default Object again() { return this; } }
                abstract class Half implements Codec { }
                class Gzip extends Half { public Object open(String name) { return this; } }
                class Fast extends Gzip { public Object open(String name) { return name; } }
                class Lazy extends Gzip { }
                class Other { public Object open(String name) { return this; } }
                """);
        Path more = Compiled.jar(
                folder.resolve("more.jar"),
                Compiled.folder(
                        folder.resolve("2"),
                        "package more; public class More implements java.util.concurrent.Callable<String> {"
                                + " public String call() { return null; } }"));

        Answer answer = check(
                "codec:acme.Codec+::open",
                "again:acme.Codec+::again",
                "call:java.util.concurrent.Callable+::call",
                "-cp",
                types + File.pathSeparator + more);

        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.out())
                .contains(
                        "  codec = acme.Codec+::open\n    4 classes extend or implement it; 2 have code of their own\n")
                .contains("    acme.Gzip::open(java.lang.String) in " + types, "    acme.Fast::open(java.lang.String)")
                .doesNotContain("acme.Other::", "acme.Lazy::", "acme.Half::")
                .as("the type itself is one")
                .contains("    acme.Codec::again() in " + types)
                .as("below a type of the JDK's, its own classes as well")
                .contains("    more.More::call() in " + more)
                .containsPattern(
                        "java\\.util\\.concurrent\\.Callable\\+::call\n {4}\\d+ classes extend or implement it; \\d+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.Maker+::mak | the class has no such method; did you mean make?",
                "acme.Maker+::make(int) | the class has no such overload; it has make(java.lang.String)",
                "acme.Maker+::make | of what extends or implements it (1), no class has code of its own for it",
                "acme.Codecs$Inner+::mak | the class has no such method; did you mean make?",
                "acme.Nobody+::make | no class acme.Nobody is on the class path",
            })
    void saysWhyATypeMatchesNothing(String method, String why) throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);

        Answer answer = check("bad:" + method, "-cp", classes);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("  bad = " + method + ": " + why);
    }

    @Test
    void ofSeveralMethodsForOneItTakesOne() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);
        Path points = Files.writeString(
                folder.resolve("my.properties"), "codec = old.Codecs::open | acme.Codecs::open\ncodec.key = this\n");

        Answer answer = check(points, "-cp", classes);
        Answer none = check("none:old.Codecs::open | acme.Codecs::opem", "-cp", classes);

        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.out())
                .contains("    acme.Codecs::open() in " + classes)
                .contains("but another method that is named for the same matches");
        assertThat(none.code()).isEqualTo(1);
    }

    /** Each set matches in the JDK that runs this, so far as it is of the JDK. */
    @ParameterizedTest
    @ValueSource(strings = {"service-loader", "jaxp", "class-forname", "service-loader+jaxp"})
    void theReadyMadeSetsOfTheJdk(String sets) {
        Answer answer = check(sets);

        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.out()).doesNotContain("Remarks", "match nothing");
    }

    @Test
    void aConstructorIsRefusedWithAReason() {
        Answer answer = check("one:java.util.ArrayList::<init>");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).singleElement().asString().contains("names a constructor or initialiser");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipelin | points=pipelin is not a ready-made set (known: pipeline",
                "nowhere.properties | nowhere.properties: no such file",
                "one:Class | points=one:Class is not",
                "pipeline -cp nowhere.jar | nowhere.jar: no such file or folder",
                "pipeline -cp nowhere/* | no such folder",
                "pipeline --jdk nowhere | nowhere is not a JDK: it has no file 'release'",
                "1 2 | two JVMs, 1 and 2: check one at a time",
                "1 -cp . | --class-path and --jdk are for what does not run yet",
                "pipeline --format xml | Invalid value for option '--format'",
            })
    void badInputIsOneLine(String arguments, String line) {
        Answer answer = check((Object[]) arguments.split(" "));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).singleElement().asString().contains(line);
        assertThat(answer.err()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aBrokenJarIsNamed() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

        Answer answer = check("pipeline", "-cp", jar);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines())
                .singleElement()
                .asString()
                .contains(jar + " cannot be read as a jar: ")
                .doesNotContain("Exception");
    }

    @Test
    void theFirstOfSeveralIsUsedAndTheOthersAreTold() throws IOException {
        Path first = Compiled.jar(folder.resolve("first.jar"), Compiled.folder(folder.resolve("1"), CODECS));
        Path other = Compiled.folder(
                folder.resolve("2"), "package acme; public class Codecs { public Object other() { return this; } }");

        Answer answer = check("one:acme.Codecs::open", "-cp", first + File.pathSeparator + other);
        Answer turned = check("one:acme.Codecs::open", "-cp", other + File.pathSeparator + first);

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("one: acme.Codecs is also in " + other + ", where it is not used: " + first + " comes first");
        assertThat(turned.code()).isEqualTo(1);
        assertThat(turned.out()).contains("the class has no such method");
    }

    @Test
    void aStarStandsForAllJarsOfAFolder() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Compiled.jar(lib.resolve("b.jar"), Compiled.folder(folder.resolve("1"), CODECS));
        Compiled.jar(
                lib.resolve("A.JAR"),
                Compiled.folder(folder.resolve("2"), "package b; public class B { Object b() { return this; } }"));

        Answer answer = check("one:acme.Codecs::open", "two:b.B::b", "-cp", lib + "/*");

        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.out())
                .contains(lib.resolve("b.jar").toString(), lib.resolve("A.JAR").toString());
    }

    @Test
    void aManifestsClassPathIsFollowed() throws IOException {
        Compiled.jar(folder.resolve("other one.jar"), Compiled.folder(folder.resolve("1"), CODECS));
        Path main = Compiled.jar(
                folder.resolve("main.jar"), Map.of("Class-Path", "missing.jar other%20one.jar main.jar"), Map.of());

        Answer answer = check("one:acme.Codecs::open", "-cp", main);

        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.out()).contains("in " + folder.resolve("other one.jar"));
    }

    @Test
    void aMultiReleaseJarIsReadForTheJdk() throws IOException {
        Map<String, byte[]> entries = new HashMap<>(Compiled.entries("", Compiled.folder(folder.resolve("1"), CODECS)));
        String newer = "package acme; public class Codecs { public Object newer() { return this; } }";
        entries.putAll(Compiled.entries("META-INF/versions/11/", Compiled.folder(folder.resolve("2"), newer)));
        String future = "package acme; public class Codecs { public Object future() { return this; } }";
        entries.putAll(Compiled.entries("META-INF/versions/99/", Compiled.folder(folder.resolve("3"), future)));
        Path jar = Compiled.jar(folder.resolve("multi.jar"), Map.of("Multi-Release", "true"), entries);
        Path plain = Compiled.jar(folder.resolve("plain.jar"), Map.of(), entries);

        Answer answer = check("one:acme.Codecs::newer", "-cp", jar);
        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.out()).contains(jar + ", version for 11").doesNotContain("also in");
        assertThat(check("one:acme.Codecs::open", "-cp", jar).code()).isEqualTo(1);
        assertThat(check("one:acme.Codecs::future", "-cp", jar).code()).isEqualTo(1);
        assertThat(check("one:acme.Codecs::open", "-cp", plain).code()).isZero();
    }

    @Test
    void whatAnExecutableJarHoldsIsFound() throws IOException {
        Path inner = Compiled.jar(folder.resolve("inner.jar"), Compiled.folder(folder.resolve("1"), CODECS));
        Path own = Compiled.folder(
                folder.resolve("2"), "package app; public class App { public Object start() { return this; } }");
        Map<String, byte[]> entries = new HashMap<>(Compiled.entries("BOOT-INF/classes/", own));
        entries.put("BOOT-INF/lib/inner.jar", Files.readAllBytes(inner));
        Path jar = Compiled.jar(folder.resolve("app.jar"), Map.of(), entries);

        Answer answer = check("one:acme.Codecs::open", "two:app.App::start", "three:app.Ap::start", "-cp", jar);

        assertThat(answer.out())
                .contains("acme.Codecs::open() in " + jar + "!BOOT-INF/lib/inner.jar")
                .contains("app.App::start() in " + jar + "!BOOT-INF/classes")
                .contains("did you mean app.App?");
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void theJdksClassesComeFirst() throws IOException {
        Path shadow = Compiled.folder(
                folder.resolve("1"), "package app; public class App { public Object start() { return this; } }");

        Answer answer = check("one:java.util.ServiceLoader::iterator", "-cp", shadow);

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("java.util.ServiceLoader::iterator() in module java.base of JDK ");
    }

    @Test
    void anotherJdkIsLookedAt() {
        Path home = Path.of(System.getProperty("java.home"));

        Answer answer = check("one:java.util.ServiceLoader::iterator", "--jdk", home);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains(" in module java.base of JDK " + System.getProperty("java.version"));
    }

    @Test
    void saysThatNoClassPathIsGiven() {
        Answer answer = check("pipeline");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("(no --class-path is given)");
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        Path classes = Compiled.folder(folder.resolve("classes"), CODECS);

        Answer answer = check("one:acme.Codecs::open", "two:acme.Codec::open", "-cp", classes, "--format", "json");

        assertThat(answer.code()).isEqualTo(1);
        Map<String, Object> json = Json.object(answer.out());
        assertThat(json).containsEntry("good", false);
        assertThat(Json.objects(json, "methods"))
                .extracting(method -> method.get("method"), method -> method.get("nearest"))
                .containsExactly(
                        tuple("one = acme.Codecs::open", List.of()),
                        tuple("two = acme.Codec::open", List.of("acme.Codecs")));
        assertThat(Json.objects(Json.objects(json, "methods").get(0), "matches"))
                .containsExactly(Map.of("class", "acme.Codecs", "method", "open()", "from", classes.toString()));
    }

    private static Answer check(Object... arguments) {
        String[] words = Stream.concat(Stream.of("check"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out), new PrintStream(err), StandardCharsets.UTF_8, words);
        return new Answer(code, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.joining("\n", "", "\n"))
                .replaceAll("^\n$", "");
    }
}
