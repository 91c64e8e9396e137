package dev.whence.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of data in bytes: {@code 100M}, {@code 1G}; powers of 1,024, as the JDK's options have them. */
final class SizeConverter implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kKmMgG])");

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size such as 100M or 1G");
        }
        long amount = Long.parseLong(size.group(1));
        return switch (size.group(2)) {
            case "k", "K" -> amount << 10;
            case "m", "M" -> amount << 20;
            default -> amount << 30;
        };
    }
}
