package dev.whence.command;

import dev.whence.command.terminal.Output;
import dev.whence.command.terminal.Terminal;
import dev.whence.command.terminal.Termination;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.ExitCode;

/** The operator's entry: {@code java -jar whence-agent.jar COMMAND}. */
public final class Start {
    private Start() {}

    public static void main(String[] arguments) {
        Output output = new Output();
        PrintStream out = new PrintStream(output);
        int code = ExitCode.SOFTWARE;
        try {
            code = run(out, System.err, Terminal.charset(), arguments);
            out.flush();
            String failure = output.failure();
            if (failure != null) {
                System.err.println("the output cannot be written (" + failure + "): it is incomplete");
                code = code == ExitCode.OK ? ExitCode.SOFTWARE : code;
            }
        } finally {
            // Also where a class is missing: who ends the process waits for this.
            Termination.ended(code);
        }
        System.exit(code);
    }

    /** Exit codes: 0 done, 1 failed, 2 bad usage or bad input. Results go to stdout, errors to stderr, a line each. */
    static int run(PrintStream out, PrintStream err, Charset charset, String... arguments) {
        FrequentCommand frequent = FrequentCommand.of(arguments);
        return frequent == null
                ? Main.run(out, err, charset, arguments)
                : frequent.run(new PrintWriter(out, true, charset), new PrintWriter(err, true, charset));
    }
}
