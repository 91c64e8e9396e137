package dev.whence.it.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.it.harness.jars.Javac;
import dev.whence.it.harness.jars.Shipped;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of the house, held on the classes of the shipped jars: no packages that know each other in a circle, nothing public
 * and nothing uncalled but what a list names with a reason ({@code it/src/test/house}).
 */
final class HouseIT {

    /** A shipped jar, and the types in it that are not a library's. */
    enum Jar {
        AGENT,
        APP;

        private static final Map<Jar, Types> READ = new HashMap<>();

        Types types() {
            return READ.computeIfAbsent(
                    this,
                    jar -> jar == AGENT
                            ? Types.of(
                                    Shipped.agent(),
                                    name -> name.startsWith("dev.whence.") && !name.startsWith("dev.whence.shaded."))
                            : Types.of(Shipped.app(), name -> name.startsWith("trend.")));
        }

        Listed list(String kind) {
            return Listed.in(name().toLowerCase(Locale.ROOT) + "." + kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void packagesKnowEachOtherInNoCircle(Jar jar) {
        Map<String, Set<String>> packages = jar.types().packages();
        assertThat(packages).hasSizeGreaterThan(5);
        assertThat(packages.values().stream().flatMap(Collection::stream)).hasSizeGreaterThan(5);
        assertThat(Cycles.among(packages)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void publicTypesAreListed(Jar jar) {
        List<String> found = jar.types().publicTypes();
        assertThat(jar.list("public").missing(found))
                .as("public, and not listed")
                .extracting(name -> name + "    " + jar.types().usersOf(name))
                .isEmpty();
        assertThat(jar.list("public").outdated(found))
                .as("listed, and not public")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyCallsIsListed(Jar jar) {
        Set<String> found = Uncalled.among(jar.types());
        assertThat(jar.list("uncalled").missing(found))
                .as("not called, and not listed")
                .isEmpty();
        assertThat(jar.list("uncalled").outdated(found))
                .as("listed, and called or gone")
                .isEmpty();
    }

    @Test
    void controlACircleIsFound() {
        Types types = compiled(
                "circle",
                Map.of(
                        "a/First.java", "package a; public class First { b.Second next; }",
                        "b/Second.java", "package b; public class Second { c.Third third() { return null; } }",
                        "c/Third.java", "package c; public class Third { void back() { new a.First(); } }",
                        "d/Above.java", "package d; class Above { a.First first; }"));
        assertThat(Cycles.among(types.packages())).containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void controlAnUnlistedPublicTypeIsFound() {
        Types types = compiled(
                "open",
                Map.of(
                        "a/Known.java",
                                "package a; public class Known { public static class Inner {} static class Own {} }",
                        "a/Hidden.java", "package a; class Hidden { public static class Seen {} }",
                        "a/Open.java", "package a; public interface Open {}"));
        assertThat(types.publicTypes()).containsExactly("a.Known", "a.Known$Inner", "a.Open");
        Listed listed = Listed.of("# A comment.\n\na.Known*  everybody\na.Gone    nobody");
        assertThat(listed.missing(types.publicTypes())).containsExactly("a.Open");
        assertThat(listed.outdated(types.publicTypes())).containsExactly("a.Gone");
        assertThatThrownBy(() -> Listed.of("a.Open")).hasMessageContaining("a reason");
    }

    @Test
    void controlWhatNobodyCallsIsFound() {
        Types types = compiled(
                "uncalled",
                Map.of(
                        "a/Main.java", """
                        package a;
                        class Main {
                            public static void main(String[] arguments) throws Exception {
                                Task task = arguments.length == 0 ? new Work("w") : null;
                                task.run();
                                new Thread(new Work("x")::forReference).start();
                                Runnable made = () -> fromLambda();
                                made.run();
                                System.out.println(new Pair(1, 2) + " " + Kind.ONE);
                                ((Inherits) task).inherited();
                            }
                            static void fromLambda() {}
                            static int calledByItself(int n) { return n == 0 ? 0 : calledByItself(n - 1); }
                        }
                        """,
                        "a/Task.java", "package a; interface Task { void run(); void neverAsked(); }",
                        "a/Inherits.java", "package a; interface Inherits { void inherited(); }",
                        "a/Base.java", "package a; class Base { public void inherited() {} }",
                        "a/Work.java", """
                        package a;
                        class Work extends Base implements Task, Inherits, Comparable<Work> {
                            Work(String name) {}
                            Work(int unused) { this("" + unused); }
                            @Override public void run() { hidden(); }
                            @Override public void neverAsked() {}
                            @Override public int compareTo(Work other) { return 0; }
                            @Override public String toString() { return "work"; }
                            void forReference() {}
                            private void hidden() {}
                            public void open(int[] numbers, String text) {}
                        }
                        """,
                        "a/Pair.java",
                                "package a; record Pair(int left, int right) { int sum() { return left + right; } }",
                        "a/Kind.java", "package a; enum Kind { ONE }",
                        "a/Words.java",
                                "package a; class Words { static final String ONE = \"one\"; private Words() {} }",
                        "a/Alone.java",
                                "package a; class Alone { static void call() { call(); } static class Inside {} }"));
        assertThat(Uncalled.among(types))
                .containsExactlyInAnyOrder(
                        "class a.Alone",
                        "a.Alone()",
                        "a.Alone.call()",
                        "class a.Alone$Inside",
                        "a.Alone$Inside()",
                        "class a.Main",
                        "a.Main()",
                        "a.Main.calledByItself(int)",
                        "a.Main.main(java.lang.String[])",
                        "a.Pair.sum()",
                        "a.Task.neverAsked()",
                        "a.Work(int)",
                        "a.Work.neverAsked()",
                        "a.Work.open(int[],java.lang.String)");
    }

    private static Types compiled(String folder, Map<String, String> sources) {
        Path classes = Javac.compile("house-" + folder, sources);
        return Types.of(classes, name -> name.startsWith("a.") || name.matches("[bcd]\\..*"));
    }
}
