package dev.whence.it.harness.jvm;

import dev.whence.it.harness.jars.Versions;
import dev.whence.it.target.Puppet;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/** Tells a {@link Puppet} in a JVM of its own what to do, and reads what it answers. */
public final class Puppeteer {

    /** The name of a loader that is always there: the application's own. */
    public static final String APP = "app";

    private final Child child;

    private Puppeteer(Child child) {
        this.child = child;
    }

    public static Puppeteer start(Launch launch) {
        Child child = launch.main(Puppet.class).start();
        child.awaitOut("= ready");
        return new Puppeteer(child);
    }

    /**
     * Starts a puppet with a proxy for each path: {@code direct}, {@code live} (which a patch answers for {@code run}),
     * {@code package}, and {@code nowhere}, which finds nothing.
     */
    public static Puppeteer ofEveryPath(Launch launch) {
        return start(launch)
                .loader("patch", Versions.runOnly())
                .load("patch")
                .loader("live", Versions.whole())
                .loader("blank", APP, Versions.NAME)
                .loader("nowhere", "platform", "")
                .proxy("direct", "SIMPLE", APP)
                .proxy("live", "DEFAULT", "live")
                .proxy("package", "DEFAULT", "blank")
                .proxy("nowhere", "DEFAULT", "nowhere");
    }

    public Child child() {
        return child;
    }

    /** Makes a loader below the application's that defines what is in these places by itself. */
    public Puppeteer loader(String name, Path... places) {
        return loader(name, APP, "", places);
    }

    /** Makes a loader below another that hides all classes whose names begin so (prefixes with commas between). */
    public Puppeteer loader(String name, String parent, String hidden, Path... places) {
        ask(
                "loader",
                name,
                parent,
                hidden,
                Arrays.stream(places).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return this;
    }

    /** Loads the pipeline of a loader, without initialising it. */
    public Puppeteer load(String loader) {
        ask("load", loader, Versions.NAME);
        return this;
    }

    /** Makes a proxy; {@code live} names the loader of its live version. */
    public Puppeteer proxy(String name, String mode, String live) {
        ask("proxy", name, mode, live);
        return this;
    }

    public Puppeteer mode(String proxy, String mode) {
        ask("mode", proxy, mode);
        return this;
    }

    /** The answer's {@code class@loader}. */
    public String resolve(String proxy, String operation) {
        return ask("resolve", proxy, operation);
    }

    /** What a resolution throws that has to fail: class and message, bars where the message has new lines. */
    public String resolveInVain(String proxy, String operation) {
        return askInVain("resolve", proxy, operation);
    }

    /** Lets the test's only reference to a loader go, and says whether it could be collected: {@code collected} or {@code kept}. */
    public String collect(String loader) {
        ask("forget", loader);
        return ask("collect", loader);
    }

    /**
     * The file of a class as text, but for constants that nothing in it uses; {@link Attach#probe} has to be there. A JVM that
     * redefines a class merges the old constants with the new ones; JDK 17 gives transformers the class file that it kept from
     * before, but JDK 25 keeps none once nobody transforms the class any more, and makes one up with the merged constants in it.
     */
    public String look(String type) {
        return look(type, 0);
    }

    /** As {@link #look(String)}, but for the frames, which JDK 17 drops when a class of the bootstrap loader is redefined. */
    public String lookPastFrames(String type) {
        return look(type, ClassReader.SKIP_FRAMES);
    }

    private String look(String type, int parsing) {
        byte[] seen = Base64.getDecoder().decode(ask("look", type));
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(seen).accept(writer, parsing);
        return Base64.getEncoder().encodeToString(writer.toByteArray());
    }

    /** Has a command obeyed, which must be possible. */
    public String ask(String... words) {
        String answer = reply(words);
        if (!answer.startsWith("= ")) {
            throw child.failure("It answered to " + String.join(" ", words) + " with " + answer);
        }
        return answer.substring(2);
    }

    /** Has a command tried that must fail, and gives what was thrown. */
    public String askInVain(String... words) {
        String answer = reply(words);
        if (!answer.startsWith("! ")) {
            throw child.failure("It should not have obeyed " + String.join(" ", words) + " but answered " + answer);
        }
        return answer.substring(2);
    }

    /** Ends it well. Its recording and its class log are complete then. */
    public Child finish() {
        return child.awaitSuccess();
    }

    private String reply(String... words) {
        child.send(String.join("\t", words));
        return child.awaitOut("= ", "! ");
    }
}
