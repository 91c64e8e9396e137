package dev.whence.it.harness.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK of this machine.
 *
 * @param home its folder, links resolved
 * @param version its full version, such as {@code 17.0.15}
 */
public record Jdk(Path home, String version) {

    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

    /**
     * Reads the JDK that has its home in a folder.
     *
     * @throws NotAJdk saying what is missing
     */
    static Jdk at(Path folder) throws NotAJdk {
        try {
            Path home = folder.toRealPath();
            if (!Files.isRegularFile(home.resolve("release"))) {
                throw new NotAJdk("no file 'release'");
            }
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
            if (!version.find()) {
                throw new NotAJdk("no JAVA_VERSION in its file 'release'");
            }
            Jdk jdk = new Jdk(home, version.group(1));
            for (String tool : new String[] {"java", "javac", "jcmd"}) {
                if (!Files.isExecutable(jdk.tool(tool))) {
                    throw new NotAJdk("no " + tool + " in it");
                }
            }
            return jdk;
        } catch (IOException e) {
            throw new NotAJdk("unreadable: " + e);
        }
    }

    /** The feature release, such as 17. */
    public int feature() {
        return Runtime.Version.parse(version).feature();
    }

    public Path java() {
        return tool("java");
    }

    public Path tool(String name) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? name + ".exe" : name);
    }

    /** The short name that displays and file names bear. */
    @Override
    public String toString() {
        return "JDK " + version;
    }

    static final class NotAJdk extends Exception {
        private static final long serialVersionUID = 1;

        NotAJdk(String why) {
            super(why);
        }
    }
}
