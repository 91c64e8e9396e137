package dev.whence.baseline.answer;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings names that differ from run to run into a form that does not. */
public final class StableNames {
    /** Stands for what is left out of a text. */
    private static final String LEFT_OUT = "#";

    /** A hidden class's address; the recorder writes a dot before it, and on JDK 17 another number after it. */
    private static final Pattern ADDRESS = Pattern.compile("[/+.]0x[0-9a-fA-F]+(?:\\.\\d+)?$");

    /** The count behind a lambda's class (JDK 17; later there is none). */
    private static final Pattern LAMBDA = Pattern.compile("(\\$\\$Lambda)\\$\\d+$");

    /** Proxies: numbered through, in packages that are numbered as their loaders come. */
    private static final Pattern PROXY = Pattern.compile("\\$Proxy\\d+$");

    private static final Pattern PROXY_PACKAGE = Pattern.compile("^(?:com\\.sun\\.proxy\\.)?(?:jdk\\.proxy)\\d+\\.");

    private static final Pattern ACCESSOR =
            Pattern.compile("(\\.Generated(?:Method|Constructor|SerializationConstructor)Accessor)\\d+$");

    /** What cglib, Guice and Byte Buddy make: {@code Name$$EnhancerByGuice$$1a2b}, {@code Name$ByteBuddy$Ab3dE}. */
    private static final Pattern GENERATED = Pattern.compile(
            "(\\$\\$[A-Za-z_]+)\\$\\$[0-9a-fA-F]+(?:_\\d+)?$|(\\$(?:ByteBuddy|MockitoMock|HibernateProxy))\\$\\w+$");

    /** Where a text may name a class that the JVM or a library generated. */
    private static final Pattern GENERATED_IN_TEXT =
            Pattern.compile("[\\w.$]*(?:\\$|Generated\\w+Accessor)[\\w.$]*(?:[/+]0x[0-9a-fA-F]+)?");

    /**
     * What is made anew in each run: an identity hash behind @, a UUID, eight or more hexadecimal digits with letters and
     * figures among them, nine or more decimal ones (a moment, a temporary file).
     */
    private static final Pattern MADE_ANEW = Pattern.compile("(?<=@)[0-9a-f]{1,8}\\b"
            + "|\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"
            + "|(?<![0-9A-Za-z])(?=[0-9]*[a-fA-F])(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,}(?![0-9A-Za-z])"
            + "|(?<!\\d)\\d{9,}(?!\\d)");

    private StableNames() {}

    /** The name of a class without what counts, addresses or randomness put into it. */
    public static String ofClass(String name) {
        String normal = ADDRESS.matcher(name).replaceFirst("");
        if (normal.indexOf('$') < 0 && !normal.contains("Accessor")) {
            return normal;
        }
        normal = LAMBDA.matcher(normal).replaceFirst("$1");
        normal = PROXY.matcher(normal).replaceFirst("\\$Proxy");
        normal = PROXY_PACKAGE.matcher(normal).replaceFirst("jdk.proxy.");
        normal = ACCESSOR.matcher(normal).replaceFirst("$1");
        return GENERATED.matcher(normal).replaceFirst("$1$2");
    }

    /** A text, such as a key, in which generated classes have their stable names, and {@code #} stands for hashes. */
    public static String ofText(String text) {
        String named = text.indexOf('$') < 0 && !text.contains("Accessor")
                ? text
                : GENERATED_IN_TEXT.matcher(text).replaceAll(StableNames::quotedClass);
        return MADE_ANEW.matcher(named).replaceAll(LEFT_OUT);
    }

    private static String quotedClass(MatchResult name) {
        return Matcher.quoteReplacement(ofClass(name.group()));
    }

    /** Whether a class is hidden, by its name with its address. */
    public static boolean isHidden(String name) {
        return ADDRESS.matcher(name).find();
    }

    /** Whether a class is a {@link java.lang.reflect.Proxy}, by its name with its number. */
    public static boolean isProxy(String name) {
        return PROXY.matcher(name).find();
    }
}
