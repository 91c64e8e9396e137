package dev.whence.command;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a template that comes with the agent. (One is called {@code default}, as no enum constant can be.) */
final class ProfileConverter implements ITypeConverter<String> {
    private static final List<String> KNOWN = List.of("default", "deep");

    @Override
    public String convert(String name) {
        if (!KNOWN.contains(name)) {
            throw new TypeConversionException("'" + name + "' is not one of " + String.join(", ", KNOWN));
        }
        return name;
    }
}
