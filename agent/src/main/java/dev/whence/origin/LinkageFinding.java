package dev.whence.origin;

import dev.whence.check.ClassCopy;
import dev.whence.check.ClassPath;
import dev.whence.output.HumanReadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What failed to link, joined with the jars of the class path.
 *
 * @param failure what failed
 * @param callerPlace the jar of the class that called; empty where it is not known
 * @param first the copy that is used, its jar or folder; empty where there is none
 * @param having the places of later copies that have what the first one lacks
 * @param sentence what follows from it
 */
public record LinkageFinding(
        LinkageFailure failure, String callerPlace, String first, List<String> having, String sentence) {
    private static final int MOST_PLACES = 3;

    /**
     * Looks the classes up.
     *
     * @param loaded the places of copies that are known to be loaded
     */
    static LinkageFinding of(LinkageFailure failure, ClassPath path, Set<String> loaded) {
        LinkageFailure known = withOwner(failure, path);
        List<ClassCopy> callers = path.copies(known.callerClass());
        String callerPlace = callers.isEmpty() ? "" : callers.get(0).place();
        LinkageProblem problem = known.problem();
        List<ClassCopy> copies = problem.className().isEmpty() ? List.of() : path.copies(problem.className());
        List<String> having = new ArrayList<>();
        for (int i = 1; i < copies.size() && having.size() < MOST_PLACES; i++) {
            if (satisfies(copies.get(i), problem)) {
                having.add(copies.get(i).place());
            }
        }
        String first = copies.isEmpty() ? "" : copies.get(0).place();
        return new LinkageFinding(
                known,
                callerPlace,
                first,
                List.copyOf(having),
                sentence(problem, copies, first, having, loaded.contains(first)));
    }

    /** What failed how often, what follows, and where it came up. */
    public String text() {
        return HumanReadable.count(failure.count()) + " x " + failure.problem().error() + ": " + sentence
                + (failure.caller().isEmpty()
                        ? ""
                        : " First thrown in " + failure.caller() + (callerPlace.isEmpty() ? "" : ", " + callerPlace)
                                + ".");
    }

    /** JDK 17 names of a field no class: the caller's code does. */
    private static LinkageFailure withOwner(LinkageFailure failure, ClassPath path) {
        LinkageProblem problem = failure.problem();
        if (problem.kind() != LinkageProblem.Kind.FIELD || !problem.className().isEmpty()) {
            return failure;
        }
        List<ClassCopy> callers = path.copies(failure.callerClass());
        ClassFacts caller =
                callers.isEmpty() ? null : ClassFacts.of(callers.get(0).read());
        Set<String> owners = caller == null ? Set.of() : caller.ownersOf(problem.member());
        String owner = null;
        for (String each : owners) {
            List<ClassCopy> copies = path.copies(each);
            if (!copies.isEmpty() && !satisfies(copies.get(0), problem)) {
                // Of two, nobody knows which.
                owner = owner == null ? each : "";
            }
        }
        return owner == null || owner.isEmpty()
                ? failure
                : new LinkageFailure(
                        new LinkageProblem(
                                problem.error(),
                                problem.kind(),
                                owner,
                                problem.member(),
                                problem.signature(),
                                problem.loaders()),
                        failure.caller(),
                        failure.count(),
                        failure.firstNanos(),
                        failure.lastNanos());
    }

    private static boolean satisfies(ClassCopy copy, LinkageProblem problem) {
        ClassFacts facts = ClassFacts.of(copy.read());
        return facts != null && facts.satisfies(problem);
    }

    private static String sentence(
            LinkageProblem problem, List<ClassCopy> copies, String first, List<String> having, boolean isLoaded) {
        String name = problem.className();
        String what = what(problem);
        switch (problem.kind()) {
            case UNKNOWN:
                return "its message is not the JVM's own, so it is not shown.";
            case MORE:
                return "of further classes and members, beside the first that were met.";
            case INITIALISER:
                return "the static initialiser of " + name + " failed earlier; that failure is the cause.";
            case TWO_LOADERS:
                return name + " is loaded twice, by " + String.join(" and by ", problem.loaders())
                        + ": objects of one are none of the other.";
            case ABSENT:
                return copies.isEmpty()
                        ? "no copy of " + name + " is on the class path."
                        : name + " is on the class path, in " + first + ": the loader of the caller does not see it.";
            default:
                break;
        }
        if (name.isEmpty()) {
            return what + " is missing; the message does not say in which class.";
        }
        if (copies.isEmpty()) {
            return what + " of " + name + ": no copy of the class is on the class path, as far as it is here.";
        }
        if (satisfies(copies.get(0), problem)) {
            return "the first copy of " + name + " on the class path, in " + first + ", has " + what
                    + ": the class that failed is from somewhere else.";
        }
        String lacks = what + lacks(problem, name) + " in the copy that "
                + (isLoaded ? "is loaded from " : "comes first, ") + first;
        if (having.isEmpty()) {
            return lacks + "; "
                    + (copies.size() == 1
                            ? "the class path has no other copy."
                            : "none of the " + (copies.size() - 1)
                                    + " later copies on the class path differs in that.");
        }
        return lacks + "; " + String.join(", ", having) + ", later on the class path, "
                + (having.size() == 1 ? "has it." : "have it.");
    }

    private static String what(LinkageProblem problem) {
        return switch (problem.kind()) {
            case METHOD -> "method " + problem.signature();
            case STATIC_METHOD -> "a static method " + problem.signature();
            case INSTANCE_METHOD -> "an instance method " + problem.signature();
            case FIELD -> "field " + problem.signature();
            case CLASS_EXPECTED -> "a class";
            case INTERFACE_EXPECTED -> "an interface";
            default -> "";
        };
    }

    private static String lacks(LinkageProblem problem, String name) {
        return switch (problem.kind()) {
            case CLASS_EXPECTED, INTERFACE_EXPECTED -> " is expected, and " + name + " is none";
            default -> " of " + name + " is not";
        };
    }
}
