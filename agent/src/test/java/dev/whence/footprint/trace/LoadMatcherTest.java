package dev.whence.footprint.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.footprint.Target;
import dev.whence.footprint.cause.Footprint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whose a class is, and where it is from. */
class LoadMatcherTest {

    @Test
    void kinds() {
        Footprint footprint = new Target()
                .there("java.lang.Object", "shared objects file")
                .there("dev.whence.Agent", Target.AGENT)
                .there("dev.whence.agent.classload.ClassLoadTracer", Target.AGENT)
                .app("a.Main", Set.of())
                .defined("javax.sql.Unnoted", "jrt:/java.sql")
                .announced("jdk.proxy1.$Proxy0", "boot", "", "java.lang.reflect.Proxy", Set.of())
                .defined("jdk.proxy1.$Proxy0", "__dynamic_proxy__")
                .announced("jdk.proxy2.$Proxy1", "app", "", "java.lang.reflect.Proxy", Set.of())
                .defined("jdk.proxy2.$Proxy1", "__dynamic_proxy__")
                .announced("dev.whence.$Proxy2", "app", "", "java.lang.reflect.Proxy", Set.of())
                .defined("dev.whence.$Proxy2", "__dynamic_proxy__")
                .defined("jdk.internal.reflect.GeneratedMethodAccessor7", "__JVM_DefineClass__")
                .announced("a.Defined", "a.Loader", "", "java.lang.Object", Set.of())
                .defined("a.Defined", "a.Loader")
                .footprint();

        Map<String, String> kinds = footprint.classes().stream()
                .collect(Collectors.toMap(LoadedClass::rawName, loaded -> loaded.origin().text + " " + loaded.jar()));
        assertThat(kinds)
                .containsEntry("java.lang.Object", "jdk (jdk)")
                .containsEntry("dev.whence.Agent", "agent whence-agent.jar")
                .containsEntry("dev.whence.agent.classload.ClassLoadTracer", "measuring whence-agent.jar")
                .containsEntry("a.Main", "application app.jar")
                .containsEntry("javax.sql.Unnoted", "jdk (jdk)")
                .containsEntry("jdk.proxy1.$Proxy0", "jdk (jdk)")
                .containsEntry("jdk.proxy2.$Proxy1", "application (generated)")
                .containsEntry("dev.whence.$Proxy2", "agent (generated)")
                .containsEntry("jdk.internal.reflect.GeneratedMethodAccessor7", "jdk (jdk)")
                .containsEntry("a.Defined", "application (generated)");
    }

    /** In a runtime image, what is not of the JDK's modules is the application's; of javac, its own module is. */
    @Test
    void modulesOfTheImage() {
        assertThat(originsOf("shop/shop.Main", "shop"))
                .containsEntry("shop.Main", "application shop")
                .containsEntry("shop.Archived", "application shop")
                .containsEntry("com.sun.tools.javac.Main", "jdk (jdk)")
                .containsEntry("javax.tools.Tool", "jdk (jdk)");
        assertThat(originsOf("jdk.compiler/com.sun.tools.javac.Main", "jdk.compiler"))
                .containsEntry("com.sun.tools.javac.Main", "application jdk.compiler")
                .containsEntry("javax.tools.Tool", "jdk (jdk)");
    }

    private static Map<String, String> originsOf(String main, String module) {
        return new Target()
                        .main(main, module)
                        .defined("shop.Main", "jrt:/shop")
                        .announced("shop.Archived", "app", "jrt:/shop", "java.lang.Object", Set.of())
                        .defined("shop.Archived", "shared objects file (top)")
                        .defined("com.sun.tools.javac.Main", "jrt:/jdk.compiler")
                        .defined("javax.tools.Tool", "jrt:/java.compiler")
                        .footprint()
                        .classes()
                        .stream()
                        .collect(Collectors.toMap(
                                LoadedClass::rawName, loaded -> loaded.origin().text + " " + loaded.jar()));
    }

    /** With an archive of the application's own, the log names no jar: the notes do. */
    @Test
    void archivedClasses() {
        Footprint footprint = new Target()
                .announced("a.Main", "java.lang.Object", Set.of())
                .defined("a.Main", "shared objects file (top)")
                .announced("java.util.Archived", "boot", "", "java.lang.Object", Set.of())
                .defined("java.util.Archived", "shared objects file")
                .footprint();

        assertThat(Target.find(footprint, "a.Main"))
                .returns(ClassOrigin.APPLICATION, LoadedClass::origin)
                .returns("app.jar", LoadedClass::jar);
        assertThat(Target.find(footprint, "java.util.Archived").origin()).isEqualTo(ClassOrigin.JDK);
    }

    @Test
    void withoutNotesTheNamesTell() {
        List<ClassLog.Line> log = List.of(
                new ClassLog.Line(1, "javax.crypto.Cipher", "shared objects file"),
                new ClassLog.Line(2, "a.Main", "shared objects file (top)"),
                new ClassLog.Line(3, "a.B", Target.APP),
                new ClassLog.Line(4, "dev.whence.Agent", Target.AGENT));

        assertThat(LoadMatcher.of(log, LoadTraces.none(), Target.AGENT))
                .extracting(LoadedClass::origin)
                .containsExactly(ClassOrigin.JDK, ClassOrigin.APPLICATION, ClassOrigin.APPLICATION, ClassOrigin.AGENT);
    }

    /** One name in two loaders, and twice the same form of a generated name: told apart by their order. */
    @Test
    void namesAreUnique() {
        Footprint footprint = new Target()
                .app("a.B", Set.of())
                .app("a.B", Set.of())
                .defined("a.B$$Lambda$1/0x01", "a.B")
                .defined("a.B$$Lambda$2/0x02", "a.B")
                .footprint();

        assertThat(footprint.classes())
                .extracting(LoadedClass::name)
                .containsExactly("a.B", "a.B#2", "a.B$$Lambda", "a.B$$Lambda#2");
    }

    @Test
    void aClassThatIsRedefinedIsNotLoadedAgain() {
        Footprint footprint = new Target()
                .there("java.lang.Error", "shared objects file")
                .app("a.B", Set.of())
                .defined("java.lang.Error", "jrt:/java.base")
                .defined("a.B")
                .footprint();

        assertThat(footprint.classes()).extracting(LoadedClass::name).containsExactly("java.lang.Error", "a.B");
    }

    /** A definition that failed was announced and never logged; the one that came later has its own note. */
    @Test
    void aFailedDefinitionIsNotTheOneThatFollows() {
        Footprint footprint = new Target()
                .announced("a.B", "java.lang.Object", Set.of(), Target.load(Target.code("a.First", "run", 1)))
                .announced("a.B", "java.lang.Object", Set.of(), Target.load(Target.code("a.Second", "run", 2)))
                .defined("a.B")
                .footprint();

        assertThat(Target.cause(footprint, "a.B")).isEqualTo("USED - a.Second.run(Second.java:2)");
    }
}
