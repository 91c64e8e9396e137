package dev.whence.command;

import dev.whence.footprint.request.Until;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a server is waited for: {@code port 8080}, a time such as {@code 10s}, or a text in its output. */
final class UntilConverter implements ITypeConverter<Until> {
    private static final Pattern PORT = Pattern.compile("port\\s+(\\d{1,9})");
    private static final Pattern TIME = Pattern.compile("(\\d+(ms|s|m|h|d))+");
    private static final int LAST_PORT = 65_535;

    @Override
    public Until convert(String text) {
        Matcher port = PORT.matcher(text);
        if (port.matches()) {
            int number = Integer.parseInt(port.group(1));
            if (number < 1 || number > LAST_PORT) {
                throw new TypeConversionException("'" + text + "': a port is from 1 to " + LAST_PORT);
            }
            return new Until.Port(number);
        }
        if (TIME.matcher(text).matches()) {
            return new Until.Time(new DurationConverter().convert(text));
        }
        if (text.isBlank() || text.contains("\n")) {
            throw new TypeConversionException("a text is what one line contains, and not empty");
        }
        return new Until.Text(text);
    }
}
