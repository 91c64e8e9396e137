package dev.whence.agent.support;

/**
 * Addresses as events may hold them: without the user and the password before the host, without query, parameters and
 * fragment, and of one for JDBC no more than the driver's part. Texts alone: no handler of a URL is called.
 */
public final class UrlText {
    private static final String AUTHORITY = "://";
    private static final String JDBC = "jdbc:";
    /** Between an archive and what lies within. */
    private static final String WITHIN = "!/";

    private UrlText() {}

    /** The same text where it is no address or holds nothing of this kind. */
    public static String withoutSecrets(String text) {
        // Most keys are names, and this is asked in each recorded call.
        if (text.indexOf(':') < 0) {
            return text;
        }
        if (text.startsWith(JDBC)) {
            int end = text.indexOf(':', JDBC.length());
            return end < 0 ? JDBC : text.substring(0, end + 1);
        }
        int authority = text.indexOf(AUTHORITY);
        return authority < 0 ? text : stripped(text, authority + AUTHORITY.length());
    }

    private static String stripped(String text, int begin) {
        int host = host(text, begin);
        String rest = cut(text, host);
        return host == begin && rest.length() == text.length() - begin ? text : text.substring(0, begin) + rest;
    }

    /** Where the host begins: behind the user and the password, if there are any. */
    private static int host(String text, int begin) {
        int slash = text.indexOf('/', begin);
        int end = slash < 0 ? text.length() : slash;
        int at = text.lastIndexOf('@', end - 1);
        if (at < begin && isPassword(text, begin, end)) {
            // It holds a slash that should have been escaped.
            at = text.lastIndexOf('@');
        }
        return at < begin ? begin : at + 1;
    }

    /** Whether what stands behind a colon is no port. */
    private static boolean isPassword(String text, int begin, int end) {
        int colon = text.indexOf(':', begin);
        if (colon < 0 || colon >= end || text.charAt(begin) == '[') {
            return false;
        }
        for (int i = colon + 1; i < end; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != ',') {
                return true;
            }
        }
        return false;
    }

    /** From here to the first of what separates a path from what follows it; what lies within an archive stays. */
    private static String cut(String text, int begin) {
        for (int i = begin; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '?' || c == '#' || c == ';') {
                int within = text.indexOf(WITHIN, i);
                String head = text.substring(begin, i);
                return within < 0 ? head : head + cut(text, within);
            }
        }
        return text.substring(begin);
    }
}
