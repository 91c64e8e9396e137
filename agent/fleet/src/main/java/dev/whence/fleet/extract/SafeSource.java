package dev.whence.fleet.extract;

import java.util.regex.Pattern;

/** Where a class or a recording is from, without what may be a secret in an address: user, password, query, fragment. */
public final class SafeSource {
    private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");
    private static final Pattern PARAMETERS = Pattern.compile(";[^/?#!]*");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private SafeSource() {}

    /** What is no address is left as it is. */
    public static String of(String source) {
        // Most have none of it, and there is one for each answer.
        if (source.indexOf('@') < 0 && source.indexOf('?') < 0 && source.indexOf('#') < 0 && source.indexOf(';') < 0) {
            return source;
        }
        if (!ADDRESS.matcher(source).matches()) {
            return source;
        }
        // The user first: a password may hold what ends an address elsewhere.
        String anonymous = USER.matcher(source).replaceAll("//");
        String bare = QUERY.matcher(anonymous).replaceFirst("");
        return bare.contains("//") ? PARAMETERS.matcher(bare).replaceAll("") : bare;
    }
}
