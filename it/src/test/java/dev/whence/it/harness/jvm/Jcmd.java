package dev.whence.it.harness.jvm;

import java.util.ArrayList;
import java.util.List;

/** A JDK's {@code jcmd} on one of the children. */
public final class Jcmd {

    private final Children children;
    private final Jdk jdk;
    private final Child target;

    public Jcmd(Children children, Jdk jdk, Child target) {
        this.children = children;
        this.jdk = jdk;
        this.target = target;
    }

    /** Runs a command in the target and gives what it printed. */
    public String run(String... words) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(target.pid()));
        arguments.addAll(List.of(words));
        return children.tool(jdk, "jcmd", arguments.toArray(String[]::new)).out();
    }
}
