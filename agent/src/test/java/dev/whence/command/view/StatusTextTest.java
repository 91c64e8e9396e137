package dev.whence.command.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.protocol.Answer;
import dev.whence.command.terminal.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** What a person is told of the points: where they are woven, by which way, and how far it is. */
final class StatusTextTest {
    private static final String TYPE = "woven\ttype = a.B+::find\tapp\t\t512\n";

    @Test
    void weavingThatGoesOn() {
        assertThat(points(TYPE + "progress\t512\t2000\t64\t14000000\t0\n"))
                .contains("Woven, in the class of loader app")
                .contains("  type = a.B+::find (512 classes)")
                .contains("  Weaving in the background: 512 of 2,000 classes so far");
    }

    @Test
    void weavingThatIsDone() {
        assertThat(points(TYPE + "progress\t2000\t2000\t64\t14000000\t0\n")).doesNotContain("background");
    }

    @Test
    void methodsThatCannotSeeTheAgent() {
        assertThat(points("woven\tone = a.B::find\tapp\t\nwoven\ttwo = java.c.D::find\tbootstrap\tbridged\n"))
                .contains("Woven, in the class of loader app")
                .contains("Woven, in the class of loader bootstrap (over the bridge: it cannot see the agent)")
                .doesNotContain("class)", "classes)");
    }

    @Test
    void oneClassOfATypeThatIsToBeWoven() {
        assertThat(points("matched\ttype = a.B+::find\tapp\t1\nunmatched\tnone = a.C+::find: no class a.C is loaded\n"))
                .contains("To be woven, in the class of loader app")
                .contains("  type = a.B+::find (1 class)")
                .contains("  none = a.C+::find: no class a.C is loaded");
    }

    private static String points(String answer) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new Nothing())
                .setOut(new PrintWriter(out))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        new StatusText(Console.of(line.getCommandSpec()), Answer.parse(answer)).points();
        return out.toString();
    }

    @Command
    private static final class Nothing {}
}
