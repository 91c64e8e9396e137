package newer;

import java.security.MessageDigest;

/** Says on which JDK it runs, and who digests. */
public final class Newer {
    public static void main(String[] args) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        System.out.println("on " + (Runtime.version().feature() >= 25 ? "25 or later" : "an older JDK") + ": "
                + (args[0].equals("table") ? Table.of(digest) : digest.getProvider().getName()));
    }
}
