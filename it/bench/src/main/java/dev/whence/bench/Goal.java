package dev.whence.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One line of what was promised, and how it follows from figures.
 *
 * @param what it is about
 * @param must what has to be reached: at most this, or at least where more is better
 * @param aim what is hoped for
 * @param unit of the value; {@code ×} for a ratio
 * @param atLeast whether more is better
 * @param value of one JDK, from medians or smallest samples
 */
record Goal(String what, double must, double aim, String unit, boolean atLeast, Formula value) {

    /** Whether the value reaches the aim, the must or neither. */
    String verdict(double reached) {
        if (isReached(reached, aim)) {
            return "aim reached";
        }
        return Double.isInfinite(must) ? "aim not reached" : isReached(reached, must) ? "reached" : "NOT reached";
    }

    String text(double number) {
        return Numbers.text(number) + " " + unit;
    }

    String bound(double limit) {
        return (atLeast ? "≥ " : "≤ ") + Numbers.round(limit) + " " + unit;
    }

    private boolean isReached(double reached, double limit) {
        return atLeast ? reached >= limit : reached <= limit;
    }

    /** All that was promised. */
    static List<Goal> all() {
        return List.of(
                atMost("dormant start-up over that of a no-op agent, CPU, the least of each", 1.08, 1.02, "×")
                        .as(m -> m.least("startup.dormant.cpu") / m.least("startup.noop.cpu")),
                atMost("start-up that Whence adds to a recording, CPU, over what Byteman adds", 1, 1, "×")
                        .as(m -> (m.of("startup.recording.cpu") - m.of("startup.recordingAlone.cpu"))
                                / (m.of("startup.byteman.cpu") - m.of("startup.none.cpu"))),
                atMost("start-up that Whence adds to a recording, CPU", Double.POSITIVE_INFINITY, 120, "ms")
                        .as(m -> m.of("startup.recording.cpu") - m.of("startup.recordingAlone.cpu")),
                atMost("no recording, per call over not instrumented", 0.5, 0, "ns")
                        .as(m -> m.of("call.noRecording") - m.of("call.none")),
                atMost("event off while recording, per call over not instrumented", 0.6, 0.2, "ns")
                        .as(m -> m.of("call.off") - m.of("call.none")),
                atMost(
                                "dropped by threshold, answers counted, over the hand-written event, the least of each",
                                1.5,
                                1.2,
                                "×")
                        .as(m -> m.least("call.dropped") / m.least("call.handWrittenDropped")),
                atMost("counting answers, one key", 10, 10, "ns")
                        .as(m -> m.of("call.dropped") - m.of("call.dropped.noAnswers")),
                atMost("counting answers, 64 keys", 10, 10, "ns")
                        .as(m -> m.of("call.dropped.64keys") - m.of("call.dropped.64keys.noAnswers")),
                atMost("counting answers, 512 keys", 10, 10, "ns")
                        .as(m -> m.of("call.dropped.512keys") - m.of("call.dropped.512keys.noAnswers")),
                atMost("counting answers, keys whose hash is not known", 50, 50, "ns")
                        .as(m -> m.of("call.dropped.freshKeys") - m.of("call.dropped.freshKeys.noAnswers")),
                atMost("allocated by counting answers, 512 keys", 0, 0, "B")
                        .as(m -> wholeBytes(m.of("call.dropped.512keys.allocated")
                                - m.of("call.dropped.512keys.noAnswers.allocated"))),
                atMost(
                                "recorded with all fields, no stack, over a hand-written event, the least of each",
                                1.15,
                                1.05,
                                "×")
                        .as(m -> m.least("call.recorded") / m.least("call.handWritten")),
                atMost("recorded with all fields, no stack, over JFR method tracing, the least of each", 1.7, 1.2, "×")
                        .as(m -> m.least("call.recorded") / m.least("call.methodTrace")),
                atMost(
                                "dropped, answers counted, over the hand-written event, CPU of the thread, the least of each",
                                1.5,
                                1.2,
                                "×")
                        .as(m -> m.least("cpu.dropped") / m.least("cpu.handWrittenDropped")),
                atMost("recorded over a hand-written event, CPU of the thread, the least of each", 1.15, 1.05, "×")
                        .as(m -> m.least("cpu.recorded") / m.least("cpu.handWritten")),
                atMost("recorded over JFR method tracing, CPU of the thread, the least of each", 1.7, 1.2, "×")
                        .as(m -> m.least("cpu.recorded") / m.least("cpu.methodTrace")),
                atMost(
                                "20,000 classes, all ready-made sets, a recording begins: over the recording alone, CPU, the least",
                                1.5,
                                1.5,
                                "×")
                        .as(m -> m.least("begin.allSets20000") / m.least("begin.alone20000")),
                atMost("the same, added to what the recording's beginning takes", Double.POSITIVE_INFINITY, 300, "ms")
                        .as(m -> m.least("begin.allSets20000.beginning") - m.least("begin.alone20000.beginning")),
                atMost("a patched version answering over simple mode, the least of each", 5, 3, "×")
                        .as(m -> m.least("proxy.patched.1500") / m.least("proxy.simple")),
                atMost("2,000 classes of a type woven among 100,000, all stops over one for one class", 4, 2.5, "×")
                        .as(m -> m.of("weave.2000of100000") / m.of("weave.2000of100000.control")),
                atMost("the same, the longest stop beyond one for one class", 25, 25, "ms")
                        .as(m -> m.of("weave.2000of100000.longest") - m.of("weave.2000of100000.control")),
                atMost("the same given back by detach, all stops over one for one class", 4, 2.5, "×")
                        .as(m -> m.of("weave.2000of100000.detach") / m.of("weave.2000of100000.control")),
                atMost("the same, the longest stop beyond one for one class, detach", 25, 25, "ms")
                        .as(m -> m.of("weave.2000of100000.detach.longest") - m.of("weave.2000of100000.control")),
                atMost("default mode, steady, at 100,000 classes", 25, 5, "ns").as(m -> m.of("proxy.default.100000")),
                atMost("default mode, steady, at 100,000 classes over at 1,500", 1.5, 1.5, "×")
                        .as(m -> m.of("proxy.default.100000") / m.of("proxy.default.1500")),
                atMost("simple mode over a direct interface call", 2, 0, "ns")
                        .as(m -> m.of("proxy.simple") - m.of("proxy.interfaceCall")),
                atMost("added to defineClass", 3_000, 1_000, "ns").as(m -> m.of("define.agent") - m.of("define.plain")),
                atMost("allocated per call while nothing is recorded", 0, 0, "B")
                        .as(m -> wholeBytes(m.of("call.noRecording.allocated"))),
                atMost("allocated per default-mode resolution while nothing is recorded", 0, 0, "B")
                        .as(m -> wholeBytes(m.of("proxy.noRecording.1500.allocated"))),
                atLeast("report", 3_000_000, 5_000_000, "events/s").as(m -> m.of("report.eventsPerSecond")),
                atMost("report, memory", 256, 256, "MB").as(m -> m.of("report.peakBytes") / 1e6),
                atLeast("calls once a point gave way, over before, over the same without the agent", 0.99, 1, "×")
                        .as(m -> m.of("givesWay.throughput") / m.of("givesWay.noAgent")),
                atMost("a test that is followed, over one that is not", 30, 0.5, "ms")
                        .as(m -> m.of("tests.followed") - m.of("tests.plain")),
                atMost("attaching to the JVM of the tests, once", Double.POSITIVE_INFINITY, 1_000, "ms")
                        .as(m -> m.of("tests.attach")),
                atMost("--version over jcmd VM.version", 1.3, 1, "×")
                        .as(m -> m.least("operator.version") / m.least("operator.jcmd")),
                atMost("list over jcmd VM.version", 1.3, 1, "×")
                        .as(m -> m.least("operator.list") / m.least("operator.jcmd")),
                atMost("status over jcmd VM.version", 1.3, 1, "×")
                        .as(m -> m.least("operator.status") / m.least("operator.jcmd")),
                atMost("record --for 1s, over its second", 1_000, 600, "ms").as(m -> m.least("operator.record")),
                atMost("watch --prometheus over watch, CPU of the JVM that is watched, the least of each", 1.05, 1, "×")
                        .as(m -> m.least("export.prometheus") / m.least("export.watch")),
                atMost("watch --otlp over watch, the same", 1.05, 1, "×")
                        .as(m -> m.least("export.otlp") / m.least("export.watch")),
                atMost("watch --prometheus over nobody watching, the same", Double.POSITIVE_INFINITY, 1.5, "×")
                        .as(m -> m.least("export.prometheus") / m.least("export.none")),
                atLeast("worker with archive, faster than through the front door", 2.4, 2.4, "×")
                        .as(m -> m.of("worker.eager") / m.of("worker.archive")),
                atMost("worker with archive over a Hello World with one", Double.POSITIVE_INFINITY, 1.4, "×")
                        .as(m -> m.of("worker.archive") / m.of("worker.helloWorld")));
    }

    /** The value on one JDK, or nothing where a case was not measured. */
    OptionalDouble on(Jdk jdk, Figures figures) {
        try {
            return OptionalDouble.of(value.compute(new Measured(figures, jdk)));
        } catch (NotMeasured missing) {
            return OptionalDouble.empty();
        }
    }

    private static Goal atMost(String what, double must, double aim, String unit) {
        return new Goal(what, must, aim, unit, false, m -> Double.NaN);
    }

    private static Goal atLeast(String what, double must, double aim, String unit) {
        return new Goal(what, must, aim, unit, true, m -> Double.NaN);
    }

    private Goal as(Formula formula) {
        return new Goal(what, must, aim, unit, atLeast, formula);
    }

    /** The profiler divides what the whole JVM allocated by the calls: a hundredth of a byte is not the call's. */
    private static double wholeBytes(double bytes) {
        return Math.floor(bytes + 0.99);
    }

    interface Formula {
        double compute(Measured figures) throws NotMeasured;
    }

    /** The figures of one JDK. */
    record Measured(Figures figures, Jdk jdk) {
        double of(String name) throws NotMeasured {
            return figure(name).median();
        }

        /** The smallest sample: what a busy machine adds is in none of it, where there are enough. */
        double least(String name) throws NotMeasured {
            return figure(name).min();
        }

        private Figure figure(String name) throws NotMeasured {
            Figure figure = figures.find(name, jdk);
            if (figure == null) {
                throw new NotMeasured();
            }
            return figure;
        }
    }

    static final class NotMeasured extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
