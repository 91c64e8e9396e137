package dev.whence.command;

import dev.whence.report.answer.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time, in UTC where it names no offset, or how long after a recording's beginning it is. */
final class MomentConverter implements ITypeConverter<Span.Moment> {
    @Override
    public Span.Moment convert(String text) {
        if (text.indexOf('-') < 0) {
            return new Span.Moment(null, new DurationConverter().convert(text));
        }
        try {
            String iso = text.replace(' ', 'T');
            boolean zoned = iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d.*");
            Instant instant = zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            // Beyond these years no count of nanoseconds holds it.
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("2200-01-01T00:00:00Z"))) {
                return new Span.Moment(instant, null);
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + text + "' is not a time like 2026-11-27T09:30:00Z or 90s");
    }
}
