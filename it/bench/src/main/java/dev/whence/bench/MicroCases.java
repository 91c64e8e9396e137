package dev.whence.bench;

import dev.whence.bench.guest.Recorded;
import dev.whence.bench.guest.Resolver;
import dev.whence.bench.micro.CallBenchmark;
import dev.whence.bench.micro.DefineBenchmark;
import dev.whence.bench.micro.DiscoveryBenchmark;
import dev.whence.bench.micro.DiscoveryBenchmark.Defined;
import dev.whence.bench.micro.ProxyBenchmark;
import dev.whence.bench.micro.ProxyBenchmark.Way;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All cases of nanoseconds. */
final class MicroCases {
    private static final int[] CROWDS = {1_500, 10_000, 50_000, 100_000};
    private static final int FEW = CROWDS[0];
    private static final int MANY = CROWDS[CROWDS.length - 1];
    /** Keys that take turns; 0: a fresh text for each call. */
    private static final int[] KEYS = {64, 512, 0};

    private static final int METHOD_TRACING = 25;

    private final Agents agents;
    private final boolean everything;
    private final List<MicroCase> cases = new ArrayList<>();

    private MicroCases(Agents agents, boolean everything) {
        this.agents = agents;
        this.everything = everything;
    }

    static List<MicroCase> all(Agents agents, boolean everything) throws IOException {
        MicroCases all = new MicroCases(agents, everything);
        all.calls();
        all.proxy();
        all.definitions();
        if (everything) {
            all.discovery();
        }
        return all.cases;
    }

    private void calls() throws IOException {
        List<String> whence = agents.whence(Resolver.class, "resolve", ",events.max=unlimited");
        cases.add(call("call.none", agents.none(), Recorded.NEVER));
        cases.add(call("call.dormant", whence, Recorded.NEVER).with("watched", true));
        cases.add(call("call.noRecording", whence, Recorded.ENDED)
                .with("watched", true)
                .countingAllocation());
        cases.add(call("call.off", whence, Recorded.OFF).countingAllocation());
        cases.add(call("call.dropped", whence, Recorded.DROPPED).countingAllocation());
        cases.add(call("call.recorded", whence, Recorded.WRITTEN).countingAllocation());
        cases.add(call("call.recordedWithStack", whence, Recorded.WRITTEN_WITH_STACK));
        cases.add(call("call.recordedLimited", agents.whence(Resolver.class, "resolve", ""), Recorded.WRITTEN));
        keys(whence);
        bridged();
        cases.add(byHand("call.handWrittenNoRecording", Recorded.ENDED));
        cases.add(byHand("call.handWrittenOff", Recorded.OFF));
        cases.add(byHand("call.handWrittenDropped", Recorded.DROPPED));
        cases.add(byHand("call.handWritten", Recorded.WRITTEN));
        cases.add(traced("call.methodTrace", "jdk.MethodTrace", Recorded.WRITTEN));
        cases.add(traced("call.methodTraceWithStack", "jdk.MethodTrace", Recorded.WRITTEN_WITH_STACK));
        cases.add(traced("call.methodTiming", "jdk.MethodTiming", Recorded.WRITTEN));
        cases.add(call("call.byteman", agents.byteman(Resolver.class, "resolve"), Recorded.NEVER));
        if (everything) {
            for (int threads : new int[] {2, 4}) {
                String suffix = "." + threads + "threads";
                cases.add(
                        call("call.dropped" + suffix, whence, Recorded.DROPPED).threads(threads));
                cases.add(
                        call("call.recorded" + suffix, whence, Recorded.WRITTEN).threads(threads));
                cases.add(byHand("call.handWrittenDropped" + suffix, Recorded.DROPPED)
                        .threads(threads));
                cases.add(byHand("call.handWritten" + suffix, Recorded.WRITTEN).threads(threads));
            }
        }
    }

    /** What answers by key cost: each with and without. */
    private void keys(List<String> whence) {
        cases.add(call("call.dropped.noAnswers", whence, Recorded.DROPPED_NO_ANSWERS));
        cases.add(call("call.recorded.noAnswers", whence, Recorded.WRITTEN_NO_ANSWERS));
        for (int keys : KEYS) {
            String name = "call.dropped." + (keys == 0 ? "freshKeys" : keys + "keys");
            cases.add(many(name, whence, Recorded.DROPPED, keys).countingAllocation());
            cases.add(many(name + ".noAnswers", whence, Recorded.DROPPED_NO_ANSWERS, keys)
                    .countingAllocation());
        }
    }

    private static MicroCase many(String name, List<String> arguments, Recorded recorded, int keys) {
        return new MicroCase(name, CallBenchmark.class, "resolveMany", arguments)
                .with("recorded", recorded)
                .with("keys", keys);
    }

    /** A method of the JDK's, told by way of java.lang; the first case is the method by itself. */
    private void bridged() throws IOException {
        List<String> whence = agents.whence(Charset.class, "forName(java.lang.String)", ",events.max=unlimited");
        cases.add(lookUp("call.bridgedNone", agents.none(), Recorded.NEVER));
        cases.add(lookUp("call.bridgedNoRecording", whence, Recorded.ENDED)
                .with("watched", true)
                .countingAllocation());
        cases.add(lookUp("call.bridgedOff", whence, Recorded.OFF));
        cases.add(lookUp("call.bridgedDropped", whence, Recorded.DROPPED));
        cases.add(lookUp("call.bridgedRecorded", whence, Recorded.WRITTEN).countingAllocation());
    }

    private static MicroCase lookUp(String name, List<String> arguments, Recorded recorded) {
        return new MicroCase(name, CallBenchmark.class, "lookUp", arguments).with("recorded", recorded);
    }

    private MicroCase call(String name, List<String> arguments, Recorded recorded) {
        return new MicroCase(name, CallBenchmark.class, "resolve", arguments).with("recorded", recorded);
    }

    private MicroCase byHand(String name, Recorded recorded) {
        return new MicroCase(name, CallBenchmark.class, "resolveByHand", agents.none())
                .with("recorded", recorded)
                .with("event", "bench.HandWritten");
    }

    private MicroCase traced(String name, String event, Recorded recorded) {
        return call(name, agents.none(), recorded).with("event", event).since(METHOD_TRACING);
    }

    private void proxy() {
        cases.add(proxy("proxy.interfaceCall", agents.whence(), Way.INTERFACE, FEW));
        cases.add(proxy("proxy.simple", agents.whence(), Way.SIMPLE, FEW));
        for (int crowd : crowds()) {
            cases.add(proxy("proxy.default." + crowd, agents.whence(), Way.DEFAULT, crowd));
        }
        cases.add(proxy("proxy.noRecording." + FEW, agents.whence(), Way.DEFAULT, FEW)
                .with("recorded", Recorded.ENDED)
                .countingAllocation());
        cases.add(proxy("proxy.patched." + FEW, agents.whence(), Way.PATCHED, FEW));
        for (int crowd : crowds()) {
            cases.add(proxy("proxy.naive." + crowd, agents.walking(), Way.DEFAULT, crowd));
        }
    }

    private int[] crowds() {
        return everything ? CROWDS : new int[] {FEW, MANY};
    }

    private static MicroCase proxy(String name, List<String> arguments, Way way, int classes) {
        return new MicroCase(name, ProxyBenchmark.class, "run", arguments)
                .with("way", way)
                .with("classes", classes);
    }

    private void definitions() {
        cases.add(definition("define.plain", agents.none(), Recorded.NEVER));
        cases.add(definition("define.noop", agents.noop(), Recorded.NEVER));
        cases.add(definition("define.agent", agents.whence(), Recorded.NEVER));
        cases.add(definition("define.agentAwake", agents.whence(), Recorded.ENDED));
    }

    private static MicroCase definition(String name, List<String> arguments, Recorded recorded) {
        return new MicroCase(name, DefineBenchmark.class, "define", arguments).with("recorded", recorded);
    }

    private void discovery() {
        for (int crowd : CROWDS) {
            for (int threads : new int[] {1, 2, 4}) {
                for (Defined defined : Defined.values()) {
                    discovery("kept", agents.whence(), crowd, threads, defined);
                    discovery("walk", agents.walking(), crowd, threads, defined);
                }
            }
        }
    }

    private void discovery(String how, List<String> arguments, int crowd, int threads, Defined defined) {
        String what = defined == Defined.NOTHING ? "steady" : defined.name().toLowerCase(Locale.ROOT);
        String name = "discovery." + how + "." + crowd + "." + threads + "threads." + what;
        cases.add(new MicroCase(name, DiscoveryBenchmark.class, "ask", arguments)
                .with("classes", crowd)
                .with("defined", defined)
                .threads(threads));
    }
}
