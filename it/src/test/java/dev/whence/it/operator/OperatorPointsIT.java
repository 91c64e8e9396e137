package dev.whence.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.jvm.BusyApplication;
import dev.whence.it.harness.jvm.Jcmd;
import org.junit.jupiter.api.Test;

/** What {@code attach}, {@code status} and {@code detach} say of points on a type's classes and on the JDK's. */
final class OperatorPointsIT extends OperatorTest {

    private static final String TYPE = "point=type:" + BusyApplication.PROXY + "+::resolve";
    private static final String CHARSET = "point=charset:java.nio.charset.Charset::forName(java.lang.String)";

    @Test
    void areToldWithTheirLoadersAndNumbers() {
        BusyApplication application = busy();

        assertThat(succeed("attach", application.pid(), TYPE, CHARSET, "point=none:no.such.Type+::find")
                        .out())
                .contains(
                        "To be woven, in the class of loader app",
                        "type = " + BusyApplication.PROXY + "+::resolve (1 class)",
                        "To be woven, in the class of loader bootstrap",
                        "none = no.such.Type+::find: no class no.such.Type is loaded");
        new Jcmd(children, jdk, application.child()).run("JFR.start", "name=somebody");
        application.awaitCalls(100);
        assertThat(succeed("status", application.pid()).out())
                .contains(
                        "Woven, in the class of loader app",
                        "type = " + BusyApplication.PROXY + "+::resolve (1 class)",
                        "Woven, in the class of loader bootstrap (over the bridge: it cannot see the agent)",
                        "none = no.such.Type+::find: no class is loaded that is a no.such.Type")
                .doesNotContain("in the background");
        assertThat(succeed("status", application.pid(), "--format", "json").out())
                .containsPattern("\"loader\": \"bootstrap\",\\s+\"bridged\": true")
                .containsPattern("\"loader\": \"app\",\\s+\"classes\": 1,\\s+\"bridged\": false")
                .containsPattern("\"weaving\": \\{\\s+\"done\": 0,\\s+\"total\": 0");
        assertThat(succeed("detach", application.pid()).out()).contains("have their original bytecode back (compared)");
        application.child().awaitSuccess();
    }

    @Test
    void ofMistakesOneLineIsSaid() {
        BusyApplication application = busy();

        assertThat(refused(2, "attach", application.pid(), "points=none,point=text:java.lang.String::valueOf"))
                .contains("the agent itself runs on java.lang.String");
        assertThat(refused(2, "attach", application.pid(), "point=type:a.B++::find"))
                .contains("'a.B++::find' is not of the form Class::method");
        application.child().awaitSuccess();
    }
}
