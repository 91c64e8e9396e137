package dev.whence.it.harness.jvm;

import dev.whence.it.target.Busy;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/** Talks to a {@link Busy} in a JVM of its own. */
public final class BusyApplication {

    /** The class that the ready-made point is in. */
    public static final String PROXY = "trend.portfolio.app.PipelineProxy";

    private final Child child;

    private BusyApplication(Child child) {
        this.child = child;
    }

    /** In default mode, one thread, a call each 0.2 ms. */
    public static BusyApplication start(Launch launch) {
        return start(launch, "DEFAULT", 1, 200);
    }

    public static BusyApplication start(Launch launch, String mode, int threads, int pauseMicros) {
        Child child = launch.main(Busy.class, mode, Integer.toString(threads), Integer.toString(pauseMicros))
                .start();
        child.awaitOut("= ready");
        return new BusyApplication(child);
    }

    public Child child() {
        return child;
    }

    public String pid() {
        return Long.toString(child.pid());
    }

    public String ask(String... words) {
        child.send(String.join("\t", words));
        String answer = child.awaitOut("= ", "! ");
        if (answer.startsWith("! ")) {
            throw child.failure("It answered to " + String.join(" ", words) + " with " + answer);
        }
        return answer.substring(2);
    }

    public long number(String question) {
        return Long.parseLong(ask(question));
    }

    /** Waits until it has resolved so many more times. */
    public void awaitCalls(long more) {
        ask("await", Long.toString(more));
    }

    /** Waits until it has no thread of Whence's: the last of them answers before it ends. */
    public void awaitNoThreadOfWhence() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String threads = ask("threads");
        while (threads.contains("Whence")) {
            if (System.nanoTime() > deadline) {
                throw child.failure("It still has a thread of Whence's: " + threads);
            }
            awaitCalls(1);
            threads = ask("threads");
        }
    }

    /** How many class loaders of each class it has. */
    public Map<String, Long> loaders() {
        Attach.probe(child);
        Map<String, Long> loaders = new TreeMap<>();
        for (String each : ask("loaders").split(",")) {
            int equals = each.indexOf('=');
            loaders.put(each.substring(0, equals), Long.parseLong(each.substring(equals + 1)));
        }
        return loaders;
    }

    /** The bytes of the woven class as text, without constants that nothing in it uses: JDK 25 leaves some behind. */
    public String bytesOfTheProxy() {
        Attach.probe(child);
        byte[] seen = Base64.getDecoder().decode(ask("look", PROXY));
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(seen).accept(writer, 0);
        return Base64.getEncoder().encodeToString(writer.toByteArray());
    }
}
