package dev.whence.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of lines, or {@code all}. */
final class TopConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        if (text.equals("all")) {
            return Integer.MAX_VALUE;
        }
        try {
            int top = Integer.parseInt(text);
            if (top > 0) {
                return top;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + text + "' is neither a number above 0 nor 'all'");
    }
}
