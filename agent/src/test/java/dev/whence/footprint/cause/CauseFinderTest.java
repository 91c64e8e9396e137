package dev.whence.footprint.cause;

import static dev.whence.footprint.Target.cause;
import static dev.whence.footprint.Target.code;
import static dev.whence.footprint.Target.jdk;
import static dev.whence.footprint.Target.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.Target;
import dev.whence.footprint.trace.ClassOrigin;
import dev.whence.footprint.trace.LoadedClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What made the JVM load a class, by stacks as both JDKs have them. */
class CauseFinderTest {
    private static final String[] LAUNCHER = load(
            jdk("java.lang.Class", "forName0", -2),
            jdk("java.lang.Class", "forName", 467),
            jdk("sun.launcher.LauncherHelper", "loadMainClass", 808));
    private static final String MAIN = code("a.Main", "main", 5);

    @Test
    void codeThatRuns() {
        Footprint footprint = new Target()
                .app("a.Main", Set.of("a.B"), LAUNCHER)
                .app("a.B", Set.of(), load(MAIN))
                .footprint();

        assertThat(cause(footprint, "a.Main")).isEqualTo("JVM - -");
        assertThat(cause(footprint, "a.B")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
    }

    @Test
    void reflectionIsPassedOver() {
        String[] reflective = load(
                jdk("java.lang.Class", "forName0", -2),
                jdk("java.lang.Class", "forName", 467),
                jdk("java.util.ServiceLoader", "loadProvider", 800),
                MAIN);
        Footprint footprint = new Target()
                .app("a.Main", Set.of(), LAUNCHER)
                .app("a.B", Set.of(), reflective)
                .footprint();

        assertThat(cause(footprint, "a.B")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
    }

    @Test
    void supertypesAreTheSubclasss() {
        String[] subclass = load(MAIN);
        Footprint footprint = new Target()
                .app("a.Main", Set.of("a.Sub"), LAUNCHER)
                .announced("a.Sub", "a.Super", Set.of("a.Super"), subclass)
                .announced("a.Super", "java.lang.Object a.Interface", Set.of(), load(subclass))
                .app("a.Interface", Set.of(), load(load(subclass)))
                .defined("a.Super")
                .defined("a.Sub")
                .footprint();

        assertThat(cause(footprint, "a.Sub")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
        assertThat(cause(footprint, "a.Super")).isEqualTo("SUPERTYPE a.Sub a.Main.main(Main.java:5)");
        assertThat(cause(footprint, "a.Interface")).isEqualTo("SUPERTYPE a.Super a.Main.main(Main.java:5)");
    }

    /** Verifying B loads C while the code of Main runs, which does not name C. */
    @Test
    void whatTheRunningCodeDoesNotNameIsLinked() {
        Footprint footprint = new Target()
                .app("a.Main", Set.of("a.B"), LAUNCHER)
                .app("a.B", Set.of("a.C"), load(MAIN))
                .app("a.C", Set.of(), load(MAIN))
                .footprint();

        assertThat(cause(footprint, "a.C")).isEqualTo("LINKED a.B a.Main.main(Main.java:5)");
    }

    /** Main names C as a nested class alone, and B was asked for by the same instruction. */
    @Test
    void whatTheRunningCodeMerelyMentionsIsLinkedIfAnotherClassNamesItToo() {
        Footprint footprint = new Target()
                .app("a.Main", Set.of("a.B", "~a.C", "~a.D"), LAUNCHER)
                .app("a.B", Set.of("a.C"), load(MAIN))
                .app("a.C", Set.of(), load(MAIN))
                .app("a.D", Set.of(), load(MAIN))
                .footprint();

        assertThat(cause(footprint, "a.C")).isEqualTo("LINKED a.B a.Main.main(Main.java:5)");
        assertThat(cause(footprint, "a.D")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
    }

    /** In which order the JVM verifies methods differs from run to run. */
    @Test
    void theOrderOfLinkingDoesNotMatter() {
        String[] user = load(MAIN);
        Target main =
                new Target().app("a.Main", Set.of("a.B"), LAUNCHER).app("a.B", Set.of("a.Error", "a.Failure"), user);
        Footprint errorFirst = main.app("a.Error", Set.of(), user)
                .announced("a.Failure", "a.Error", Set.of("a.Detail"), user)
                .defined("a.Failure")
                .app("a.Detail", Set.of("a.Error"), user)
                .footprint();
        main = new Target().app("a.Main", Set.of("a.B"), LAUNCHER).app("a.B", Set.of("a.Error", "a.Failure"), user);
        Footprint failureFirst = main.announced("a.Failure", "a.Error", Set.of("a.Detail"), user)
                .app("a.Error", Set.of(), load(user))
                .defined("a.Failure")
                .app("a.Detail", Set.of("a.Error"), user)
                .footprint();

        assertThat(traced(failureFirst)).isEqualTo(traced(errorFirst));
        assertThat(traced(errorFirst))
                .containsExactly(
                        "a.Main JVM - -",
                        "a.B USED a.Main a.Main.main(Main.java:5)",
                        "a.Detail LINKED a.Failure a.Main.main(Main.java:5)",
                        "a.Error LINKED a.B a.Main.main(Main.java:5)",
                        "a.Failure LINKED a.B a.Main.main(Main.java:5)");
    }

    private static List<String> traced(Footprint footprint) {
        return footprint.classes().stream()
                .map(loaded -> loaded.name() + " " + cause(footprint, loaded.name()))
                .toList();
    }

    @Test
    void codeThatLoadsByNameIsBelieved() {
        Footprint footprint = new Target()
                .app("a.Main", Set.of("loadClass"), LAUNCHER)
                .app("a.Other", Set.of("a.C"), load(code("a.Main", "main", 3)))
                .app("a.C", Set.of(), load(MAIN))
                .footprint();

        assertThat(cause(footprint, "a.C")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
    }

    /** Class.forName("a.B") loads B, then C, which B names: one search by name, two classes. */
    @Test
    void aSearchByNameLoadsOneClassAndLinksTheOthers() {
        String[] search = load(jdk("java.lang.Class", "forName0", -2), jdk("java.lang.Class", "forName", 467), MAIN);
        Footprint footprint = new Target()
                .app("a.Main", Set.of(), LAUNCHER)
                .app("a.Early", Set.of("a.B"), load(code("a.Main", "main", 3)))
                .app("a.B", Set.of("a.C"), search)
                .app("a.C", Set.of(), search)
                .footprint();

        assertThat(cause(footprint, "a.B")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
        assertThat(cause(footprint, "a.C")).isEqualTo("LINKED a.B a.Main.main(Main.java:5)");
    }

    @Test
    void reflectionOnAClassLinksWhatItNames() {
        String[] inspecting = load(
                jdk("java.lang.Class", "getDeclaredMethods0", -2),
                jdk("java.lang.Class", "getMethods", 1900),
                jdk("sun.launcher.LauncherHelper", "validateMainClass", 900));
        Footprint footprint = new Target()
                .app("a.Main", Set.of("a.Parameter"), LAUNCHER)
                .app("a.Parameter", Set.of(), inspecting)
                .footprint();

        assertThat(cause(footprint, "a.Parameter")).isEqualTo("LINKED a.Main -");
    }

    @Test
    void loadersOfTheApplicationArePassedOver() {
        String[] realm = Stream.of(
                        jdk("java.lang.ClassLoader", "defineClass1", -2),
                        jdk("java.net.URLClassLoader", "findClass", 400),
                        code("w.Realm", "findClass", 10),
                        code("w.Strategy", "loadClass", 20),
                        code("w.Realm", "loadClass", 30),
                        jdk("java.lang.ClassLoader", "loadClass", 525),
                        code("p.Plugin", "start", 40),
                        MAIN)
                .toArray(String[]::new);
        Footprint footprint = new Target()
                .app("a.Main", Set.of("w.Realm"), LAUNCHER)
                .announced("w.Realm", "java.net.URLClassLoader", Set.of("w.Strategy"), load(MAIN))
                .defined("w.Realm")
                .app("w.Strategy", Set.of(), load(code("w.Realm", "loadClass", 30), MAIN))
                .app("p.Plugin", Set.of("p.Part"), load(MAIN))
                .app("p.Part", Set.of(), realm)
                .footprint();

        assertThat(cause(footprint, "w.Strategy"))
                .as("what a loader's own code names is its own doing")
                .isEqualTo("USED w.Realm w.Realm.loadClass(Realm.java:30)");
        assertThat(cause(footprint, "p.Part")).isEqualTo("USED p.Plugin p.Plugin.start(Plugin.java:40)");
    }

    @Test
    void hiddenClassesAreTheirHosts() {
        Footprint footprint = new Target()
                .app("a.Main", Set.of(), LAUNCHER)
                .defined("a.Main$$Lambda$14/0x00007f00", "a.Main")
                .defined("a.Main$$Lambda$15/0x00007f01", "shared objects file (top)")
                .defined("java.lang.invoke.LambdaForm$MH/0x00007f02", "__JVM_LookupDefineClass__")
                .footprint();

        assertThat(cause(footprint, "a.Main$$Lambda")).isEqualTo("MADE a.Main -");
        assertThat(cause(footprint, "a.Main$$Lambda#2")).isEqualTo("MADE a.Main -");
        assertThat(Target.find(footprint, "java.lang.invoke.LambdaForm$MH").origin())
                .isEqualTo(ClassOrigin.JDK);
    }

    @Test
    void classesOfTheJdkAreOnTheAccountOfTheCodeThatRuns() {
        Footprint footprint = new Target()
                .app("a.Main", Set.of(), LAUNCHER)
                .announced("java.sql.Date", "platform", "", "java.util.Date", Set.of(), load(MAIN))
                .defined("java.sql.Date", "jrt:/java.sql")
                .announced("java.net.X", "boot", "", "java.lang.Object", Set.of(), jdk("java.lang.Thread", "run", 840))
                .defined("java.net.X", "jrt:/java.base")
                .announced(
                        "java.util.zip.Y",
                        "boot",
                        "",
                        "java.lang.Object",
                        Set.of(),
                        code("dev.whence.agent.runtime.ActiveResolution", "enter", 1),
                        MAIN)
                .defined("java.util.zip.Y", "jrt:/java.base")
                .footprint();

        assertThat(cause(footprint, "java.sql.Date")).isEqualTo("USED a.Main a.Main.main(Main.java:5)");
        assertThat(cause(footprint, "java.net.X")).isEqualTo("JVM - -");
        assertThat(cause(footprint, "java.util.zip.Y"))
                .isEqualTo("AGENT - dev.whence.agent.runtime.ActiveResolution.enter(ActiveResolution.java:1)");
        assertThat(footprint.jdkClassesPulledIn()).extracting(LoadedClass::name).containsExactly("java.sql.Date");
    }

    @Test
    void aClassThatNobodyNotedHasNoCause() {
        Footprint footprint = new Target().defined("a.Lonely").footprint();

        assertThat(cause(footprint, "a.Lonely")).isEqualTo("UNKNOWN - -");
        assertThat(footprint.cause(Target.find(footprint, "a.Lonely")).inWords())
                .isEqualTo("cause unknown");
    }
}
