package dev.whence.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one method of a point would match.
 *
 * @param method the method, as it stands in a points file
 * @param matches what would be woven
 * @param problem why nothing would be, or what is wrong with it; null if all is well
 * @param nearest class names that a misspelt one may have meant
 * @param remarks what else an operator should know
 * @param absent whether an application need not have the class, and has not
 * @param implementations classes that a {@code Type+} names, or -1 where it names one class
 */
record PointMatch(
        String method,
        List<Match> matches,
        @Nullable String problem,
        List<String> nearest,
        List<String> remarks,
        boolean absent,
        int implementations) {

    /**
     * A method that would be woven.
     *
     * @param className the class that declares it
     * @param signature its name and the types of its parameters
     * @param from the jar, folder, module or loader that has the class
     */
    record Match(String className, String signature, String from) {}

    /** The same where another method matches in its place: then why this one does not is a remark. */
    PointMatch forgiven() {
        List<String> why = new ArrayList<>(remarks);
        why.add(0, problem + ", but another method that is named for the same matches");
        return new PointMatch(method, matches, null, nearest, why, false, implementations);
    }

    /** The same where it is known that each release of the JDK has one of several methods: nothing to remark. */
    PointMatch ofAnotherJdk() {
        return new PointMatch(method, matches, null, List.of(), List.of(), true, implementations);
    }

    /** The same with something wrong. */
    PointMatch with(@Nullable String wrong) {
        return new PointMatch(method, matches, wrong, nearest, remarks, absent, implementations);
    }

    /** The same where an application need not have the class. */
    PointMatch optional() {
        List<String> why = new ArrayList<>(remarks);
        why.add(0, String.valueOf(problem));
        return new PointMatch(method, matches, null, List.of(), why, true, implementations);
    }

    boolean isGood() {
        return problem == null;
    }
}
