package dev.whence.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.whence.check.Compiled;
import dev.whence.origin.JvmOrigin.Question;
import dev.whence.output.Style;
import dev.whence.output.TextPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded, joined with what lies on a class path. */
final class ClassOriginTest {
    private static final LoadedClass BY_THE_APPLICATIONS_LOADER = new LoadedClass("app", "");

    @TempDir
    private Path folder;

    private Path one;
    private Path same;
    private Path other;

    @BeforeEach
    void jars() throws IOException {
        one = jar("one-1.0.jar", "package a; public class C { public void here() {} }", "org.x:one:1.0");
        same = Files.copy(one, folder.resolve("renamed.jar"));
        other = jar(
                "other.jar", "package a; public class C { public int f; public static void m(String s, int[] i) {} }");
    }

    @Test
    void theFirstIsUsedAndTheOthersAreShadowed() throws IOException {
        ClassOrigin origin = origin(List.of(new LoadedClass("app", one.toUri().toString())), one, other, same);

        assertThat(origin.rows())
                .extracting(CopyRow::place, CopyRow::shadowedBy, CopyRow::sameAs, CopyRow::isDeduced)
                .containsExactly(
                        tuple(one.toString(), 0, 0, false),
                        tuple(other.toString(), 1, 0, false),
                        tuple(same.toString(), 1, 1, false));
        assertThat(origin.rows().get(0).coordinates()).containsExactly("org.x:one:1.0");
        assertThat(text(origin, Style.UNLIMITED))
                .contains("loaded by app", "shadowed by 1, different bytes", "shadowed by 1, same bytes");
        assertThat(new OriginText(origin, ShownPath.WHOLE).headline("JVM 7", true))
                .isEqualTo(
                        "a.C in JVM 7: loaded by app from one-1.0.jar. 2 later copies are shadowed, 1 with the same bytes.");
    }

    @Test
    void oneCopyShadowsNothing() throws IOException {
        ClassOrigin origin = origin(List.of(BY_THE_APPLICATIONS_LOADER), other);

        assertThat(text(origin, Style.UNLIMITED))
                .contains("loaded by app, being first")
                .doesNotContain("shadow", "bytes", "the jar says");
        assertThat(new OriginText(origin, ShownPath.WHOLE).headline("x.jfr", false))
                .doesNotContain("shadow");
    }

    @Test
    void whatIsNotLoadedIsSaidSo() throws IOException {
        OriginText one = new OriginText(origin(List.of(), other), ShownPath.WHOLE);
        OriginText two = new OriginText(origin(List.of(), this.one, other), ShownPath.WHOLE);

        assertThat(one.headline("JVM 7", true)).isEqualTo("a.C is not loaded in JVM 7; the one copy is in other.jar.");
        assertThat(two.headline("x.jfr", false))
                .isEqualTo(
                        "a.C is not named as loaded in x.jfr; there are 2 copies, of which the first would be used.");
        assertThat(text(origin(List.of(), this.one, other), Style.UNLIMITED))
                .contains("first, not loaded", "shadowed by 1, different bytes");
        assertThat(two.table(false).lines().get(1)).contains("first, not known to be loaded");
    }

    @Test
    void eachLoadersCopyIsARow() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.jar"), other);
        ClassOrigin origin = origin(
                List.of(
                        new LoadedClass("app", one.toUri().toString()),
                        new LoadedClass("plug a.Loader@1", other.toUri().toString()),
                        new LoadedClass("plug a.Loader@2", same.toUri().toString()),
                        new LoadedClass("made a.Loader@3", "")),
                one,
                link);

        assertThat(origin.rows()).extracting(CopyRow::position).containsExactly(1, 2, 0, 0);
        assertThat(origin.rows().get(1).loadedBy())
                .as("by the file that a link names")
                .extracting(LoadedClass::loader)
                .containsExactly("plug a.Loader@1");
        assertThat(origin.rows().get(2).sameAs()).isEqualTo(1);
        assertThat(origin.rows().get(3).sha256()).isEmpty();
        assertThat(text(origin, Style.UNLIMITED))
                .contains("loaded by plug a.Loader@2, same bytes as 1", "- (no code source)");
    }

    @Test
    void aJarInAJarIsNamedWithIt() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>(Map.of(
                "BOOT-INF/lib/one.jar", Files.readAllBytes(one), "BOOT-INF/lib/other.jar", Files.readAllBytes(other)));
        Path boot = Compiled.jar(folder.resolve("boot.jar"), Map.of(), entries);
        String source = "jar:nested:" + boot + "/!BOOT-INF/lib/other.jar!/";

        ClassOrigin origin = origin(List.of(new LoadedClass("launched", source)), boot);

        assertThat(origin.isNested()).isTrue();
        assertThat(origin.rows())
                .extracting(CopyRow::place)
                .containsExactly(boot + "!BOOT-INF/lib/one.jar", boot + "!BOOT-INF/lib/other.jar");
        assertThat(origin.rows().get(0).coordinates()).containsExactly("org.x:one:1.0");
        assertThat(origin.rows().get(1).loadedBy()).hasSize(1);
        assertThat(text(origin, Style.UNLIMITED))
                .as("the loader's order is its own")
                .doesNotContain("shadow");
    }

    @Test
    void theJdksOwnComesFirst() throws IOException {
        Path mine = jar("mine.jar", "package a; public class D {}");
        JvmOrigin found = JvmOrigin.of(question(
                "java.util.List",
                List.of(new LoadedClass("bootstrap", "jrt:/java.base")),
                mine.toString(),
                "/dev/zero",
                folder.resolve("none.jar").toString(),
                Files.writeString(folder.resolve("broken.jar"), "no jar").toString()));

        assertThat(found.origin().rows()).singleElement().satisfies(row -> {
            assertThat(row.place()).startsWith("module java.base of JDK ");
            assertThat(row.loadedBy()).hasSize(1);
        });
        assertThat(found.missing())
                .as("neither there, nor a jar, nor without an end")
                .hasSize(3);
    }

    @Test
    void whatAJarSaysIsNotBelievedToBeAName() throws IOException {
        Path jar = jar("liar.jar", "package a; public class C {}", "org.x:liar:1.0", "org.x:\u001b[31m:2", "a b:c:3");

        assertThat(origin(List.of(), jar).rows().get(0).coordinates()).containsExactly("org.x:liar:1.0");
    }

    /** A recording may say anything. */
    @Test
    void whatARecordingSaysLeadsNowhereElse() throws IOException {
        Path hidden = Compiled.folder(folder.resolve("hidden"), "class Hidden {}");
        String escape = folder.relativize(hidden) + "/Hidden";
        JvmOrigin path = JvmOrigin.of(question("." + hidden + "/Hidden", List.of(), folder.toString()));
        JvmOrigin above = JvmOrigin.of(question(escape, List.of(), folder.toString()));
        ClassOrigin sources = origin(List.of(
                new LoadedClass("x", "file:/a%00b"),
                new LoadedClass("y", "file:/dev/zero"),
                new LoadedClass("z", "file:/%zz"),
                new LoadedClass("http", "http://host/a.jar")));

        assertThat(path.origin().isFound()).isFalse();
        assertThat(above.origin().isFound()).isFalse();
        assertThat(sources.rows()).hasSize(4).extracting(CopyRow::sha256).containsOnly("");
        assertThat(JvmOrigin.of(new Question(
                                "a.C",
                                List.of(),
                                List.of(),
                                new JvmPaths(List.of("\0"), "\0"),
                                UnaryOperator.identity()))
                        .otherJdk())
                .isTrue();
    }

    @Test
    void nothingIsFoundAndTheNearestIsNamed() throws IOException {
        JvmOrigin found = JvmOrigin.of(question("a.c", List.of(), one.toString()));

        assertThat(found.origin().isFound()).isFalse();
        assertThat(found.nearest()).containsExactly("a.C");
    }

    @Test
    void fitsTheWidthOfATerminal() throws IOException {
        ClassOrigin origin = origin(List.of(BY_THE_APPLICATIONS_LOADER), one, other, same);

        for (int width : new int[] {80, 120}) {
            assertThat(text(origin, width).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void whatIsMissingIsInALaterCopy() throws IOException {
        String finding = finding("java.lang.NoSuchMethodError", "'void a.C.m(java.lang.String, int[])'", one, other);

        assertThat(finding)
                .isEqualTo("method void m(java.lang.String, int[]) of a.C is not in the copy that is loaded from " + one
                        + "; " + other + ", later on the class path, has it.");
        assertThat(finding("java.lang.NoSuchMethodError", "'int a.C.m(java.lang.String, int[])'", one, other, same))
                .as("another type is another method")
                .endsWith("none of the 2 later copies on the class path differs in that.");
        assertThat(finding("java.lang.NoSuchMethodError", "'void a.C.m()'", one))
                .endsWith("the class path has no other copy.");
        assertThat(finding("java.lang.NoSuchMethodError", "'void a.C.here()'", one, other))
                .contains("has method void here(): the class that failed is from somewhere else");
        assertThat(finding("java.lang.NoSuchFieldError", "Class a.C does not have member field 'int f'", one, other))
                .contains("field int f of a.C is not in the copy", "other.jar, later on the class path, has it");
        assertThat(finding(
                        "java.lang.IncompatibleClassChangeError",
                        "Expected static method 'void a.C.m(java.lang.String, int[])'",
                        one,
                        other))
                .contains("a static method void m(java.lang.String, int[]) of a.C is not", "other.jar, later");
    }

    @Test
    void aClassThatBecameAnInterface() throws IOException {
        Path older = jar("older.jar", "package a; public interface C {}");

        assertThat(finding(
                        "java.lang.IncompatibleClassChangeError",
                        "Found interface a.C, but class was expected",
                        older,
                        one))
                .startsWith("a class is expected, and a.C is none in the copy that is loaded from " + older)
                .endsWith("one-1.0.jar, later on the class path, has it.");
    }

    /** JDK 17 names the field alone; the caller's code has its class. */
    @Test
    void aFieldWithoutItsClass() throws IOException {
        Path classes = Compiled.folder(
                folder.resolve("caller"),
                "package a; class C { public int f; } class Caller { static int read(C c) { return c.f; } }");
        Files.delete(classes.resolve("a/C.class"));
        LinkageFailure failure =
                new LinkageFailure(LinkageProblem.of("java.lang.NoSuchFieldError", "f"), "a.Caller.read:1", 3, 0, 0);

        JvmOrigin found = JvmOrigin.of(new Question(
                "a.C",
                List.of(BY_THE_APPLICATIONS_LOADER),
                List.of(failure),
                paths(classes.toString(), one.toString(), other.toString()),
                UnaryOperator.identity()));

        assertThat(found.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).startsWith("field f of a.C is not in the copy that");
            assertThat(finding.callerPlace()).isEqualTo(classes.toString());
            assertThat(finding.having()).containsExactly(other.toString());
            assertThat(finding.text()).startsWith("3 x NoSuchFieldError: ").contains("First thrown in a.Caller.read:1");
        });
    }

    private String finding(String error, String message, Path... path) throws IOException {
        LinkageFailure failure = new LinkageFailure(LinkageProblem.of(error, message), "", 1, 0, 0);
        return JvmOrigin.of(new Question(
                        "a.C",
                        List.of(BY_THE_APPLICATIONS_LOADER),
                        List.of(failure),
                        paths(Stream.of(path).map(Path::toString).toArray(String[]::new)),
                        UnaryOperator.identity()))
                .findings()
                .get(0)
                .sentence();
    }

    private static ClassOrigin origin(List<LoadedClass> loaded, Path... path) throws IOException {
        return JvmOrigin.of(question(
                        "a.C", loaded, Stream.of(path).map(Path::toString).toArray(String[]::new)))
                .origin();
    }

    private static Question question(String className, List<LoadedClass> loaded, String... path) {
        return new Question(className, loaded, List.of(), paths(path), UnaryOperator.identity());
    }

    private static JvmPaths paths(String... elements) {
        return new JvmPaths(List.of(elements), System.getProperty("java.home"));
    }

    private static String text(ClassOrigin origin, int width) {
        TextPage page = new TextPage(new Style(false, StandardCharsets.UTF_8, width));
        page.table(new OriginText(origin, ShownPath.WHOLE).table(true));
        return page.text().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /** A jar with one class, and what it says of itself. */
    private Path jar(String name, String source, String... coordinates) throws IOException {
        Path classes = Compiled.folder(folder.resolve(name + ".classes"), source);
        Map<String, byte[]> entries = new TreeMap<>(Compiled.entries("", classes));
        for (int i = 0; i < coordinates.length; i++) {
            String[] parts = coordinates[i].split(":");
            entries.put(
                    "META-INF/maven/g/a" + i + "/pom.properties",
                    ("groupId=" + parts[0] + "\nartifactId=" + parts[1] + "\nversion=" + parts[2] + "\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
        }
        return Compiled.jar(folder.resolve(name), Map.of(), entries);
    }
}
