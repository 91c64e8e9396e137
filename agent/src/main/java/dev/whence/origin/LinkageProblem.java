package dev.whence.origin;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What did not fit, as the JVM's own message says. A message of another form is the application's, may hold anything, and is not
 * kept.
 *
 * @param error the simple name of the error's class
 * @param kind what did not fit
 * @param className the binary name of the class that lacks something; empty where the message names none
 * @param member the name of the method or field; empty where it is about the class
 * @param signature a method with its types as the message writes it, a field with its type or its name alone
 * @param loaders of one class in two loaders, these; otherwise none
 */
public record LinkageProblem(
        String error, Kind kind, String className, String member, String signature, List<String> loaders) {
    /** The errors of linking that have copies of a class as their usual cause. */
    public static final Set<String> ERRORS = Set.of(
            "java.lang.NoSuchMethodError",
            "java.lang.NoSuchFieldError",
            "java.lang.AbstractMethodError",
            "java.lang.IncompatibleClassChangeError",
            "java.lang.NoClassDefFoundError");

    /** The exception of a class in two loaders. */
    public static final String CAST = "java.lang.ClassCastException";

    /** What can be missing or different. */
    public enum Kind {
        /** A method that the class does not have. */
        METHOD,
        /** A method that is not static. */
        STATIC_METHOD,
        /** A method that is static. */
        INSTANCE_METHOD,
        /** A field that the class does not have. */
        FIELD,
        /** An interface that has to be a class. */
        CLASS_EXPECTED,
        /** A class that has to be an interface. */
        INTERFACE_EXPECTED,
        /** The class itself is not found. */
        ABSENT,
        /** The class is there, and its initialiser failed before. */
        INITIALISER,
        /** One class in two loaders. */
        TWO_LOADERS,
        /** The message says nothing that can be looked up. */
        UNKNOWN,
        /** One of more than can be kept, each with its class and member. */
        MORE
    }

    private static final int LONGEST = 4_000;
    private static final String NAME = "[\\p{javaJavaIdentifierStart}<][\\p{javaJavaIdentifierPart}>]*";
    private static final String TYPE = "[\\p{javaJavaIdentifierPart}.\\[\\]/]+";
    private static final Pattern METHOD = Pattern.compile(
            "'(?:(?:[a-z]+ ){0,6}(" + TYPE + ") )?(?:(" + TYPE + ")\\.)?(" + NAME + ")\\(([^()']*)\\)'");
    private static final Pattern FIELD =
            Pattern.compile("Class (" + TYPE + ") does not have member field '(" + TYPE + ") (" + NAME + ")'");
    private static final Pattern RECEIVER = Pattern.compile("^Receiver class (" + TYPE + ") does not define");
    private static final Pattern INTERFACE =
            Pattern.compile("^(?:Found interface (" + TYPE + "), but class was expected)");
    private static final Pattern NO_INTERFACE =
            Pattern.compile("^Class " + TYPE + " does not implement the requested interface (" + TYPE + ")|^class "
                    + TYPE + " can not implement (" + TYPE + "), because it is not an interface.*");
    private static final Pattern INITIALISED = Pattern.compile("^Could not initialize class (" + TYPE + ")$");
    private static final Pattern SAME_NAME =
            Pattern.compile("^class (" + TYPE + ") cannot be cast to class \\1 \\((.*)\\)$");
    private static final Pattern LOADER = Pattern.compile("loader ('[^']{1,200}'|[^\\s;)]{1,200})( @[0-9a-f]+)?");

    /** Reads a message; where its form is unknown, nothing of it. */
    static LinkageProblem of(String errorClass, String given) {
        String error = errorClass.substring(errorClass.lastIndexOf('.') + 1);
        String message = given.length() > LONGEST ? "" : given;
        return switch (error) {
            case "NoSuchMethodError" -> method(error, Kind.METHOD, message, message);
            case "AbstractMethodError" -> abstractMethod(error, message);
            case "NoSuchFieldError" -> field(error, message);
            case "IncompatibleClassChangeError" -> changed(error, message);
            case "NoClassDefFoundError" -> absent(error, message);
            case "ClassCastException" -> cast(error, message);
            default -> unknown(error);
        };
    }

    /** Of the classes that the JDK looks for among those made in advance, and makes where it finds none: no failure. */
    boolean isOfMethodHandles() {
        return className.startsWith("java.lang.invoke.");
    }

    /** What stands for it where there are too many. */
    LinkageProblem more() {
        return new LinkageProblem(error, Kind.MORE, "", "", "", List.of());
    }

    private static LinkageProblem unknown(String error) {
        return new LinkageProblem(error, Kind.UNKNOWN, "", "", "", List.of());
    }

    private static LinkageProblem method(String error, Kind kind, String message, String part) {
        Matcher method = METHOD.matcher(part);
        boolean whole = error.equals("NoSuchMethodError") ? method.matches() : method.find();
        return !whole || method.group(2) == null
                ? unknown(error)
                : new LinkageProblem(error, kind, method.group(2), method.group(3), signature(method), List.of());
    }

    /** {@code void m(java.lang.String, int[])}. */
    private static String signature(Matcher method) {
        String returned = method.group(1);
        return (returned == null ? "" : returned + " ") + method.group(3) + "(" + method.group(4) + ")";
    }

    private static LinkageProblem abstractMethod(String error, String message) {
        Matcher receiver = RECEIVER.matcher(message);
        Matcher method = METHOD.matcher(message);
        return receiver.find() && method.find()
                ? new LinkageProblem(
                        error, Kind.METHOD, receiver.group(1), method.group(3), signature(method), List.of())
                : unknown(error);
    }

    /** JDK 17 gives the name alone, later ones the class as well. */
    private static LinkageProblem field(String error, String message) {
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            return new LinkageProblem(
                    error,
                    Kind.FIELD,
                    field.group(1),
                    field.group(3),
                    field.group(2) + " " + field.group(3),
                    List.of());
        }
        return message.matches(NAME)
                ? new LinkageProblem(error, Kind.FIELD, "", message, message, List.of())
                : unknown(error);
    }

    private static LinkageProblem changed(String error, String message) {
        Matcher isInterface = INTERFACE.matcher(message);
        if (isInterface.find()) {
            return new LinkageProblem(error, Kind.CLASS_EXPECTED, isInterface.group(1), "", "", List.of());
        }
        Matcher isClass = NO_INTERFACE.matcher(message);
        if (isClass.find()) {
            String name = isClass.group(1) != null ? isClass.group(1) : isClass.group(2);
            return new LinkageProblem(error, Kind.INTERFACE_EXPECTED, name, "", "", List.of());
        }
        if (message.startsWith("Expected static method ")) {
            return method(error, Kind.STATIC_METHOD, message, message);
        }
        return message.startsWith("Expected non-static method ") || message.startsWith("Expecting non-static method ")
                ? method(error, Kind.INSTANCE_METHOD, message, message)
                : unknown(error);
    }

    private static LinkageProblem absent(String error, String message) {
        Matcher initialised = INITIALISED.matcher(message);
        if (initialised.matches()) {
            return new LinkageProblem(error, Kind.INITIALISER, initialised.group(1), "", "", List.of());
        }
        return message.matches(TYPE)
                ? new LinkageProblem(error, Kind.ABSENT, message.replace('/', '.'), "", "", List.of())
                : unknown(error);
    }

    private static LinkageProblem cast(String error, String message) {
        Matcher same = SAME_NAME.matcher(message);
        if (!same.matches()) {
            return unknown(error);
        }
        List<String> loaders = LOADER.matcher(same.group(2))
                .results()
                .map(loader -> loader.group(1).replace("'", "") + (loader.group(2) == null ? "" : loader.group(2)))
                .toList();
        return new LinkageProblem(error, Kind.TWO_LOADERS, same.group(1), "", "", loaders);
    }
}
