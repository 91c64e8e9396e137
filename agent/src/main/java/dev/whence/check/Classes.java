package dev.whence.check;

import java.util.List;

/** Where classes are looked for: on a class path, or among those that a JVM has loaded. */
public interface Classes {
    /** Every class of this binary name, the one that would be used first. */
    List<FoundClass> named(String className);

    /** Every class that extends or implements this one, itself left out; those alone that would be used. */
    List<FoundClass> below(String className);

    /** Up to three names that a misspelt one may have meant, the nearest first. */
    List<String> nearest(String className);

    /** Where they are looked for, as a phrase: {@code on the class path or in JDK 17.0.15}. */
    String where();
}
