package trend.portfolio.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import trend.analysis.FullResult;
import trend.analysis.InvalidInputException;
import trend.analysis.Pipeline;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.TrendPipeline;

/** A worker whose pipeline does as it should, but for the period that starts in one month. */
final class UnrulyWorker {

    /** What it does then. */
    enum Deed {
        HALT,
        THROW,
        EXHAUST,
        LOOP,
        LOOP_WITH_A_CHILD,
        REFUSE,
        CHATTER,
        FLOOD,
        RETURN_NULL
    }

    private UnrulyWorker() {}

    /**
     * Serves.
     *
     * @param arguments the deed, the month, and optionally a file: the deed is done only while there is no such file,
     *     which is then made
     */
    public static void main(String[] arguments) throws IOException {
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Deed deed = Deed.valueOf(arguments[0]);
        WorkerMain.serve(new FileInputStream(FileDescriptor.in), answers, new Pipeline() {
            @Override
            public FullResult runFull(PipelineConfig config, Returns returns) {
                boolean now = config.inSample().start().toString().equals(arguments[1]);
                if (now && (arguments.length < 3 || isFirst(Path.of(arguments[2])))) {
                    return misbehave(deed, answers);
                }
                return new TrendPipeline().runFull(config, returns);
            }
        });
    }

    private static FullResult misbehave(Deed deed, OutputStream answers) {
        switch (deed) {
            case HALT -> {
                System.err.println("about to halt");
                Runtime.getRuntime().halt(42);
            }
            case THROW -> throw new ArithmeticException("a defect of the pipeline");
            case EXHAUST -> {
                long[][] all = new long[100_000][];
                for (int i = 0; i < all.length; i++) {
                    all[i] = new long[10_000_000];
                }
            }
            case LOOP -> {
                System.err.println("round and round");
                loop();
            }
            case LOOP_WITH_A_CHILD -> {
                try {
                    new ProcessBuilder("sleep", "600").inheritIO().start();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                loop();
            }
            case REFUSE -> throw new InvalidInputException("this period is not allowed");
            case CHATTER -> {
                try {
                    answers.write("I am fine, thank you\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            case FLOOD -> {
                for (int line = 0; line < 200_000; line++) {
                    System.err.println("line " + line);
                }
                Runtime.getRuntime().halt(3);
            }
            case RETURN_NULL -> {
                return null;
            }
        }
        throw new IllegalStateException("not reached");
    }

    private static void loop() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static boolean isFirst(Path mark) {
        try {
            Files.createFile(mark);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What starts this worker in place of the application's own. */
    static WorkerLaunch launch(Deed deed, String... arguments) {
        List<String> all = new ArrayList<>(List.of(deed.name()));
        all.addAll(List.of(arguments));
        return WorkerLaunch.of(UnrulyWorker.class.getName(), System.getProperty("java.class.path"), all, Map.of());
    }
}
